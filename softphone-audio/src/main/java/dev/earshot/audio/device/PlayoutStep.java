package dev.earshot.audio.device;

import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.audio.Resampler;
import dev.earshot.mixer.port.FrameRing;
import java.util.Arrays;

/**
 * From the ring that the mix thread fills to an output line. {@code playout} thread. A line that
 * has run dry gets a cushion of silence first, so that the next late frame is not heard as a click;
 * a ring that stays too deep loses a frame. A short write means that the device is lost, a line
 * that takes nothing for 200 ms while frames wait that it has stalled.
 */
final class PlayoutStep implements LineStep {
  private static final int CUSHION_MILLIS = 20;

  private final SoundLine line;
  private final FrameRing ring;
  private final DepthWatch depth;
  private final byte[] bytes;
  private final int[] lineFrame;
  private final int[] frame;
  private final Resampler resampler;
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
    this.bytes = new byte[2 * lineFrame.length];
    this.frame = new int[format.frameSamples()];
    this.resampler = new Resampler(format, lineFormat);
    this.lineBytes = line.available();
    this.cushionFrames = CUSHION_MILLIS / format.frameMillis();
  }

  @Override
  public Health step(long now) {
    while (ring.size() > 0) {
      int free = line.available();
      if (free < bytes.length) {
        return waiting(now);
      }
      waitingSince = -1;
      if (free >= lineBytes && !cushion() || !playNext()) {
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

  private boolean playNext() {
    boolean surplus = depth.tooDeep(ring.size());
    ring.poll(frame);
    if (surplus && ring.poll(frame)) {
      givenUp++;
    }
    resampler.resample(frame, lineFrame);
    Pcm16.encode(lineFrame, bytes);
    int moved = line.transfer(bytes, bytes.length);
    taken += moved;
    return moved == bytes.length;
  }

  private boolean cushion() {
    Arrays.fill(bytes, (byte) 0);
    for (int i = 0; i < cushionFrames && line.available() >= 2 * bytes.length; i++) {
      if (line.transfer(bytes, bytes.length) < bytes.length) {
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
