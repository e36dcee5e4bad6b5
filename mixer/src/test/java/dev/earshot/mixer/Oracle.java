package dev.earshot.mixer;

import dev.earshot.mixer.RoomChange.Join;
import dev.earshot.mixer.RoomChange.Leave;
import dev.earshot.mixer.RoomChange.ListenAs;
import dev.earshot.mixer.RoomChange.Replug;
import dev.earshot.mixer.RoomChange.SetGain;
import dev.earshot.mixer.audio.Fade;
import dev.earshot.mixer.audio.Gain;
import dev.earshot.mixer.audio.LevelMeter;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.audio.Resampler;
import dev.earshot.mixer.audio.SoftLimit;
import dev.earshot.mixer.audio.SpeechGate;
import dev.earshot.mixer.conference.Conference;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.port.PrivacyGate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a room must do, in the plainest words: for each listener add up everybody whom he may hear,
 * each through a resampler of their own that is new when hearing begins. No plan, no total, no
 * subtraction, and the rule in words of its own. Only the membership part of changes, the
 * resampler, the ramps, the limiter and the speech gate are shared with the mixer.
 */
final class Oracle {
  private static final int FRAME_MILLIS = 10;

  private final String name;
  private final MixerConfig config;
  private final Map<ParticipantId, Participant> people = new LinkedHashMap<>();
  private final Map<ParticipantId, Channel> channels = new HashMap<>();
  private final Map<ParticipantId, ParticipantId> listensAs = new HashMap<>();
  private final Map<Pair, Long> counts = new HashMap<>();

  /** Who left, or changed his port, since the last tick. */
  private final List<Channel> gone = new ArrayList<>();

  private final Map<ParticipantId, Participant> left = new HashMap<>();

  /** Who is heard by whom at the moment, by whose mix, and how far the conversion is. */
  private Map<Path, Resampler> paths = new HashMap<>();

  private record Pair(ParticipantId speaker, ParticipantId listener) {}

  private record Path(Channel speaker, Channel listener, Channel ear) {}

  /** What a listener gets: the samples, and by how much their conversion may differ. */
  record Heard(int[] frame, int tolerance) {}

  /** One participant's port, gain and gate, and his voice in each way in which it may be heard. */
  private static final class Channel {
    final Join join;
    final PcmFormat format;
    final SpeechGate speech;
    final Fade fade;
    Participant person;
    Gain gain = Gain.UNITY;
    private boolean says;
    private int[] last;
    int[] goesOn;
    int[] begins;
    int[] ends;

    Channel(Join join, int rate, SpeechGate speech) {
      this.join = join;
      this.person = join.participant();
      this.format = new PcmFormat(rate, FRAME_MILLIS);
      this.speech = speech;
      this.fade = new Fade(rate);
      this.last = new int[format.frameSamples()];
      this.goesOn = last;
      this.begins = last;
      this.ends = last;
    }

    void take(Optional<int[]> delivered, MixerConfig config) {
      boolean speaks = speech.update(LevelMeter.dbfs(delivered.orElse(new int[1])));
      boolean open = join.gate().map(PrivacyGate::isOpen).orElse(true);
      boolean taken = open && (speaks || config.speechOnlyAbove() > 0);
      say(delivered.filter(frame -> taken), config);
    }

    void say(Optional<int[]> frame, MixerConfig config) {
      int[] silence = new int[format.frameSamples()];
      boolean said = says;
      says = frame.isPresent();
      int[] voice = frame.map(int[]::clone).map(this::amplified).orElse(silence);
      ends = silence.clone();
      if (said && config.fades()) {
        fade.tail(last, ends);
      }
      begins = voice.clone();
      if (config.fades()) {
        fade.rampUp(begins);
      }
      goesOn = says ? (said ? voice : begins) : ends;
      last = says ? goesOn : silence;
    }

    private int[] amplified(int[] voice) {
      gain.apply(voice);
      if (gain.decibels() > 0) {
        SoftLimit.apply(voice);
      }
      return voice;
    }
  }

  Oracle(String name, MixerConfig config) {
    this.name = name;
    this.config = config;
  }

