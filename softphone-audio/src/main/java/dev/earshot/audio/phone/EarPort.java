package dev.earshot.audio.phone;

import dev.earshot.audio.guard.EarStep;
import dev.earshot.audio.guard.Finding;
import dev.earshot.audio.guard.LeakDetector;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.audio.Resampler;
import dev.earshot.mixer.port.FrameRing;
import dev.earshot.mixer.port.Port;
import dev.earshot.mixer.port.PrivacyGate;
import java.util.Arrays;

/**
 * The place of a customer's ear in the mixer. Whatever it is given to send, silence leaves; nobody
 * hears what it receives but the step that looks for our voice. Shuts the gate of the microphone
 * itself as soon as that finds it: nobody else is on the way. Mix thread, but for {@link #watch}.
 */
final class EarPort implements Port {
  static final String LEAK = "a customer would hear you: your voice was found in the conference";

  /** Frames that may wait between our own call's and the ear's turn within a tick. */
  private static final int WAITING = 4;

  private final MediaPath media;
  private final PrivacyGate gate;
  private final EarStep step = new EarStep();
  private final Narrow narrow;
  private final Frames said;
  private final Frames own;
  private final int[] heard;
  private final int[] nothing;
  private final int[] block = new int[LeakDetector.STEP];
  private volatile int watch;

  /**
   * @param media of the ear's own call, negotiated
   * @param spoken of the call in which we speak, negotiated
   */
  EarPort(MediaPath media, MediaPath spoken, PrivacyGate gate, int tickMillis) {
    this.media = media;
    this.gate = gate;
    narrow = new Narrow(media.sampleRate(), tickMillis);
    said = new Frames(spoken.sampleRate(), tickMillis);
    own = new Frames(spoken.sampleRate(), tickMillis);
    heard = new int[narrow.samples()];
    nothing = new int[media.sampleRate() / 1000 * tickMillis];
    spoken.monitor(
        new MediaMonitor() {
          @Override
          public void sent(int[] frame, boolean voice) {
            said.put(frame, voice);
          }

          @Override
          public void received(int[] frame, boolean comes) {
            own.put(frame, comes);
          }
        });
  }

  /** Which watch it is, 0 for none. Any thread. */
  void watch(int number) {
    watch = number;
  }

  int watch() {
    return watch;
  }

  EarStep ear() {
    return step;
  }

  @Override
  public int sampleRate() {
    return media.sampleRate();
  }

  @Override
  public boolean read(int[] frame) {
    boolean comes = media.read(frame);
    if (comes) {
      narrow.convert(frame, heard);
    }
    said.take();
    own.take();
    int number = watch;
    Finding before = step.finding(number);
    Finding now = before;
    for (int from = 0; from < heard.length; from += LeakDetector.STEP) {
      now = step.step(number, said.block(from), own.block(from), block(from), comes);
    }
    if (now == Finding.LEAK && before != Finding.LEAK && number != 0) {
      gate.close(LEAK);
    }
    return false;
  }

  private int[] block(int from) {
    System.arraycopy(heard, from, block, 0, block.length);
    return block;
  }

  /** Silence keeps address translators open and the other side's latch alive. */
  @Override
  public void write(int[] frame) {
    media.write(nothing);
  }

  /** Brings frames down to the rate of the comparison. */
  private static final class Narrow {
    private final Resampler resampler;
    private final int samples;

    Narrow(int sampleRate, int tickMillis) {
      PcmFormat to = new PcmFormat(LeakDetector.SAMPLE_RATE, tickMillis);
      resampler = new Resampler(new PcmFormat(sampleRate, tickMillis), to);
      samples = to.frameSamples();
    }

    int samples() {
      return samples;
    }

    void convert(int[] frame, int[] out) {
      resampler.resample(frame, out);
    }
  }

  /** Frames on their way from the tick of our own call to that of the ear, one for each tick. */
  private static final class Frames {
    private final Narrow narrow;
    private final FrameRing ring;
    private final int[] in;
    private final int[] out;
    private final int[] block = new int[LeakDetector.STEP];

    Frames(int sampleRate, int tickMillis) {
      narrow = new Narrow(sampleRate, tickMillis);
      in = new int[narrow.samples()];
      out = new int[narrow.samples()];
      ring = new FrameRing(WAITING, narrow.samples(), FrameRing.WhenFull.DROP_OLDEST);
    }

    void put(int[] frame, boolean sounds) {
      narrow.convert(frame, in);
      if (!sounds) {
        Arrays.fill(in, 0);
      }
      ring.offer(in);
    }

    /** Silence if the other call is over. */
    void take() {
      if (!ring.poll(out)) {
        Arrays.fill(out, 0);
      }
    }

    int[] block(int from) {
      System.arraycopy(out, from, block, 0, block.length);
      return block;
    }
  }
}
