package dev.earshot.app.soak;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Measures every ear all the time, every 50 ms over the last 100 ms, against {@link Hearing}. One
 * thread.
 */
final class Ears {
  /** What may still be on its way: two jitter buffers, sockets, and a busy machine. */
  private static final long GUARD = 1_000_000_000L;

  /** After the machine stood still, more may have piled up on the way. */
  private static final long STALL_GUARD = 4 * GUARD;

  /** Tones are sent at -20 dBFS; above this at least a quarter of the window holds it. */
  private static final double HEARD = -32;

  /** 25 ms of a tone in the worst place of the window. */
  private static final double LEAKED = -35;

  /**
   * Where packets are missing or a mixer stood still, the seams of other tones reach that far; a
   * leak is louder soon.
   */
  private static final double LEAKED_AMONG_SEAMS = -27;

  private static final int HOP = ToneBank.WINDOW / 2;

  /** One telephone's ear. */
  private static final class Ear {
    final Handset handset;
    final int[] window = new int[ToneBank.WINDOW];
    int filled;
    long lostFrames;
    long concealed;

    Ear(Handset handset) {
      this.handset = handset;
    }

    boolean seams() {
      long now = handset.media().counts().concealedFrames();
      boolean more = now != concealed;
      concealed = now;
      return more || handset.line().isPresent();
    }
  }

  private final Hearing hearing;
  private final ToneBank bank;
  private final double[] levels;
  private final int[] frame = new int[Person.TICK];
  private final Map<Integer, Ear> ears = new TreeMap<>();
  private Optional<String> leak = Optional.empty();
  private long stalledAt = Long.MIN_VALUE;
  private long forbidden;
  private long leaks;
  private long required;
  private long missed;
  private long excused;

  Ears(int telephones, Hearing hearing) {
    this.hearing = hearing;
    this.bank = new ToneBank(telephones);
    this.levels = new double[telephones];
  }

  void open(Handset handset) {
    ears.put(handset.number(), new Ear(handset));
  }

  void close(int number) {
    ears.remove(number);
  }

  /** The machine stood still: what was sent before may come later than usual. */
  void stalled(long now) {
    stalledAt = now;
  }

  /** The first leak, as a sentence. */
  Optional<String> leak() {
    return leak;
  }

  SoakReport.Checks checks() {
    return new SoakReport.Checks(forbidden, leaks, required, missed, excused);
  }

  /** Listens to what has come since. */
  void step(long now) {
    ears.values().forEach(ear -> listen(ear, now));
  }

  private void listen(Ear ear, long now) {
    while (ear.handset.person().heard().poll(frame)) {
      long lost = ear.handset.person().heard().lost();
      if (lost != ear.lostFrames) {
        // A seam of our own making would look like sound.
        ear.lostFrames = lost;
        ear.filled = 0;
      }
      System.arraycopy(frame, 0, ear.window, ear.filled, frame.length);
      ear.filled += frame.length;
      if (ear.filled == ear.window.length) {
        bank.measure(ear.window, levels);
        judge(ear, now);
        System.arraycopy(ear.window, HOP, ear.window, 0, HOP);
        ear.filled = HOP;
      }
    }
  }

  private void judge(Ear ear, long now) {
    boolean stall = stalledAt != Long.MIN_VALUE && now - stalledAt < STALL_GUARD;
    boolean seams = ear.seams() || stall;
    int listener = ear.handset.number();
    for (int speaker = 0; speaker < levels.length; speaker++) {
      if (speaker == listener) {
        continue;
      }
      if (hearing.forbidden(listener, speaker, now, stall ? STALL_GUARD : GUARD)) {
        forbidden++;
        if (levels[speaker] > (seams ? LEAKED_AMONG_SEAMS : LEAKED)) {
          tell(listener, speaker, seams);
        }
      } else if (stall) {
        excused++;
      } else if (ear.handset.line().isEmpty() && hearing.required(listener, speaker, now, GUARD)) {
        required++;
        missed += levels[speaker] > HEARD ? 0 : 1;
      }
    }
  }

  private void tell(int listener, int speaker, boolean seams) {
    leaks++;
    if (leak.isEmpty()) {
      leak =
          Optional.of(
              String.format(
                  Locale.ROOT,
                  "telephone %d heard telephone %d (%d Hz) at %.1f dBFS, beside it %.1f%s;"
                      + " listener %s, speaker %s",
                  listener,
                  speaker,
                  ToneBank.hertz(speaker),
                  levels[speaker],
                  bank.beside(speaker),
                  seams ? ", among seams" : "",
                  hearing.place(listener),
                  hearing.place(speaker)));
    }
  }
}
