package dev.earshot.audio.device;

import dev.earshot.mixer.audio.DriftController;
import dev.earshot.mixer.audio.DriftResampler;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.audio.Resampler;
import dev.earshot.mixer.port.FrameRing;
import java.util.Arrays;

/**
 * From the ring that the mix thread fills to an output line, run a little faster or slower so that
 * what waits stays as much as it was: the card's clock is not the mixer's. {@code playout} thread.
 * A line that has run dry gets a cushion of silence first, each time a thicker one, so that the
 * next late frame is not heard as a click; a ring that stays too deep loses a frame. A short write
 * means that the device is lost, a line that takes nothing for 200 ms while frames wait that it has
 * stalled.
 */
final class PlayoutStep implements LineStep {
  /** Besides cushion and frame, whatever the line holds at first is kept up to here. */
  private static final int PLAY_MILLIS = 20;

  /** What waits beyond that much more, after the line stood still, is not worth hearing. */
  private static final int STALE_MILLIS = 40;

  /** A line that has taken twice as much is awake. */
  private static final int AWAKE_MILLIS = 60;

  private final SoundLine line;
  private final FrameRing ring;
  private final DepthWatch depth;
  private final byte[] bytes;
  private final int[] lineFrame;
  private final int[] frame;
  private final Resampler resampler;
  private final DriftResampler drift;
  private final DriftController controller;
  private final int[] stretched;
  private final int frameMillis;
  private final int lineBytes;
  private final int bytesPerMilli;
  private final Cushion cushion;
  private long waitingSince = -1;

  /** The line held so much at the last look that a frame was given up. */
  private boolean standing;

  /** It has stalled; what piled up meanwhile is given up when it goes on. */
  private boolean late;

  /** Bytes taken by the line. It is awake when that is more than its buffer could hold. */
  private long taken;

  private volatile long cushions;
  private volatile long givenUp;

  PlayoutStep(SoundLine line, int lineRate, PcmFormat format, FrameRing ring, long now) {
    this.line = line;
    this.ring = ring;
    this.depth = new DepthWatch(2, 1000 / format.frameMillis());
    PcmFormat lineFormat = new PcmFormat(lineRate, format.frameMillis());
    this.lineFrame = new int[lineFormat.frameSamples()];
    this.stretched = new int[lineFrame.length + 2];
    this.bytes = new byte[2 * stretched.length];
    this.frame = new int[format.frameSamples()];
    this.resampler = new Resampler(format, lineFormat);
    this.drift = new DriftResampler(lineFrame.length);
    this.cushion = new Cushion(line.cushionMillis(), now);
    int most = line.cushionMillis() + format.frameMillis() + PLAY_MILLIS;
    this.controller = new DriftController(format.frameMillis(), 0, most);
    this.frameMillis = format.frameMillis();
    this.lineBytes = line.available();
    this.bytesPerMilli = 2 * lineRate / 1000;
  }

  @Override
  public Health step(long now) {
    while (ring.size() > 0) {
      int free = line.available();
      if (free < 2 * (lineFrame.length + 1)) {
        return waiting(now);
      }
      standing = tooMuch(free, now);
      if (standing) {
        ring.poll(frame);
        givenUp++;
        continue;
      }
      waitingSince = -1;
      if (free >= lineBytes && !fillUp(now) || !playNext(free, now)) {
        return Health.LOST;
      }
    }
    if (standing) {
      return waiting(now);
    }
    waitingSince = -1;
    return Health.WELL;
  }

  /** Whether so much waits that more of it would only be late. */
  private boolean tooMuch(int free, long now) {
    int limit = late ? most(now) : most(now) + STALE_MILLIS;
    boolean much = free < lineBytes && waits(free) > limit;
    late &= much;
    return much;
  }

  /** Milliseconds of sound in ring and line. */
  private double waits(int free) {
    return frameMillis * (ring.size() + (lineBytes - free) / (2.0 * lineFrame.length));
  }

  /** Milliseconds that the controller lets wait. */
  private int most(long now) {
    return cushion.millis(now) + frameMillis + PLAY_MILLIS;
  }

  /** Times that the line had run dry and was given a cushion of silence. */
  long cushions() {
    return cushions;
  }

  /** Frames given up because the card is slower than the mixer. */
  long givenUp() {
    return givenUp;
  }

  /** Samples by which the stream was made longer or shorter. The thread's own. */
  long corrections() {
    return drift.inserted() + drift.removed();
  }

  private boolean playNext(int free, long now) {
    controller.keepWithin(0, most(now));
    double millis = waits(free);
    boolean surplus = depth.tooDeep(ring.size());
    ring.poll(frame);
    if (surplus && ring.poll(frame)) {
      givenUp++;
      controller.restart();
    }
    resampler.resample(frame, lineFrame);
    int count = 2 * drift.resample(lineFrame, stretched, controller.update(millis));
    Pcm16.encode(stretched, bytes);
    int moved = line.transfer(bytes, count);
    taken += moved;
    return moved == count;
  }

  /** Gives a dry line its cushion. */
  private boolean fillUp(long now) {
    if (cushions > 0) {
      cushion.ranDry(now);
    }
    Arrays.fill(bytes, (byte) 0);
    controller.restart();
    int missing = Math.min(cushion.millis(now) * bytesPerMilli, lineBytes - 2 * stretched.length);
    while (missing > 0) {
      int count = Math.min(missing, 2 * lineFrame.length);
      if (line.transfer(bytes, count) < count) {
        return false;
      }
      missing -= count;
    }
    cushions++;
    return true;
  }

  private Health waiting(long now) {
    if (waitingSince < 0) {
      waitingSince = now;
    }
    boolean awake = taken > 2L * Math.min(lineBytes, AWAKE_MILLIS * bytesPerMilli);
    long limit = awake ? CaptureStep.NO_PROGRESS_NANOS : CaptureStep.FIRST_FRAME_NANOS;
    boolean stalled = now - waitingSince > limit;
    late |= stalled;
    return stalled ? Health.STALLED : Health.WELL;
  }
}
