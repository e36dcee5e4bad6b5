package dev.earshot.app.profile;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what a profile says about Genesys Web Services. */
final class GenesysReader {
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");
  private static final Pattern CHANNEL = Pattern.compile("voice|chat");

  private GenesysReader() {}

  static Target read(Section root) {
    Section section = root.section("genesys");
    GenesysTarget.Account account =
        new GenesysTarget.Account(
            section.url("baseUrl", Set.of("https", "http")),
            section.text("user"),
            section.secret("password"),
            section.optionalText("device").orElse(""),
            section.text("notifications", PATH, "/notifications", "a path as /notifications, not"),
            section.texts("channels", CHANNEL, "voice or chat", List.of("voice")));
    section.end();
    return new GenesysTarget(account, SipReader.read(root.section("sip")));
  }
}
