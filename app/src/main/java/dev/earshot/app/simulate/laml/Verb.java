package dev.earshot.app.simulate.laml;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What a document asks for, one after the other. */
sealed interface Verb {
  /** Silent here, but as long as the words would take. */
  record Say(String text) implements Verb {}

  record Pause(int seconds) implements Verb {}

  record Hangup() implements Verb {}

  /** Goes on with another document. */
  record Redirect(Link to) implements Verb {}

  /**
   * Into a conference; afterwards to {@code action}, or on with the next verb.
   *
   * @param action whom to ask what then, if anybody
   */
  record DialConference(Conference conference, Optional<Link> action) implements Verb {}

  /**
   * Where to ask.
   *
   * @param url absolute, or relative to that of the document
   */
  record Link(String url, String method) {}

  /**
   * {@code <Conference>} with its attributes.
   *
   * @param coach the call that alone hears this one
   * @param callback honoured from the first participant only
   */
  record Conference(
      String name,
      boolean muted,
      boolean beep,
      boolean starts,
      boolean ends,
      Optional<String> coach,
      Optional<Callback> callback,
      OptionalInt most,
      Optional<String> label) {
    /** The same of another name. */
    Conference named(String other) {
      return new Conference(other, muted, beep, starts, ends, coach, callback, most, label);
    }

    /** The same with another place to tell. */
    Conference withCallback(Callback other) {
      return new Conference(
          name, muted, beep, starts, ends, coach, Optional.of(other), most, label);
    }
  }

  /**
   * Where a conference tells what happens.
   *
   * @param events tokens: start end join leave mute hold speaker modify announcement
   */
  record Callback(Link to, Set<String> events) {}
}
