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
 * A line that has run dry gets a cushion of silence first, so that the next late frame is not heard
 * as a click; a ring that stays too deep loses a frame. A short write means that the device is
 * lost, a line that takes nothing for 200 ms while frames wait that it has stalled.
 */
final class PlayoutStep implements LineStep {
  private static final int CUSHION_MILLIS = 20;

  /** More than a line holds: whatever it holds at first is kept. */
  private static final int LONGEST_MILLIS = 1000;

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
  private final int cushionFrames;
  private long waitingSince = -1;

  /** Bytes taken by the line. It is awake when that is more than its buffer could hold. */
  private long taken;

  private volatile long cushions;
  private volatile long givenUp;

  PlayoutStep(SoundLine line, int lineRate, PcmFormat format, FrameRing ring) {
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
    this.controller = new DriftController(format.frameMillis(), 0, LONGEST_MILLIS);
    this.frameMillis = format.frameMillis();
    this.lineBytes = line.available();
    this.cushionFrames = CUSHION_MILLIS / format.frameMillis();
  }

  @Override
  public Health step(long now) {
    while (ring.size() > 0) {
      int free = line.available();
      if (free < 2 * (lineFrame.length + 1)) {
        return waiting(now);
      }
      waitingSince = -1;
      if (free >= lineBytes && !cushion() || !playNext(free)) {
        return Health.LOST;
      }
    }
    waitingSince = -1;
    return Health.WELL;
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

  private boolean playNext(int free) {
    double millis = frameMillis * (ring.size() + (lineBytes - free) / (2.0 * lineFrame.length));
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

  private boolean cushion() {
    Arrays.fill(bytes, (byte) 0);
    int frameBytes = 2 * lineFrame.length;
    controller.restart();
    for (int i = 0; i < cushionFrames && line.available() >= 2 * frameBytes; i++) {
      if (line.transfer(bytes, frameBytes) < frameBytes) {
        return false;
      }
    }
    cushions++;
    return true;
  }

  private Health waiting(long now) {
    if (waitingSince < 0) {
      waitingSince = now;
    }
    boolean awake = taken > 2L * lineBytes;
    long limit = awake ? CaptureStep.NO_PROGRESS_NANOS : CaptureStep.FIRST_FRAME_NANOS;
    return now - waitingSince <= limit ? Health.WELL : Health.STALLED;
  }
}
