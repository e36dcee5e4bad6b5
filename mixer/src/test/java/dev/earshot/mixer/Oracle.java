package dev.earshot.mixer;

import dev.earshot.mixer.RoomChange.Join;
import dev.earshot.mixer.RoomChange.Leave;
import dev.earshot.mixer.RoomChange.ListenAs;
import dev.earshot.mixer.RoomChange.Replug;
import dev.earshot.mixer.RoomChange.SetGain;
import dev.earshot.mixer.audio.Gain;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.audio.Resampler;
import dev.earshot.mixer.conference.Conference;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a room must do, in the plainest words: for each listener add up everybody whom he may hear,
 * each through a resampler of their own that is new when hearing begins. No plan, no total, no
 * subtraction, and the rule in words of its own. Only the membership part of changes and the
 * resampler are shared with the mixer.
 */
final class Oracle {
  private static final int FRAME_MILLIS = 10;

  private final String name;
  private final Map<ParticipantId, Participant> people = new LinkedHashMap<>();
  private final Map<ParticipantId, Channel> channels = new HashMap<>();
  private final Map<ParticipantId, ParticipantId> listensAs = new HashMap<>();
  private final Map<Pair, Long> counts = new HashMap<>();

  /** Who is heard by whom at the moment, by whose mix, and how far the conversion is. */
  private Map<Path, Resampler> paths = new HashMap<>();

  private record Pair(ParticipantId speaker, ParticipantId listener) {}

  private record Path(Channel speaker, Channel listener, Channel ear) {}

  /** What a listener gets: the samples, and by how much their conversion may differ. */
  record Heard(int[] frame, int tolerance) {}

  /** One participant's port, gain and gate. */
  private static final class Channel {
    final Join join;
    final PcmFormat format;
    Gain gain = Gain.UNITY;

    Channel(Join join, int rate) {
      this.join = join;
      this.format = new PcmFormat(rate, FRAME_MILLIS);
    }
  }

  Oracle(String name) {
    this.name = name;
  }

  /** Whether the batch is taken. */
  boolean apply(List<RoomChange> changes) {
    if (RoomRules.refusal(people.keySet(), changes).isPresent()) {
      return false;
    }
    for (RoomChange change : changes) {
      RoomRules.make(change, people);
      applyToChannels(change);
    }
    return true;
  }

  private void applyToChannels(RoomChange change) {
    switch (change) {
      case Join join -> channels.put(join.id(), new Channel(join, join.port().sampleRate()));
      case Leave leave -> {
        channels.remove(leave.id());
        listensAs.remove(leave.id());
        listensAs.values().removeIf(leave.id()::equals);
      }
      case SetGain set -> channel(set.id()).gain = Gain.of(set.decibels());
      case ListenAs as -> {
        listensAs.remove(as.id());
        as.ear().ifPresent(ear -> listensAs.put(as.id(), ear));
      }
      case Replug replug -> {
        Channel old = channel(replug.id());
        Channel channel = new Channel(old.join, replug.port().sampleRate());
        channel.gain = old.gain;
        channels.put(replug.id(), channel);
      }
      default -> {}
    }
  }

  private Channel channel(ParticipantId id) {
    return Optional.ofNullable(channels.get(id)).orElseThrow();
  }

  Conference conference() {
    return new Conference(name, List.copyOf(people.values()));
  }

  /**
   * One tick.
   *
   * @param said what each port delivers; nothing for a starved one
   * @return what each port gets
   */
  Map<ParticipantId, Heard> tick(Map<ParticipantId, int[]> said) {
    Map<ParticipantId, int[]> voices = new HashMap<>();
    channels.forEach(
        (id, channel) -> voices.put(id, voice(channel, Optional.ofNullable(said.get(id)))));
    Map<ParticipantId, Heard> heard = new HashMap<>();
    Map<Path, Resampler> now = new HashMap<>();
    for (Participant listener : people.values()) {
      heard.put(listener.id(), heard(listener, voices, now));
    }
    paths = now;
    return heard;
  }

  private int[] voice(Channel channel, Optional<int[]> said) {
    if (said.isEmpty() || channel.join.gate().filter(gate -> !gate.isOpen()).isPresent()) {
      return new int[channel.format.frameSamples()];
    }
    int[] voice = said.get().clone();
    channel.gain.apply(voice);
    return voice;
  }

  private Heard heard(
      Participant listener, Map<ParticipantId, int[]> voices, Map<Path, Resampler> now) {
    Channel to = channel(listener.id());
    int[] mix = new int[to.format.frameSamples()];
    int tolerance = 0;
    ParticipantId whose = listensAs.getOrDefault(listener.id(), listener.id());
    Participant ear = Optional.ofNullable(people.get(whose)).orElseThrow();
    for (Participant speaker : people.values()) {
      if (!listener.deaf() && !listener.held() && mayHear(ear, speaker)) {
        Channel from = channel(speaker.id());
        Path path = new Path(from, to, channel(whose));
        Resampler through =
            Optional.ofNullable(paths.get(path))
                .orElseGet(() -> new Resampler(from.format, to.format));
        now.put(path, through);
        int[] voice = Optional.ofNullable(voices.get(speaker.id())).orElseThrow();
        add(mix, through, voice);
        count(speaker.id(), listener.id(), voice);
        tolerance += from.format.equals(to.format) ? 0 : 1;
      }
    }
    return new Heard(limited(mix), tolerance);
  }

  private static void add(int[] mix, Resampler through, int[] voice) {
    int[] converted = new int[mix.length];
    through.resample(voice, converted);
    for (int i = 0; i < mix.length; i++) {
      mix[i] += converted[i];
    }
  }

  private static int[] limited(int[] mix) {
    for (int i = 0; i < mix.length; i++) {
      mix[i] = mix[i] > 32_767 ? 32_767 : mix[i] < -32_768 ? -32_768 : mix[i];
    }
    return mix;
  }

  private void count(ParticipantId speaker, ParticipantId listener, int[] voice) {
    for (int sample : voice) {
      if (sample != 0 && channel(speaker).join.audited()) {
        counts.merge(new Pair(speaker, listener), 1L, Long::sum);
      }
    }
  }

  /** The rule of {@link Participant#hears}, written once more. */
  private static boolean mayHear(Participant ear, Participant speaker) {
    if (ear.id().equals(speaker.id())) {
      return false;
    }
    if (ear.deaf() || ear.held() || speaker.muted() || speaker.held()) {
      return false;
    }
    return speaker.speakOnlyTo().isEmpty()
        || ear.tags().contains(speaker.speakOnlyTo().get().tag());
  }

  /** Samples of {@code speaker}, not zero, that {@code listener} got. */
  long count(ParticipantId speaker, ParticipantId listener) {
    return counts.getOrDefault(new Pair(speaker, listener), 0L);
  }
}
