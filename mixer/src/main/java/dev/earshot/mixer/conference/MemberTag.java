package dev.earshot.mixer.conference;

import java.util.regex.Pattern;

/**
 * A label by which whispers are addressed, {@code [A-Za-z0-9_-]{1,32}}. The narrow alphabet is
 * deliberate: a tag with a blank or an apostrophe inverts or disables the whisper on a real
 * jambonz.
 */
public record MemberTag(String value) {
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]{1,32}");

  public MemberTag {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "member tag must match [A-Za-z0-9_-]{1,32}: '" + value + "'");
    }
  }

  /** Whether {@code text} could be a tag; use it before constructing one from outside input. */
  public static boolean isValid(String text) {
    return ALLOWED.matcher(text).matches();
  }

  /**
   * Whether it begins with {@code _}: such a tag groups the ears of one whisper for as long as it
   * lasts. It is shown to nobody, and nobody may claim it for himself or others.
   */
  public boolean isPrivate() {
    return value.startsWith("_");
  }

  @Override
  public String toString() {
    return value;
  }
}
