package dev.earshot.app.supervision.chat;

import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.Mode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A chat that was delivered to us: what the back end said of it, and what we are doing in it.
 *
 * @param asOf when {@code seen} was learnt
 * @param fresh whether {@code seen} is the latest there is: not after a lost line or a request
 *     whose outcome is not known
 * @param leaving since when we are on our way out
 * @param typing who is typing, by participant, and when that was heard
 * @param alarm that a message of ours was seen by more than it was written for
 * @param reading how the log is read
 * @param note what the last thing we did came to, if it did not do; one sentence
 */
public record Chat(
    ObservedChat seen,
    Instant asOf,
    boolean fresh,
    Transcript transcript,
    Optional<Switching> switching,
    boolean bargeAsked,
    Optional<Instant> leaving,
    Composer composer,
    Map<String, Instant> typing,
    Optional<ChatAlarm> alarm,
    Reading reading,
    Optional<String> note) {
  public Chat {
    typing = Map.copyOf(typing);
  }

  /**
   * @param history lines up to this index were there before us and prove nothing about our messages
   * @param gapsUpTo the highest index when missing lines were asked for
   * @param askedAt when the chat was asked for last
   */
  record Reading(int history, int gapsUpTo, Instant askedAt) {}

  static Chat first(ObservedChat seen, Instant now) {
    return new Chat(
        seen,
        now,
        true,
        Transcript.EMPTY,
        Optional.empty(),
        false,
        Optional.empty(),
        Composer.EMPTY,
        Map.of(),
        Optional.empty(),
        new Reading(-1, -1, now),
        Optional.empty());
  }

  public ChatKey key() {
    return seen.key();
  }

  /**
   * Who sees us, from our own visibility in the latest list of participants; REQUESTED while a
   * change is on its way, UNKNOWN if that list is stale, lacks us or names something new.
   */
  public Known<Mode> mode() {
    if (!fresh || !seen.state().live()) {
      return Known.unknown(asOf);
    }
    return switching
        .map(change -> Known.requested(change.wanted(), asOf))
        .orElseGet(
            () ->
                inForce()
                    .map(mode -> Known.confirmed(mode, asOf))
                    .orElseGet(() -> Known.unknown(asOf)));
  }

  /** What our visibility says, whatever else is on its way. */
  public Optional<Mode> inForce() {
    return fresh ? seen.self().flatMap(self -> self.visibility().mode()) : Optional.empty();
  }

  /** Whether something can be written now, and who would see it. */
  public ComposerState composerState() {
    return ComposerState.of(this);
  }
}
