package dev.earshot.app.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which links are followed, and what is said about the others. */
final class Link {
  private static final Set<String> KNOWN = Set.of("earshot:", "earshot:demo");
  private static final int SHOWN = 80;

  private Link() {}

  /** Why a link is not followed, in a sentence; empty if it is. */
  static Optional<String> refusal(String link) {
    String plain = link.toLowerCase(Locale.ROOT).replaceFirst("^earshot:/+", "earshot:");
    plain = plain.replaceFirst("(?<=.)/+$", "");
    if (KNOWN.contains(plain)) {
      return Optional.empty();
    }
    String shown = shown(link);
    if (plain.startsWith("sip:") || plain.startsWith("sips:") || plain.startsWith("tel:")) {
      return Optional.of(
          "Earshot places no calls from links, because a call lets others hear you: "
              + shown
              + " was not called. Type  earshot call ADDRESS  if you mean it.");
    }
    return Optional.of(
        "this link is none of Earshot's: "
            + shown
            + ". There is earshot:demo; profiles are opened"
            + " by  earshot --profile FILE");
  }

  /** As much of it as fits into a sentence, without what a terminal would obey. */
  private static String shown(String link) {
    String clean = link.replaceAll("[^\\p{Graph}]", "?");
    return clean.length() > SHOWN ? clean.substring(0, SHOWN) + "…" : clean;
  }
}
