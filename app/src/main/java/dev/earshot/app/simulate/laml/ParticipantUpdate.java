package dev.earshot.app.simulate.laml;

import java.util.Optional;

/** What a request changes of a participant; what is empty stays. */
record ParticipantUpdate(
    Optional<Boolean> muted,
    Optional<Boolean> hold,
    Optional<Boolean> coaching,
    Optional<String> target) {
  /**
   * @throws Refused 400 if a value is none
   */
  static ParticipantUpdate of(Form form) {
    return new ParticipantUpdate(
        form.flag("Muted"), form.flag("Hold"), form.flag("Coaching"), form.text("CallSidToCoach"));
  }

  /** The step of the fault plan; what decides about the audience goes first. */
  String step() {
    if (coaching.isPresent() || target.isPresent()) {
      return coaching.orElse(true) ? "coach" : "uncoach";
    }
    if (muted.isPresent()) {
      return muted.get() ? "mute" : "unmute";
    }
    return hold.isPresent() ? "hold" : "update";
  }
}
