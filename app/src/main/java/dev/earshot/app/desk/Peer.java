package dev.earshot.app.desk;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who calls, for people. What stands there was written by the caller and proves nothing. Pure. */
public final class Peer {
  /** The value of a From field, {@code "Anna" <sip:anna@example.org>;tag=x} (RFC 3261 20.20). */
  private static final Pattern NAME_ADDR =
      Pattern.compile("\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^<\"]*))\\s*<([^>]+)>.*");

  private static final int MOST = 80;

  private Peer() {}

  /**
   * Name and address, without what only machines need.
   *
   * @param from value of a From field, or an address
   */
  public static String name(String from) {
    String clean = from.replaceAll("\\p{Cntrl}", "_");
    Matcher matcher = NAME_ADDR.matcher(clean);
    if (!matcher.matches()) {
      return cut(address(clean));
    }
    String quoted = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    String name = quoted.replaceAll("\\\\(.)", "$1").strip();
    String address = address(matcher.group(3));
    return cut(name.isEmpty() ? address : name + " (" + address + ")");
  }

  private static String address(String uri) {
    return uri.strip().replaceFirst("^sips?:", "").replaceFirst("[;?].*$", "");
  }

  private static String cut(String text) {
    return text.length() <= MOST ? text : text.substring(0, MOST - 1) + "…";
  }
}
