package dev.earshot.audio.jitter;

import java.util.Arrays;

/**
 * Invents what is missing. If what comes after the gap is known, both sides are continued into it
 * ({@link Bridge}). Else it repeats the last pitch period, after 10 ms the last two, after 20 ms
 * the last three, overlapped at every seam, and fades to silence from 20 to 100 ms (in the spirit
 * of ITU-T G.711 Appendix I, but without its delay); what comes after such a gap is faded in over
 * the invention.
 *
 * <p>Owned by the jitter buffer's thread; no allocation after construction.
 */
public final class Concealment {
  private static final int PERIODS = 3;
  private static final int HOLD_MILLIS = 20;
  private static final int PERIOD_MILLIS = 10;
  private static final int SILENT_MILLIS = 100;
  private static final int LONGEST_FADE_MILLIS = 10;

  private final int perMilli;
  private final Pitch finder;
  private final Bridge bridge;

  /** Samples heard, real or invented; the last ones, as many as matter, before {@link #end}. */
  private final int[] history;

  private final int kept;
  private int end;

  /** History as it was when the gap began. */
  private final int[] frozen;

  /** Whether nothing was heard since all was forgotten. */
  private boolean empty = true;

  private int missing;
  private int pitch;
  private int periods;
  private int phase;
  private int seam;
  private int step;

  public Concealment(int sampleRate) {
    perMilli = sampleRate / 1000;
    finder = new Pitch(sampleRate);
    bridge = new Bridge(sampleRate);
    kept = (PERIODS + 2) * finder.longest();
    history = new int[4 * kept];
    frozen = new int[kept];
    end = kept;
  }

  /** Forgets all: nothing of it is invented any more. */
  public void reset() {
    if (!empty) {
      Arrays.fill(history, 0);
      missing = 0;
      empty = true;
    }
  }

  /** Whether the invention has faded out. */
  public boolean isSilent() {
    return missing >= SILENT_MILLIS * perMilli;
  }

  /** Fills {@code count} samples that are missing. */
  public void conceal(int[] samples, int offset, int count) {
    if (missing == 0) {
      begin();
    }
    for (int i = 0; i < count; i++) {
      samples[offset + i] = invent();
    }
    remember(samples, offset, count);
  }

  /** The longest gap that {@link #bridge} fills. */
  int longestBridge() {
    return bridge.longest();
  }

  /** Fills {@code count} samples that are missing before those of {@code next}. */
  void bridge(int[] samples, int count, int[] next, int nextCount) {
    if (missing == 0) {
      begin();
    }
    int[] onward = bridge.onward();
    int wanted = bridge.wanted(count);
    for (int i = 0; i < wanted; i++) {
      onward[i] = invent();
    }
    bridge.fill(samples, count, pitch, next, nextCount);
    missing = 0;
    remember(samples, 0, count);
  }

  /** Makes the next real samples fade in over what was heard last, though nothing is missing. */
  public void openSeam() {
    if (missing == 0) {
      begin();
      missing = 1;
    }
  }

  /** Takes real samples; after a gap their beginning is cross-faded in place. */
  public void accept(int[] samples, int offset, int count) {
    if (missing > 0) {
      // Appendix I.2.7: the longer the gap, the longer the fade.
      int wanted = pitch / 4 + missing * 4 / 10;
      int fade = Math.min(count, Math.min(wanted, LONGEST_FADE_MILLIS * perMilli));
      for (int i = 0; i < fade; i++) {
        int invented = invent();
        samples[offset + i] = invented + (samples[offset + i] - invented) * (i + 1) / (fade + 1);
      }
      missing = 0;
    }
    remember(samples, offset, count);
  }

  private void begin() {
    System.arraycopy(history, end - kept, frozen, 0, kept);
    pitch = finder.before(history, end);
    periods = 1;
    phase = 0;
    seam = Math.max(1, pitch / 4);
    // The step between the last sample and its repetition is levelled out over one seam.
    int last = frozen.length - 1;
    step = frozen[last] - frozen[last - pitch];
  }

  private int invent() {
    int end = frozen.length;
    int length = pitch * periods;
    int sample = frozen[end - length + phase];
    int left = length - phase;
    int next = periodsFor(missing + left);
    if (left <= seam) {
      int partner = frozen[end - pitch * next - left];
      sample += (partner - sample) * (seam - left + 1) / (seam + 1);
    }
    if (missing < seam) {
      sample += step * (seam - missing) / (seam + 1);
    }
    phase++;
    if (phase == length) {
      phase = 0;
      periods = next;
    }
    int faded = fade(sample);
    missing = Math.min(missing + 1, SILENT_MILLIS * perMilli);
    return faded;
  }

  private int periodsFor(int samplesMissing) {
    return Math.min(PERIODS, 1 + samplesMissing / (PERIOD_MILLIS * perMilli));
  }

  private int fade(int sample) {
    int hold = HOLD_MILLIS * perMilli;
    int silent = SILENT_MILLIS * perMilli;
    if (missing >= silent) {
      return 0;
    }
    int clipped = Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sample));
    return missing < hold ? clipped : clipped * (silent - missing) / (silent - hold);
  }

  private void remember(int[] samples, int offset, int count) {
    empty = false;
    int taken = Math.min(count, kept);
    if (end + taken > history.length) {
      System.arraycopy(history, end - kept, history, 0, kept);
      end = kept;
    }
    System.arraycopy(samples, offset + count - taken, history, end, taken);
    end += taken;
  }
}
