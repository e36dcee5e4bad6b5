package dev.earshot.audio.focus;

import dev.earshot.audio.focus.play.Sound;
import dev.earshot.audio.focus.play.ToneSequence;
import dev.earshot.mixer.audio.PcmFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sounds rendered once for all members who hear them. Any thread. */
final class Sounds {
  private static final short[] SILENCE = {};

  private final Optional<Sound> music;
  private final PcmFormat room;
  private final ConcurrentMap<Integer, short[]> musicByRate = new ConcurrentHashMap<>();
  private final Map<ToneSequence, short[]> beeps;

  /**
   * @param room format in which rooms mix
   */
  Sounds(Optional<Sound> music, PcmFormat room) {
    this.music = music;
    this.room = room;
    this.beeps =
        Stream.of(ToneSequence.JOIN_BEEP, ToneSequence.LEAVE_BEEP, ToneSequence.CONSENT_BEEP)
            .collect(Collectors.toMap(Function.identity(), beep -> beep.render(room)));
  }

  /** Music at this rate, empty if there is none; takes time when the rate is new. */
  short[] music(int sampleRate) {
    return music
        .map(sound -> musicByRate.computeIfAbsent(sampleRate, rate -> render(sound, rate)))
        .orElse(SILENCE);
  }

  private short[] render(Sound sound, int sampleRate) {
    return sound.render(new PcmFormat(sampleRate, room.frameMillis()));
  }

  /** One of the built-in beeps, at the rate of the rooms. */
  short[] beep(ToneSequence beep) {
    return beeps.getOrDefault(beep, SILENCE);
  }
}
