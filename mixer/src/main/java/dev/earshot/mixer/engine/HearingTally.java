package dev.earshot.mixer.engine;

import dev.earshot.mixer.audio.LevelMeter;
import dev.earshot.mixer.conference.ParticipantId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where one audited speaker's voice went: an {@link Ear} for each listener there ever was. Written
 * by the mix thread, read by any.
 */
public final class HearingTally {
  private final ConcurrentMap<ParticipantId, Ear> ears = new ConcurrentHashMap<>();

  /** Samples of the speaker, not zero, that went into what {@code listener} hears. */
  public long samplesHeardBy(ParticipantId listener) {
    Ear ear = ears.get(listener);
    return ear == null ? 0 : ear.samples.getOpaque();
  }

  /** Level of the speaker in what {@code listener} heard in the last step, dBFS. */
  public int levelAt(ParticipantId listener) {
    Ear ear = ears.get(listener);
    return ear == null ? LevelMeter.SILENCE : ear.level.getOpaque();
  }

  Ear ear(ParticipantId listener) {
    return ears.computeIfAbsent(listener, id -> new Ear());
  }

  /** Nobody hears the speaker any more; the samples stay counted. */
  void quiet() {
    for (Ear ear : ears.values()) {
      ear.level.setOpaque(LevelMeter.SILENCE);
    }
  }

  /** One listener's ear for the speaker. */
  static final class Ear {
    private final AtomicLong samples = new AtomicLong();
    private final AtomicInteger level = new AtomicInteger(LevelMeter.SILENCE);

    void hear(int nonZeroSamples, int voiceLevel) {
      samples.setOpaque(samples.getPlain() + nonZeroSamples);
      level.setOpaque(nonZeroSamples == 0 ? LevelMeter.SILENCE : voiceLevel);
    }
  }
}
