package dev.earshot.mixer.engine;

import dev.earshot.mixer.conference.Conference;
import dev.earshot.mixer.conference.HearingMatrix;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * How to make every listener's mix with few additions: one total of the voices that all hear, less
 * a listener's own, plus what else he may hear. Follows from the {@link HearingMatrix} alone, so
 * the result is the same as adding up for each listener whom he hears. A voice that somebody must
 * not hear is never in a sum that he gets: only ever one's own voice is subtracted. Immutable; made
 * when a change is applied.
 */
public final class MixPlan {
  private static final int NOBODY = -1;

  private final int[] total;
  private final boolean[] inTotal;
  private final boolean[] takesTotal;
  private final int[][] added;
  private final int[] ears;

  private MixPlan(int[] total, boolean[] inTotal, boolean[] takesTotal, int[][] added, int[] ears) {
    this.total = total;
    this.inTotal = inTotal;
    this.takesTotal = takesTotal;
    this.added = added;
    this.ears = ears;
  }

  /**
   * @param listensAs for participants who hear another's mix instead of their own: whose
   */
  public static MixPlan of(Conference conference, Map<ParticipantId, ParticipantId> listensAs) {
    HearingMatrix matrix = HearingMatrix.of(conference);
    int size = matrix.size();
    boolean[] inTotal = new boolean[size];
    for (int speaker = 0; speaker < size; speaker++) {
      inTotal[speaker] = heardByAll(matrix, speaker);
    }
    boolean[] takesTotal = new boolean[size];
    int[][] added = new int[size][];
    for (int i = 0; i < size; i++) {
      int listener = i;
      takesTotal[i] =
          speakers(size, s -> inTotal[s] && s != listener).allMatch(s -> matrix.hears(listener, s));
      boolean total = takesTotal[i];
      added[i] = speakers(size, s -> matrix.hears(listener, s) && !(total && inTotal[s])).toArray();
    }
    int[] all = speakers(size, s -> inTotal[s]).toArray();
    return new MixPlan(all, inTotal, takesTotal, added, ears(conference, listensAs));
  }

  /** Whether all who hear anybody hear {@code speaker}, and at least one does. */
  private static boolean heardByAll(HearingMatrix matrix, int speaker) {
    int listeners = 0;
    for (int listener = 0; listener < matrix.size(); listener++) {
      if (matrix.hears(listener, speaker)) {
        listeners++;
      } else if (listener != speaker && hearsAnybody(matrix, listener)) {
        return false;
      }
    }
    return listeners > 0;
  }

  private static boolean hearsAnybody(HearingMatrix matrix, int listener) {
    return speakers(matrix.size(), s -> matrix.hears(listener, s)).findAny().isPresent();
  }

  private static IntStream speakers(int size, IntPredicate which) {
    return IntStream.range(0, size).filter(which);
  }

  private static int[] ears(Conference conference, Map<ParticipantId, ParticipantId> listensAs) {
    List<ParticipantId> ids = conference.participants().stream().map(Participant::id).toList();
    return conference.participants().stream()
        .mapToInt(p -> p.listens() ? ids.indexOf(listensAs.getOrDefault(p.id(), p.id())) : NOBODY)
        .toArray();
  }

  /** An empty room's plan. */
  static MixPlan empty() {
    return new MixPlan(new int[0], new boolean[0], new boolean[0], new int[0][], new int[0]);
  }

  /** Whose voices make the shared total. */
  int[] total() {
    return total;
  }

  /** Whether {@code listener}'s mix begins with the total. */
  boolean takesTotal(int listener) {
    return takesTotal[listener];
  }

  /** Whether {@code speaker}'s own voice must be taken out of the total for himself. */
  boolean inTotal(int speaker) {
    return inTotal[speaker];
  }

  /** Whose voices are added to {@code listener}'s mix besides. */
  int[] added(int listener) {
    return added[listener];
  }

  /** Whether {@code listener} hears a mix at all; the deaf and the held do not. */
  boolean listens(int listener) {
    return ears[listener] != NOBODY;
  }

  /** Whose mix {@code listener} gets; his own as a rule. */
  int ear(int listener) {
    return ears[listener];
  }

  @Override
  public String toString() {
    return "total " + Arrays.toString(total) + ", added " + Arrays.deepToString(added);
  }
}
