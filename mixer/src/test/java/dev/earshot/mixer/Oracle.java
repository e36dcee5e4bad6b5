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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a room must do, in the plainest words: for each listener add up everybody whom he may hear.
 * No plan, no total, no subtraction, and the rule in words of its own. Only the membership part of
 * changes and the resampler are shared with the mixer.
 */
final class Oracle {
  private final PcmFormat room;
  private Conference conference;
  private final Map<ParticipantId, Channel> channels = new HashMap<>();
  private final Map<ParticipantId, ParticipantId> listensAs = new HashMap<>();
  private final Map<Pair, Long> counts = new HashMap<>();

  private record Pair(ParticipantId speaker, ParticipantId listener) {}

  /** One participant's resamplers, gain and gate. */
  private static final class Channel {
    final Join join;
    int rate;
    Resampler in;
    Resampler out;
    Gain gain = Gain.UNITY;

    Channel(Join join, PcmFormat room) {
      this.join = join;
      this.rate = join.port().sampleRate();
      PcmFormat port = new PcmFormat(rate, room.frameMillis());
      this.in = new Resampler(port, room);
      this.out = new Resampler(room, port);
    }
  }

  Oracle(String name, PcmFormat room) {
    this.room = room;
    this.conference = Conference.empty(name);
  }

  /** Whether the batch is taken. */
  boolean apply(List<RoomChange> changes) {
    if (!(RoomRules.decide(conference, changes) instanceof RoomRules.Decision.Accepted accepted)) {
      return false;
    }
    conference = accepted.conference();
    changes.forEach(this::applyToChannels);
    return true;
  }

  private void applyToChannels(RoomChange change) {
    switch (change) {
      case Join join -> channels.put(join.id(), new Channel(join, room));
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
        Channel channel = channel(replug.id());
        channel.rate = replug.port().sampleRate();
        PcmFormat port = new PcmFormat(channel.rate, room.frameMillis());
        channel.in = new Resampler(port, room);
        channel.out = new Resampler(room, port);
      }
      default -> {}
    }
  }

  private Channel channel(ParticipantId id) {
    return Optional.ofNullable(channels.get(id)).orElseThrow();
  }

  Conference conference() {
    return conference;
  }

  /**
   * One tick.
   *
   * @param said what each port delivers; nothing for a starved one
   * @return what each port gets
   */
  Map<ParticipantId, int[]> tick(Map<ParticipantId, int[]> said) {
    Map<ParticipantId, int[]> voices = new HashMap<>();
    channels.forEach(
        (id, channel) -> voices.put(id, voice(channel, Optional.ofNullable(said.get(id)))));
    Map<ParticipantId, int[]> heard = new HashMap<>();
    for (Participant listener : conference.participants()) {
      heard.put(listener.id(), heard(listener, voices));
    }
    return heard;
  }

  private int[] voice(Channel channel, Optional<int[]> said) {
    int[] voice = new int[room.frameSamples()];
    if (said.isEmpty() || channel.join.gate().filter(gate -> !gate.isOpen()).isPresent()) {
      channel.in.reset();
      return voice;
    }
    channel.in.resample(said.get(), voice);
    channel.gain.apply(voice);
    return voice;
  }

  private int[] heard(Participant listener, Map<ParticipantId, int[]> voices) {
    int[] mix = new int[room.frameSamples()];
    ParticipantId whose = listensAs.getOrDefault(listener.id(), listener.id());
    Participant ear = conference.find(whose).orElseThrow();
    for (Participant speaker : conference.participants()) {
      if (!listener.deaf() && !listener.held() && mayHear(ear, speaker)) {
        add(mix, speaker.id(), listener.id(), voices.getOrDefault(speaker.id(), new int[0]));
      }
    }
    Channel channel = channel(listener.id());
    int[] out = new int[channel.rate / 1000 * room.frameMillis()];
    channel.out.resample(mix, out);
    for (int i = 0; i < out.length; i++) {
      out[i] = out[i] > 32_767 ? 32_767 : out[i] < -32_768 ? -32_768 : out[i];
    }
    return out;
  }

  private void add(int[] mix, ParticipantId speaker, ParticipantId listener, int[] voice) {
    for (int i = 0; i < mix.length; i++) {
      mix[i] += voice[i];
      if (voice[i] != 0 && channel(speaker).join.audited()) {
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
