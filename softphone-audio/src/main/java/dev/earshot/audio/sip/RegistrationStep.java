package dev.earshot.audio.sip;

import java.util.List;

/** Result of one input: the next phase and what is to be done. */
record RegistrationStep(RegistrationPhase phase, List<RegistrationOutput> outputs) {
  RegistrationStep {
    outputs = List.copyOf(outputs);
  }

  static RegistrationStep of(RegistrationPhase phase, RegistrationOutput... outputs) {
    return new RegistrationStep(phase, List.of(outputs));
  }

  /** The same with something done before all else. */
  RegistrationStep after(RegistrationOutput first) {
    List<RegistrationOutput> more = new java.util.ArrayList<>(List.of(first));
    more.addAll(outputs);
    return new RegistrationStep(phase, more);
  }
}
