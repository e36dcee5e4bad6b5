package dev.earshot.audio.jitter;

/** Where in the sound the delay may be changed, the more urgent the more it is heard. */
enum Urgency {
  /** In a pause. */
  IN_PAUSES(1),

  /** Also in a sound as steady as a tone. */
  UNHEARD(0.99),

  /** Where it is quiet or a period resembles the next. */
  HARDLY_HEARD(0.75),

  /** Where it is heard least, however much. */
  ANYWHERE(-2);

  /** Normalised correlation that two neighbouring stretches must exceed. */
  final double likeness;

  Urgency(double likeness) {
    this.likeness = likeness;
  }
}
