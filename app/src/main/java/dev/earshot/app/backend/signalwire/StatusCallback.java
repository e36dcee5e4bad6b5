package dev.earshot.app.backend.signalwire;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * What a conference tells of itself (signalwire.md chapter 6), if its first participant's document
 * asked for it. Nothing is ever said about coaching.
 *
 * @param call whom it concerns; empty for the conference itself
 * @param room the conference's friendly name
 */
public record StatusCallback(
    Kind kind,
    String account,
    String conference,
    String call,
    String room,
    Optional<Boolean> muted,
    Optional<Boolean> held,
    Order order) {
  /** What to subscribe to; other words than those that then come. */
  public static final String SUBSCRIPTION = "start end join leave mute hold speaker";

  /** What happened, as it is called when it comes. */
  public enum Kind {
    START("conference-start"),
    END("conference-end"),
    JOIN("participant-join"),
    LEAVE("participant-leave"),
    MUTE("participant-mute"),
    UNMUTE("participant-unmute"),
    HOLD("participant-hold"),
    UNHOLD("participant-unhold"),
    MODIFY("participant-modify"),
    SPEECH_START("participant-speech-start"),
    SPEECH_STOP("participant-speech-stop");

    private final String value;

    Kind(String value) {
      this.value = value;
    }

    static Optional<Kind> of(String value) {
      return Arrays.stream(values()).filter(kind -> kind.value.equals(value)).findFirst();
    }

    boolean isOfTheRoom() {
      return this == START || this == END;
    }
  }

  /**
   * Which of two came first, as far as it is said: Twilio counts; SignalWire gives the second.
   *
   * @param number within the conference
   */
  record Order(Optional<Long> number, Optional<Instant> time) {
    static final Order UNKNOWN = new Order(Optional.empty(), Optional.empty());

    /** Surely earlier; where it cannot be told, whatever arrives first is first. */
    boolean isBefore(Order other) {
      if (number.isPresent() && other.number.isPresent()) {
        return number.get() < other.number.get();
      }
      return time.isPresent() && other.time.isPresent() && time.get().isBefore(other.time.get());
    }

    /** The same news once more. */
    boolean isSame(Order other) {
      return number.isPresent() && number.equals(other.number);
    }
  }

  /** From the fields of a form; empty if it is no such event, or does not say of what. */
  public static Optional<StatusCallback> of(Map<String, String> form) {
    Optional<Kind> kind = Kind.of(field(form, "StatusCallbackEvent"));
    boolean whole =
        !field(form, "ConferenceSid").isEmpty()
            && (!field(form, "CallSid").isEmpty() || kind.filter(Kind::isOfTheRoom).isPresent());
    return kind.filter(_ -> whole)
        .map(
            known ->
                new StatusCallback(
                    known,
                    field(form, "AccountSid"),
                    field(form, "ConferenceSid"),
                    field(form, "CallSid"),
                    field(form, "FriendlyName"),
                    truth(field(form, "Muted")),
                    truth(field(form, "Hold")),
                    order(form)));
  }

  private static Order order(Map<String, String> form) {
    String number = field(form, "SequenceNumber");
    return new Order(
        number.matches("\\d{1,15}") ? Optional.of(Long.valueOf(number)) : Optional.empty(),
        LamlDates.parse(field(form, "Timestamp")));
  }

  private static String field(Map<String, String> form, String name) {
    return form.getOrDefault(name, "").strip();
  }

  private static Optional<Boolean> truth(String text) {
    return text.equals("true") || text.equals("false")
        ? Optional.of(text.equals("true"))
        : Optional.empty();
  }
}