  /** Whether the batch is taken. */
  boolean apply(List<RoomChange> changes) {
    if (RoomRules.refusal(people.keySet(), changes).isPresent()) {
      return false;
    }
    for (RoomChange change : changes) {
      if (change instanceof Leave leave) {
        left.put(leave.id(), Optional.ofNullable(people.get(leave.id())).orElseThrow());
      }
      RoomRules.make(change, people);
      applyToChannels(change);
    }
    return true;
  }

  private void applyToChannels(RoomChange change) {
    switch (change) {
      case Join join ->
          channels.put(
              join.id(), new Channel(join, join.port().sampleRate(), new SpeechGate(FRAME_MILLIS)));
      case Leave leave -> {
        gone.add(Optional.ofNullable(channels.remove(leave.id())).orElseThrow());
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
        gone.add(old);
        Channel channel = new Channel(old.join, replug.port().sampleRate(), old.speech);
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
    channels.forEach((id, channel) -> channel.take(Optional.ofNullable(said.get(id)), config));
    gone.forEach(channel -> channel.say(Optional.empty(), config));
    gone.clear();
    Map<ParticipantId, Heard> heard = new HashMap<>();
    Map<Path, Resampler> now = new HashMap<>();
    for (Participant listener : people.values()) {
      heard.put(listener.id(), heard(listener, now));
    }
    paths = now;
    left.clear();
    people.values().forEach(person -> channel(person.id()).person = person);
    return heard;
  }

  private Heard heard(Participant listener, Map<Path, Resampler> now) {
    Channel to = channel(listener.id());
    Sum sum = new Sum(to);
    ParticipantId whose = listensAs.getOrDefault(listener.id(), listener.id());
    Participant ear = Optional.ofNullable(people.get(whose)).orElseThrow();
    if (listener.deaf() || listener.held()) {
      return sum.heard();
    }
    for (Participant speaker : people.values()) {
      if (mayHear(ear, speaker)) {
        Channel from = channel(speaker.id());
        Path path = new Path(from, to, channel(whose));
        Optional<Resampler> former = Optional.ofNullable(paths.get(path));
        Resampler through = former.orElseGet(() -> new Resampler(from.format, to.format));
        now.put(path, through);
        sum.add(from, former.isPresent() ? from.goesOn : from.begins, through);
      }
    }
    if (config.fades()) {
      paths.forEach(
          (path, through) -> {
            if (path.listener == to && path.ear == channel(whose) && !now.containsKey(path)) {
              fade(path.speaker, ear).ifPresent(tail -> sum.add(path.speaker, tail, through));
            }
          });
    }
    return sum.heard();
  }

  /** What may still be heard of somebody who was heard before and is no more. */
  private Optional<int[]> fade(Channel speaker, Participant ear) {
    Participant last =
        people.getOrDefault(
            speaker.join.id(), left.getOrDefault(speaker.join.id(), speaker.person));
    boolean silent = channels.get(speaker.join.id()) != speaker || last.muted() || last.held();
    boolean otherwise = mayHear(ear, last.withMuted(false).withHeld(false));
    return silent && otherwise ? Optional.of(speaker.ends) : Optional.empty();
  }

  /** What one listener hears in one tick. */
  private final class Sum {
    private final Channel listener;
    private final int[] mix;
    private int tolerance;

    Sum(Channel listener) {
      this.listener = listener;
      this.mix = new int[listener.format.frameSamples()];
    }

    void add(Channel speaker, int[] voice, Resampler through) {
      int[] converted = new int[mix.length];
      through.resample(voice, converted);
      for (int i = 0; i < mix.length; i++) {
        mix[i] += converted[i];
      }
      tolerance += speaker.format.equals(listener.format) ? 0 : 1;
      for (int sample : voice) {
        if (sample != 0 && speaker.join.audited()) {
          counts.merge(new Pair(speaker.join.id(), listener.join.id()), 1L, Long::sum);
        }
      }
    }

    Heard heard() {
      boolean exact = tolerance == 0;
      return new Heard(mix, SoftLimit.apply(mix) == 0 || exact ? tolerance : tolerance + 1);
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
