package dev.earshot.app.backend.signalwire;

import dev.earshot.app.backend.BackendException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The requests that are ever made of a SignalWire or Twilio (signalwire.md chapter 3). Each blocks
 * for its answer; trouble is thrown as {@link BackendException}. Any thread.
 */
public interface LamlApi {
  /** Everything that is in progress or waited in. */
  List<ConferenceRecord> conferences();

  /** Who is in a conference now. */
  List<ParticipantRecord> participants(String conference, Duration limit);

  ParticipantRecord participant(String conference, String call, Duration limit);

  /**
   * @return what the system answered, which is not yet a confirmation
   */
  ParticipantRecord update(
      String conference, String call, ParticipantUpdate update, Duration limit);

  /** Out of the conference; who is not in it is as good. */
  void remove(String conference, String call);

  /** Empty if there is no such call (any more). */
  Optional<CallRecord> call(String sid, Duration limit);

  /**
   * Calls somebody; the second call within a second waits.
   *
   * @return which call it is
   */
  String createCall(NewCall call);

  /**
   * Calls somebody into a conference, muted; Twilio only.
   *
   * @return which call it is
   */
  String createParticipant(String conference, NewCall call);

  /** Ends a call, however far it is; that it is over is as good. */
  void endCall(String sid);

  /** For everybody. */
  void endConference(String conference);
}
