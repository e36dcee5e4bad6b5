package dev.earshot.app.backend.signalwire;

import dev.earshot.app.backend.leg.OwnCall;
import dev.earshot.app.supervision.ConferenceKey;
import java.util.Optional;

/** One stay in a conference: our own leg from dialling to the end. Any thread. */
final class OwnLeg {
  private final long membership;
  private final ConferenceKey conference;
  private final String room;
  private final OwnCall call;
  private volatile Optional<String> callSid = Optional.empty();

  /** Whether it sits in the conference; before that whoever lets us in tells what becomes of it. */
  private volatile boolean seated;

  /** Whether we were read as muted since somebody was last to hear us. */
  private volatile boolean quiet;

  /**
   * @param room the conference's friendly name
   */
  OwnLeg(long membership, ConferenceKey conference, String room, OwnCall call) {
    this.membership = membership;
    this.conference = conference;
    this.room = room;
    this.call = call;
  }

  long membership() {
    return membership;
  }

  ConferenceKey conference() {
    return conference;
  }

  /** The conference's SID. */
  String sid() {
    return conference.value();
  }

  String room() {
    return room;
  }

  OwnCall call() {
    return call;
  }

  Optional<String> callSid() {
    return callSid;
  }

  void identified(String sid) {
    callSid = Optional.of(sid);
  }

  boolean isSeated() {
    return seated;
  }

  void seated() {
    seated = true;
  }

  boolean isQuiet() {
    return quiet;
  }

  void quiet(boolean now) {
    quiet = now;
  }
}
