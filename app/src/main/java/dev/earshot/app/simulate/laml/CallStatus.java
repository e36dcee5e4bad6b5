package dev.earshot.app.simulate.laml;

import java.util.Locale;

/** Status of a call (spec chapter 3.3). */
enum CallStatus {
  QUEUED,
  RINGING,
  IN_PROGRESS,
  CANCELED,
  COMPLETED,
  BUSY,
  FAILED,
  NO_ANSWER;

  boolean over() {
    return ordinal() > IN_PROGRESS.ordinal();
  }

  /** As the wire has it. */
  String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
