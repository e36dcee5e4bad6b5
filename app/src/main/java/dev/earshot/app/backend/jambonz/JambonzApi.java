package dev.earshot.app.backend.jambonz;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of jambonz over REST. Each method is one blocking request; trouble is a {@code
 * BackendException}. That a request was accepted says nothing about its effect.
 */
public interface JambonzApi {
  /** Asked with {@code ?expand=participants}, which 0.9.x ignores. */
  ConferenceList conferences();

  /** Calls in progress. */
  List<CallRecord> calls();

  /** One call; empty if there is no record of it. */
  Optional<CallRecord> call(String callSid);

  void act(String callSid, ParticipantAction action, Duration patience);

  /** {@code call_status: completed}; that the call is already gone is as good. */
  void hangUp(String callSid);

  /**
   * @return the new call's SID; that nobody answers is seen in {@link #call} only
   */
  String createCall(NewCall call);

  /** How many requests the installation still takes; safety needs some of them. */
  RequestBudget budget();

  /**
   * @param conferences without duplicates, and without the {@code waitlist} that is none
   * @param somebodyWaits whether the list held a waiting list
   */
  record ConferenceList(
      Edition edition, List<ConferenceRecord> conferences, boolean somebodyWaits) {}
}
