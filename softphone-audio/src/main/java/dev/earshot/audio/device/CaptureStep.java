package dev.earshot.audio.device;

import dev.earshot.mixer.audio.DriftController;
import dev.earshot.mixer.audio.DriftResampler;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.audio.Resampler;
import dev.earshot.mixer.port.FrameRing;

/**
 * From an input line into the ring that the mix thread reads, one tick's frame at a time, run a
 * little faster or slower so that the ring stays as full as it was: the card's clock is not the
 * mixer's. {@code capture} thread. A short read means that the device is lost: after a sound
 * server's death {@code javax.sound} reports neither exception nor event, only reads of 0. No
 * samples for 200 ms mean that it has stalled.
 */
final class CaptureStep implements LineStep {
  /** A source that has never delivered may be waking up; measured up to 2 s. */
  static final long FIRST_FRAME_NANOS = 3_000_000_000L;

  static final long NO_PROGRESS_NANOS = 200_000_000L;

  /**
   * Kept in the ring, besides a frame, when one is added: enough for a card that delivers in pairs.
   */
  private static final int LEAST_SPARE_MILLIS = 10;

  private static final int MOST_SPARE_MILLIS = 20;

  private final SoundLine line;
  private final FrameRing ring;
  private final byte[] bytes;
  private final int[] lineFrame;
  private final int[] converted;
  private final int[] frame;
  private final Resampler resampler;
  private final DriftResampler drift;
  private final DriftController controller;
  private final int[] stretched;
  private final int samplesPerMilli;

  /** What of {@link #frame} is filled already. */
  private int filled;

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
    this.drift = new DriftResampler(frame.length);
    int millis = format.frameMillis();
    this.controller =
        new DriftController(millis, millis + LEAST_SPARE_MILLIS, millis + MOST_SPARE_MILLIS);
    this.stretched = new int[frame.length + 2];
    this.converted = new int[frame.length];
    this.samplesPerMilli = format.sampleRate() / 1000;
    this.progressAt = now;
  }

  @Override
  public Health step(long now) {
    while (line.available() >= bytes.length) {
      if (line.transfer(bytes, bytes.length) < bytes.length) {
        return Health.LOST;
      }
      Pcm16.decode(bytes, lineFrame);
      resampler.resample(lineFrame, converted);
      double millis = (double) (ring.size() * frame.length + filled) / samplesPerMilli;
      pack(drift.resample(converted, stretched, controller.update(millis)));
      progressAt = now;
      delivered = true;
    }
    long limit = delivered ? NO_PROGRESS_NANOS : FIRST_FRAME_NANOS;
    return now - progressAt <= limit ? Health.WELL : Health.STALLED;
  }

  /** Samples by which the stream was made longer or shorter. The thread's own. */
  long corrections() {
    return drift.inserted() + drift.removed();
  }

  private void pack(int count) {
    for (int i = 0; i < count; i++) {
      frame[filled++] = stretched[i];
      if (filled == frame.length) {
        ring.offer(frame);
        filled = 0;
      }
    }
  }
}
