package dev.earshot.audio.jitter;

/** Where in the sound the delay may be changed, the more urgent the more it is heard. */
enum Urgency {
  /** Where nobody speaks. */
  IN_QUIET(2),

  /** Also in a sound so steady that a period more or less is not heard. */
  IN_STEADY_SOUND(0.98),

  /** Also where a period resembles the next. */
  HARDLY_HEARD(0.75),

  /** Where it is heard least, however much. */
  ANYWHERE(-2);

  /** Normalised correlation that two neighbouring stretches must exceed. */
  final double likeness;

  Urgency(double likeness) {
    this.likeness = likeness;
  }
}
