package dev.earshot.audio.guard;

import dev.earshot.mixer.audio.LevelMeter;

/**
 * Is what we say in what somebody else hears? Two windows look for it at every delay up to a second
 * and a half: a short one, for a voice that arrives alone, and a long one, for a voice among
 * others. A voice that comes back faint is looked at more closely, because a handset whose
 * loudspeaker is heard by its own microphone does that too: such a way colours the voice, a
 * conference does not.
 *
 * <p>Frames have {@value #STEP} samples, 10 ms at 8 kHz. A finding only gets worse until {@link
 * #restart}. Never allocates after construction; owned by one thread.
 */
public final class LeakDetector {
  /** Samples in a frame. */
  public static final int STEP = Correlation.STEP;

  public static final int SAMPLE_RATE = 8_000;

  /** Delays up to this are looked at. */
  public static final int LONGEST_DELAY_MILLIS = 1_500;

  /** Speech that must have had the time to arrive before its absence proves anything. */
  static final int PROOF_STEPS = 100;

  /** Time to arrive: networks, jitter buffers and a media server take less. */
  static final int ARRIVAL_STEPS = 50;

  private static final int SPEECH_DBFS = -50;
  // Over two hours of other people's voices, the short window came to 0.92 with four agreeing steps
  // for two steps once and never to more, the long one to 0.3 for three steps on end.
  private static final float SHORT_SHARE = 0.95f;
  private static final int SHORT_AGREEING = 4;
  private static final int SHORT_STEADY = 2;
  private static final float LONG_SHARE = 0.30f;
  private static final int LONG_STEADY = 7;

  /** Worth a closer look, no more: what is smeared shows only in part at any one delay. */
  private static final float HINT_SHARE = 0.12f;

  private static final int HINT_STEADY = 10;
  private static final int COLOURED_LOOKS = 2;

  /** 12 dB below: a conference passes voices on as they are, give or take its level control. */
  private static final float FAINT = 0.25f;

  private static final int MOST_SUSPECTED = 3 * Colour.STEPS;

  private final Correlation correlation =
      new Correlation(LONGEST_DELAY_MILLIS * SAMPLE_RATE / 1000);
  private final Emphasis saidEmphasis = new Emphasis();
  private final Emphasis heardEmphasis = new Emphasis();
  private final float[] said = new float[STEP];
  private final float[] heard = new float[STEP];
  private final Steadiness shortly = new Steadiness(SHORT_SHARE, SHORT_AGREEING);
  private final Steadiness longly = new Steadiness(LONG_SHARE, 0);
  private final Steadiness hint = new Steadiness(HINT_SHARE, 0);
  private final Colour colour = new Colour(LONGEST_DELAY_MILLIS * SAMPLE_RATE / 1000);
  private final boolean[] spoke = new boolean[ARRIVAL_STEPS];
  private Finding finding = Finding.NOTHING;
  private int at;
  private int proved;
  private int suspected;
  private int hinted;
  private int coloured;
  private float strongest;
  private int delay;
  private float gain;

  /** Forgets what was said and found before. */
  public void restart() {
    correlation.reset();
    shortly.reset();
    longly.reset();
    hint.reset();
    hinted = 0;
    coloured = 0;
    strongest = 0;
    colour.reset();
    java.util.Arrays.fill(spoke, false);
    finding = Finding.NOTHING;
    proved = 0;
    suspected = 0;
  }

  /**
   * 10 ms.
   *
   * @param saidNow what was sent
   * @param heardNow what came
   * @param reliable whether what came is what the customer hears; otherwise nothing is proved by it
   */
  public Finding step(int[] saidNow, int[] heardNow, boolean reliable) {
    saidEmphasis.apply(saidNow, 0, said);
    heardEmphasis.apply(heardNow, 0, heard);
    correlation.step(said, heard);
    colour.step(said, heard);
    boolean found = shortly.with(correlation.shortPeak()) >= SHORT_STEADY;
    Correlation.Peak peak = found ? correlation.shortPeak() : correlation.longPeak();
    found |= longly.with(correlation.longPeak()) >= LONG_STEADY;
    boolean hints = hint.with(correlation.longPeak()) >= HINT_STEADY;
    if (finding != Finding.LEAK) {
      if (found || suspected > 0) {
        judge(peak, found);
      } else if (finding != Finding.BLEED) {
        look(hints);
      }
    }
    prove(LevelMeter.dbfs(saidNow) > SPEECH_DBFS, reliable);
    return finding;
  }

  private void judge(Correlation.Peak peak, boolean found) {
    if (found && peak.share > strongest) {
      strongest = peak.share;
      delay = peak.lag;
      gain = Math.abs(peak.gain);
    }
    if (found && Math.abs(peak.gain) >= FAINT) {
      finding = Finding.LEAK;
      delay = peak.lag;
      gain = Math.abs(peak.gain);
      return;
    }
    if (finding != Finding.BLEED && ++suspected % Colour.STEPS == 0) {
      weigh();
    }
  }

  /** Where the colour of a voice that was found cannot be told in time, the worse is true. */
  private void weigh() {
    Colour.Kind kind = colour.of(delay);
    if (kind == Colour.Kind.COLOURED) {
      finding = Finding.BLEED;
    } else if (kind == Colour.Kind.PLAIN || suspected >= MOST_SUSPECTED) {
      finding = Finding.LEAK;
    } else {
      return;
    }
    suspected = 0;
    strongest = 0;
  }

  /** A hint that lasts is looked at from time to time: it may be a smeared voice, or nothing. */
  private void look(boolean hints) {
    hinted = hints ? hinted + 1 : 0;
    if (hinted > 0 && hinted % HINT_STEADY == 0) {
      Correlation.Peak peak = correlation.longPeak();
      boolean faint = Math.abs(peak.gain) < FAINT;
      coloured = faint && colour.of(peak.lag) == Colour.Kind.COLOURED ? coloured + 1 : 0;
      if (coloured >= COLOURED_LOOKS) {
        delay = peak.lag;
        gain = Math.abs(peak.gain);
        finding = Finding.BLEED;
      }
    } else if (hinted == 0) {
      coloured = 0;
    }
  }

  private void prove(boolean speaks, boolean reliable) {
    boolean arrived = spoke[at];
    spoke[at] = speaks && reliable;
    at = (at + 1) % spoke.length;
    if (arrived && reliable && suspected == 0) {
      proved++;
    }
    if (finding == Finding.NOTHING && proved >= PROOF_STEPS) {
      finding = Finding.ABSENT;
    }
  }

  public Finding finding() {
    return finding;
  }

  /** From our mouth to that ear, as far as found. */
  public int delayMillis() {
    return delay * 1000 / SAMPLE_RATE;
  }

  /** How much louder (or, below zero, quieter) than it was sent it was found, in dB. */
  public int gainDecibels() {
    return (int) Math.round(20 * Math.log10(Math.max(gain, 1e-6f)));
  }
}
