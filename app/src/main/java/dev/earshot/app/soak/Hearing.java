package dev.earshot.app.soak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Who may hear whom, and since when, for a fixed number of telephones. While a change is under way
 * a telephone may be in its former or its next place: what is allowed in either may be heard, what
 * is allowed in both must be. Times are nanoseconds of one clock.
 */
final class Hearing {
  private static final long NEVER = Long.MIN_VALUE;

  private final List<List<Place>> places;
  private final boolean[] audible;
  private final long[][] mayUntil;
  private final long[][] mustSince;
  private final boolean[][] may;

  Hearing(int telephones) {
    places = new ArrayList<>();
    for (int i = 0; i < telephones; i++) {
      places.add(List.of(Place.NOWHERE));
    }
    audible = new boolean[telephones];
    may = new boolean[telephones][telephones];
    mayUntil = filled(telephones);
    mustSince = filled(telephones);
  }

  private static long[][] filled(int telephones) {
    long[][] times = new long[telephones][telephones];
    for (long[] row : times) {
      Arrays.fill(row, NEVER);
    }
    return times;
  }

  /** Where it is for certain, or was before the change under way. */
  Place place(int telephone) {
    return places.get(telephone).getFirst();
  }

  /** Where it may be now. */
  List<Place> possible(int telephone) {
    return places.get(telephone);
  }

  /** From now on it is in one of these places. */
  void move(int telephone, long now, Place... possible) {
    places.set(telephone, List.of(possible));
    settle(now);
  }

  /** Whether it sends and hears at all; one that vanished does not. */
  void audible(int telephone, boolean really, long now) {
    audible[telephone] = really;
    settle(now);
  }

  private void settle(long now) {
    for (int ear = 0; ear < audible.length; ear++) {
      for (int speaker = 0; speaker < audible.length; speaker++) {
        if (ear != speaker) {
          settle(ear, speaker, now);
        }
      }
    }
  }

  private void settle(int ear, int speaker, long now) {
    boolean some = false;
    boolean all = audible[ear] && audible[speaker];
    for (Place listening : places.get(ear)) {
      for (Place speaking : places.get(speaker)) {
        boolean hears = listening.hears(speaking);
        some |= hears;
        all &= hears;
      }
    }
    if (may[ear][speaker] && !some) {
      mayUntil[ear][speaker] = now;
    }
    may[ear][speaker] = some;
    if (!all) {
      mustSince[ear][speaker] = NEVER;
    } else if (mustSince[ear][speaker] == NEVER) {
      mustSince[ear][speaker] = now;
    }
  }

  /** Whether nothing of it may be in the ear any more, even if it took so long to get there. */
  boolean forbidden(int ear, int speaker, long now, long guard) {
    long until = mayUntil[ear][speaker];
    return !may[ear][speaker] && (until == NEVER || now - until > guard);
  }

  /** Whether it must have been in the ear for so long. */
  boolean required(int ear, int speaker, long now, long guard) {
    long since = mustSince[ear][speaker];
    return since != NEVER && now - since > guard;
  }
}
