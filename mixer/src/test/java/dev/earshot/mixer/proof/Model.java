package dev.earshot.mixer.proof;

import dev.earshot.mixer.audio.Gain;
import dev.earshot.mixer.audio.LevelMeter;
import dev.earshot.mixer.audio.Pan;
import dev.earshot.mixer.audio.SoftLimit;
import dev.earshot.mixer.audio.SpeechGate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a room must do, in the plainest words: who is in it, who may hear whom, and from that the
 * least and the most that each sample at each ear may be. Where no ramp is allowed both are the
 * same.
 */
final class Model {
  private static final int PEOPLE = Script.PEOPLE;

  /** +18 dB. */
  private static final int MOST_AUTOMATIC = 8;

  /** Nothing but a ramp's length in which a voice may begin or end softly. */
  private static final int RAMP_MILLIS = 5;

  Seat[] seats = new Seat[PEOPLE];
  private Seat[] before = new Seat[PEOPLE];
  final boolean[] open = new boolean[PEOPLE];
  private final boolean speechOnly;
  private final SpeechGate[] gates = new SpeechGate[PEOPLE];

  /** Voices of this tick and the last, amplified; and whether there is one at all. */
  private final int[][] voices = new int[PEOPLE][];

  private final int[][] formerVoices = new int[PEOPLE][];
  private final boolean[] speaks = new boolean[PEOPLE];

  /** Whether his voice may be anything between silence and {@link #voices}. */
  private final boolean[] unsure = new boolean[PEOPLE];

  private final boolean[] wasUnsure = new boolean[PEOPLE];

  /** By listener. */
  private final boolean[] steady = new boolean[PEOPLE];

  /** By listener and speaker. */
  private boolean[][] heard = new boolean[PEOPLE][PEOPLE];

  private boolean[][] wasHeard = new boolean[PEOPLE][PEOPLE];

  Model(boolean speechOnly) {
    this.speechOnly = speechOnly;
    Arrays.setAll(gates, _ -> new SpeechGate(10));
    Arrays.setAll(seats, Seat::new);
    Arrays.setAll(before, Seat::new);
    Arrays.fill(voices, new int[0]);
    Arrays.fill(formerVoices, new int[0]);
  }

  /** Whether the batch is taken; if not, nothing has changed. */
  boolean apply(List<Op> batch) {
    Seat[] now = new Seat[PEOPLE];
    Arrays.setAll(now, who -> new Seat(seats[who]));
    for (Op op : batch) {
      Seat seat = now[op.who()];
      if (seat.refuses(op, now)) {
        return false;
      }
      seat.take(op);
      if (op instanceof Op.Leave) {
        for (Seat other : now) {
          other.ear = other.ear == op.who() ? other.who : other.ear;
        }
      }
    }
    for (Op op : batch) {
      if (op instanceof Op.Join) {
        open[op.who()] = false;
      }
    }
    seats = now;
    return true;
  }

  /** Before a tick: what {@code who}'s port delivers, or nothing. */
  void says(int who, int[] frame, boolean delivers) {
    Seat seat = seats[who];
    if (seat.life != before[who].life) {
      gates[who] = new SpeechGate(10);
    }
    int level = delivers ? LevelMeter.dbfs(frame) : LevelMeter.SILENCE;
    boolean speech = gates[who].update(level) || !speechOnly;
    speaks[who] = delivers && speech && seat.in && (!seat.gated || open[who]);
    voices[who] = frame.clone();
    if (seat.automatic || before[who].automatic) {
      unsure[who] = true;
      for (int i = 0; i < frame.length; i++) {
        voices[who][i] *= MOST_AUTOMATIC;
      }
    }
    Gain.of(seat.gain).apply(voices[who]);
    if (seat.gain > 0 || seat.automatic) {
      SoftLimit.apply(voices[who]);
    }
  }

  /** It cannot be known whether what {@code who} says was let through his gate. */
  void mayBeShut(int who) {
    speaks[who] = true;
    unsure[who] = true;
  }

  /** Everything is said: who hears whom in this tick. */
  void listen() {
    for (Seat listener : seats) {
      Seat ear = seats[listener.ear];
      for (Seat speaker : seats) {
        heard[listener.who][speaker.who] =
            listener.listens() && ear.hears(speaker) && speaks[speaker.who];
      }
    }
  }

  boolean hears(int listener, int speaker) {
    return heard[listener][speaker];
  }

  /** Whether what {@code listener} heard of {@code speaker} may fade away in this tick. */
  boolean mayFade(int listener, int speaker) {
    Seat now = seats[listener];
    return heardBefore(listener, speaker)
        && now.listens()
        && seats[now.ear].isAddressedBy(seats[speaker]);
  }

  /** Whether {@code listener} heard {@code speaker} in the tick before, by the same ear. */
  boolean heardBefore(int listener, int speaker) {
    Seat now = seats[listener];
    Seat former = before[listener];
    return wasHeard[listener][speaker]
        && now.life == former.life
        && now.ear == former.ear
        && seats[now.ear].life == before[now.ear].life;
  }

