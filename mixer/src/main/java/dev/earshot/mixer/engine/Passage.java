package dev.earshot.mixer.engine;

import java.util.List;

/** How one voice passes to one listener in one tick, compared with the tick before. */
enum Passage {
  /** Not heard. */
  NONE,

  /** Heard before and now. */
  GOES_ON,

  /** Heard from now on: nothing said before may ring into it. */
  BEGINS,

  /**
   * Heard before; now he says nothing more, but this listener might still hear him: what was heard
   * last may fade away.
   */
  ENDS;

  /** All but {@link #NONE}. */
  static final List<Passage> AUDIBLE = List.of(GOES_ON, BEGINS, ENDS);
}
