package dev.earshot.audio.device;

import dev.earshot.mixer.audio.DriftController;
import dev.earshot.mixer.audio.DriftResampler;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.audio.Resampler;

/**
 * From an input line into the ring that the mix thread reads, run a little faster or slower so that
 * the ring stays as full as it was: the card's clock is not the mixer's. How full that is follows
 * from how often the mix thread found too little. {@code capture} thread. A short read means that
 * the device is lost: after a sound server's death {@code javax.sound} reports neither exception
 * nor event, only reads of 0. No samples for 200 ms mean that it has stalled.
 */
final class CaptureStep implements LineStep {
  /** A source that has never delivered may be waking up; measured up to 2 s. */
  static final long FIRST_FRAME_NANOS = 3_000_000_000L;

  static final long NO_PROGRESS_NANOS = 200_000_000L;

  /** In which samples are moved, unless they must be resampled by whole frames. */
  private static final int PIECE_MILLIS = 5;

  /** The ring is kept between the cushion and so much more, wherever it settles at first. */
  private static final int PLAY_MILLIS = 10;

  /** Pieces moved in one turn at most: a line that never ends must not keep its thread. */
  private static final int MOST_PIECES = 50;

  private final SoundLine line;
  private final SampleRing ring;
  private final byte[] bytes;
  private final int[] linePiece;
  private final int[] converted;
  private final Resampler resampler;
  private final boolean sameRate;
  private final DriftResampler drift;
  private final DriftController controller;
  private final Cushion cushion;
  private final int[] stretched;
  private final int samplesPerMilli;
  private long starved;
  private long progressAt;
  private boolean delivered;

  CaptureStep(SoundLine line, int lineRate, PcmFormat format, SampleRing ring, long now) {
    this.line = line;
    this.ring = ring;
    this.sameRate = lineRate == format.sampleRate();
    int millis = sameRate ? PIECE_MILLIS : format.frameMillis();
    this.linePiece = new int[lineRate / 1000 * millis];
    this.bytes = new byte[2 * linePiece.length];
    this.resampler = new Resampler(new PcmFormat(lineRate, format.frameMillis()), format);
    this.converted = sameRate ? linePiece : new int[format.frameSamples()];
    this.drift = new DriftResampler(converted.length);
    this.cushion = new Cushion(line.cushionMillis(), now);
    int least = line.cushionMillis();
    this.controller = new DriftController(millis, least, least + PLAY_MILLIS);
    this.stretched = new int[converted.length + 2];
    this.samplesPerMilli = format.sampleRate() / 1000;
    this.progressAt = now;
  }

  @Override
  public Health step(long now) {
    for (int i = 0; i < MOST_PIECES && line.available() >= bytes.length; i++) {
      if (line.transfer(bytes, bytes.length) < bytes.length) {
        return Health.LOST;
      }
      Pcm16.decode(bytes, linePiece);
      if (!sameRate) {
        resampler.resample(linePiece, converted);
      }
      adapt(now);
      double millis = (double) ring.size() / samplesPerMilli;
      ring.offer(stretched, drift.resample(converted, stretched, controller.update(millis)));
      progressAt = now;
      delivered = true;
    }
    long limit = delivered ? NO_PROGRESS_NANOS : FIRST_FRAME_NANOS;
    return now - progressAt <= limit ? Health.WELL : Health.STALLED;
  }

  /** Whether the mix thread found too little since last time. */
  private void adapt(long now) {
    long times = ring.starved();
    if (times != starved) {
      starved = times;
      cushion.ranDry(now);
    }
    int millis = cushion.millis(now);
    controller.keepWithin(millis, millis + PLAY_MILLIS);
  }

  /** Samples by which the stream was made longer or shorter in all. The thread's own. */
  long corrections() {
    return Math.abs(drift.inserted() - drift.removed());
  }
}