  /** What is wrong with what {@code listener} heard, if anything is. One rate only. */
  Optional<String> compare(int listener, ProofPort port, Coverage coverage) {
    Optional<String> wrong = compare(listener, port.heard, -1, coverage);
    return wrong.isPresent() || port.right == port.heard
        ? wrong
        : compare(listener, port.right, 1, coverage);
  }

  /**
   * @param side -1 = left, 1 = right
   */
  private Optional<String> compare(int listener, int[] ear, int side, Coverage coverage) {
    long[] least = coverage.least;
    long[] most = coverage.most;
    bound(listener, side, least, most);
    coverage.samples += ear.length;
    for (int i = 0; i < ear.length; i++) {
      long from = Limit.of(least[i]);
      long to = Limit.of(most[i]);
      coverage.exact += from == to ? 1 : 0;
      if (ear[i] < from || ear[i] > to) {
        return Optional.of(
            "p%d hears %d at sample %d, not %d to %d".formatted(listener, ear[i], i, from, to));
      }
    }
    return Optional.empty();
  }

  /** Fills in the bounds of what {@code listener} hears, before limiting. One rate only. */
  private void bound(int listener, int side, long[] least, long[] most) {
    Arrays.fill(least, 0);
    Arrays.fill(most, 0);
    int ramp = seats[listener].rate / 1000 * RAMP_MILLIS;
    for (int speaker = 0; speaker < PEOPLE; speaker++) {
      boolean now = heard[listener][speaker];
      boolean fades = mayFade(listener, speaker);
      boolean goesOn = now && fades && unchanged(listener, speaker);
      if (now) {
        int from = goesOn ? 0 : exactFrom(speaker, ramp);
        addRising(placed(listener, speaker, side), from, least, most);
      }
      if (fades && !goesOn) {
        addFalling(formerVoices[speaker], ramp, least, most);
      }
    }
  }

  /** A voice as one of the listener's ears has it. */
  private int[] placed(int listener, int speaker, int side) {
    if (!seats[listener].stereo) {
      return voices[speaker];
    }
    int[] left = new int[voices[speaker].length];
    int[] right = new int[voices[speaker].length];
    Pan.of(seats[speaker].place / 100.0).add(voices[speaker], left, right);
    return side < 0 ? left : right;
  }

  /** Whether {@code listener} hears exactly those whom he heard before, without a change. */
  private boolean isSteady(int listener) {
    boolean steady = seats[listener].plug == before[listener].plug;
    for (int speaker = 0; speaker < PEOPLE; speaker++) {
      boolean now = heard[listener][speaker];
      steady &= now == wasHeard[listener][speaker];
      steady &= !now || mayFade(listener, speaker) && unchanged(listener, speaker);
    }
    return steady;
  }

  /**
   * What {@code listener} hears, before limiting, give or take one unit for each other rate;
   * nothing while that is changing, for then ramps ring in the converters.
   */
  Optional<int[]> converted(int listener, Converters converters) {
    boolean was = steady[listener];
    steady[listener] = isSteady(listener);
    if (!was || !steady[listener] || seats[listener].stereo) {
      return Optional.empty();
    }
    int rate = seats[listener].rate;
    int[] sum = new int[rate / 100];
    for (int speaker = 0; speaker < PEOPLE; speaker++) {
      if (heard[listener][speaker]) {
        int[] voice =
            converters.convert(formerVoices[speaker], voices[speaker], seats[speaker].rate, rate);
        for (int i = 0; i < sum.length; i++) {
          sum[i] += voice[i];
        }
      }
    }
    return Optional.of(sum);
  }

  private int exactFrom(int speaker, int ramp) {
    boolean sure = seats[speaker].gain == before[speaker].gain && !unsure[speaker];
    return sure ? ramp : voices[speaker].length;
  }

  private boolean unchanged(int listener, int speaker) {
    return !unsure[speaker]
        && !wasUnsure[speaker]
        && seats[listener].plug == before[listener].plug
        && seats[seats[listener].ear].plug == before[seats[listener].ear].plug
        && seats[speaker].plug == before[speaker].plug
        && seats[speaker].life == before[speaker].life
        && seats[speaker].gain == before[speaker].gain;
  }

  private static void addRising(int[] voice, int exactFrom, long[] least, long[] most) {
    for (int i = 0; i < voice.length; i++) {
      least[i] += i < exactFrom ? Math.min(0, voice[i]) : voice[i];
      most[i] += i < exactFrom ? Math.max(0, voice[i]) : voice[i];
    }
  }

  private static void addFalling(int[] voice, int ramp, long[] least, long[] most) {
    long loudest = 0;
    for (int i = voice.length - ramp; i < voice.length; i++) {
      loudest = Math.max(loudest, Math.abs(voice[i]));
    }
    loudest = loudest * 3 / 2; // at a side a voice is 3 dB louder
    for (int i = 0; i < ramp; i++) {
      least[i] -= loudest;
      most[i] += loudest;
    }
  }

  /** The tick is over. */
  void end() {
    System.arraycopy(voices, 0, formerVoices, 0, PEOPLE);
    System.arraycopy(unsure, 0, wasUnsure, 0, PEOPLE);
    Arrays.fill(unsure, false);
    boolean[][] swap = wasHeard;
    wasHeard = heard;
    heard = swap;
    Arrays.setAll(before, who -> new Seat(seats[who]));
  }
}
