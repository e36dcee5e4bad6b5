package dev.earshot.app.backend.jambonz;

import java.util.regex.Pattern;

/** What jambonz takes for a SID; {@code UUID.fromString} alone would take 1-1-1-1-1. */
final class Uuids {
  private static final Pattern UUID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private Uuids() {}

  static boolean isUuid(String text) {
    return UUID.matcher(text).matches();
  }
}
