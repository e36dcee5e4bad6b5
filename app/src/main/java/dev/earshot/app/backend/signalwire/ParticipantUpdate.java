package dev.earshot.app.backend.signalwire;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What is ever asked of a participant; there is nothing else. An unmute never comes together with a
 * change of whom somebody coaches, because in which order the two take effect is not known
 * (signalwire.md chapter 5), and nothing is announced to anybody: everybody would hear it.
 */
sealed interface ParticipantUpdate {
  /** The body of the request, to the byte. */
  String form();

  /**
   * For a line of the timeline.
   *
   * @param names how a call is called on the screen
   */
  String shown(UnaryOperator<String> names);

  /** Whether a participant is as he should be after it. */
  boolean shows(ParticipantRecord after);

  /** Heard by nobody; whom he coaches stays as it is. */
  record Mute() implements ParticipantUpdate {
    @Override
    public String form() {
      return "Muted=true";
    }

    @Override
    public String shown(UnaryOperator<String> names) {
      return "mute";
    }

    @Override
    public boolean shows(ParticipantRecord after) {
      return after.isMuted();
    }
  }

  /** Muted, and coaching this call once he is not. */
  record CoachMuted(String callSid) implements ParticipantUpdate {
    @Override
    public String form() {
      return "Muted=true&Coaching=true&CallSidToCoach=" + callSid;
    }

    @Override
    public String shown(UnaryOperator<String> names) {
      return "coach " + names.apply(callSid) + ", muted";
    }

    @Override
    public boolean shows(ParticipantRecord after) {
      return after.isMuted() && after.coaches(callSid);
    }
  }

  /** Heard by everybody, once he is not muted. */
  record StopCoaching() implements ParticipantUpdate {
    @Override
    public String form() {
      return "Coaching=false";
    }

    @Override
    public String shown(UnaryOperator<String> names) {
      return "coach nobody";
    }

    @Override
    public boolean shows(ParticipantRecord after) {
      return !after.coaching();
    }
  }

  record Unmute() implements ParticipantUpdate {
    @Override
    public String form() {
      return "Muted=false";
    }

    @Override
    public String shown(UnaryOperator<String> names) {
      return "unmute";
    }

    @Override
    public boolean shows(ParticipantRecord after) {
      return after.muted().equals(Optional.of(false));
    }
  }

  /** The method is always said: the documentation contradicts itself about its default. */
  record Hold(boolean held) implements ParticipantUpdate {
    @Override
    public String form() {
      return held ? "Hold=true&HoldMethod=POST" : "Hold=false";
    }

    @Override
    public String shown(UnaryOperator<String> names) {
      return held ? "hold" : "unhold";
    }

    @Override
    public boolean shows(ParticipantRecord after) {
      return after.held().equals(Optional.of(held));
    }
  }
}
