package dev.earshot.audio.sip;

import java.util.Optional;

/** An event package for tests: each resource is a text, and a document is the text. */
final class ShoutPackage implements EventPackage {
  String text = "silence";
  int opened;

  @Override
  public String name() {
    return "shout";
  }

  @Override
  public String contentType() {
    return "text/plain";
  }

  @Override
  public String feature() {
    return "isshouting";
  }

  @Override
  public Optional<EventView> open(String requestUri) {
    opened++;
    return requestUri.startsWith("sip:room@") ? Optional.of(new Shout()) : Optional.empty();
  }

  private final class Shout implements EventView {
    private String told = "";

    @Override
    public String resource() {
      return "room";
    }

    @Override
    public String full() {
      told = text;
      return "all: " + text;
    }

    @Override
    public Optional<String> changes() {
      if (told.equals(text)) {
        return Optional.empty();
      }
      told = text;
      return Optional.of("new: " + text);
    }
  }
}
