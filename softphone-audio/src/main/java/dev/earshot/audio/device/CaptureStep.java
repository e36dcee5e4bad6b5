package dev.earshot.audio.device;

import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.audio.Resampler;
import dev.earshot.mixer.port.FrameRing;

/**
 * From an input line into the ring that the mix thread reads, one tick's frame at a time. {@code
 * capture} thread. A short read means that the device is lost: after a sound server's death {@code
 * javax.sound} reports neither exception nor event, only reads of 0. No samples for 200 ms mean
 * that it has stalled.
 */
final class CaptureStep implements LineStep {
  /** A source that has never delivered may be waking up; measured up to 2 s. */
  static final long FIRST_FRAME_NANOS = 3_000_000_000L;

  static final long NO_PROGRESS_NANOS = 200_000_000L;

  private final SoundLine line;
  private final FrameRing ring;
  private final byte[] bytes;
  private final int[] lineFrame;
  private final int[] frame;
  private final Resampler resampler;
  private long progressAt;
  private boolean delivered;

  CaptureStep(SoundLine line, int lineRate, PcmFormat format, FrameRing ring, long now) {
    this.line = line;
    this.ring = ring;
    PcmFormat lineFormat = new PcmFormat(lineRate, format.frameMillis());
    this.lineFrame = new int[lineFormat.frameSamples()];
    this.bytes = new byte[2 * lineFrame.length];
    this.frame = new int[format.frameSamples()];
    this.resampler = new Resampler(lineFormat, format);
    this.progressAt = now;
  }

  @Override
  public Health step(long now) {
    while (line.available() >= bytes.length) {
      if (line.transfer(bytes, bytes.length) < bytes.length) {
        return Health.LOST;
      }
      Pcm16.decode(bytes, lineFrame);
      resampler.resample(lineFrame, frame);
      ring.offer(frame);
      progressAt = now;
      delivered = true;
    }
    long limit = delivered ? NO_PROGRESS_NANOS : FIRST_FRAME_NANOS;
    return now - progressAt <= limit ? Health.WELL : Health.STALLED;
  }
}
