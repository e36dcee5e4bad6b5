package dev.earshot.app.backend.signalwire;

import java.util.Optional;

/**
 * What the system is told to do with a call (signalwire.md chapter 4): LaML, which is TwiML too.
 * Nobody's coming or going is ever announced by a beep. Pure.
 */
public final class LamlDocuments {
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  /** The call is over. */
  public static final String HANG_UP = HEAD + "<Response><Hangup/></Response>";

  private LamlDocuments() {}

  /**
   * Into the conference, muted, neither starting nor ending it.
   *
   * @param action asked for when the call has left the conference, or could not get in
   * @param coach whom it coaches from the beginning; must be in the conference
   */
  public static String supervisor(String action, String room, Optional<String> coach) {
    return HEAD
        + "<Response><Dial"
        + attribute("action", action)
        + "><Conference muted=\"true\" beep=\"false\" startConferenceOnEnter=\"false\""
        + " endConferenceOnExit=\"false\""
        + coach.map(sid -> attribute("coach", sid)).orElse("")
        + ">"
        + escaped(room)
        + "</Conference></Dial></Response>";
  }

  /**
   * Into the conference as somebody who is heard. Whoever comes first must name the receiver of
   * callbacks, so everybody does.
   *
   * @param begins whether it begins with him; until then others wait
   * @param ends whether it ends with him
   * @param statusCallback where everything is told that happens there
   */
  public static String caller(String room, boolean begins, boolean ends, String statusCallback) {
    return HEAD
        + "<Response><Dial><Conference beep=\"false\""
        + attribute("startConferenceOnEnter", Boolean.toString(begins))
        + attribute("endConferenceOnExit", Boolean.toString(ends))
        + attribute("statusCallback", statusCallback)
        + attribute("statusCallbackEvent", StatusCallback.SUBSCRIPTION)
        + ">"
        + escaped(room)
        + "</Conference></Dial></Response>";
  }

  private static String attribute(String name, String value) {
    return " " + name + "=\"" + escaped(value) + "\"";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
