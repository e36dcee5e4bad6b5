package dev.earshot.mixer.conference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Who hears whom. {@link Participant#hears} is asked once for each pair of kinds – listeners who
 * differ only in their names hear the same people, speakers who do so are heard by the same – and
 * nothing else decides; so size and effort grow with the people, not with their pairs. Immutable.
 * Indices are positions in the lists it was made of.
 */
public final class HearingMatrix {
  private final List<Participant> listeners;
  private final List<Participant> speakers;
  private final Kinds<Ear> ears;
  private final Kinds<Voice> voices;
  private final boolean[][] hears;

  /** What of a listener the rule looks at. */
  private record Ear(Set<MemberTag> tags, boolean deaf, boolean held) {
    static Ear of(Participant listener) {
      return new Ear(listener.tags(), listener.deaf(), listener.held());
    }
  }

  /** What of a speaker the rule looks at. */
  private record Voice(Optional<SpeakOnlyTo> only, boolean muted, boolean held) {
    static Voice of(Participant speaker) {
      return new Voice(speaker.speakOnlyTo(), speaker.muted(), speaker.held());
    }
  }

  private HearingMatrix(List<Participant> listeners, List<Participant> speakers) {
    this.listeners = listeners;
    this.speakers = speakers;
    this.ears = new Kinds<>(listeners.size());
    this.voices = new Kinds<>(speakers.size());
    listeners.forEach(listener -> ears.add(Ear.of(listener), listener));
    speakers.forEach(speaker -> voices.add(Voice.of(speaker), speaker));
    this.hears = new boolean[ears.count()][voices.count()];
    for (int ear = 0; ear < ears.count(); ear++) {
      for (int voice = 0; voice < voices.count(); voice++) {
        hears[ear][voice] = ask(ears.examples.get(ear), voices.examples.get(voice));
      }
    }
  }

  public static HearingMatrix of(Conference conference) {
    return between(conference.participants(), conference.participants());
  }

  /** Whom of {@code speakers} each of {@code listeners} hears. */
  public static HearingMatrix between(List<Participant> listeners, List<Participant> speakers) {
    return new HearingMatrix(listeners, speakers);
  }

  /** For two people of these kinds; false if nobody could be asked about another. */
  private static boolean ask(List<Participant> ears, List<Participant> voices) {
    for (Participant ear : ears) {
      for (Participant voice : voices) {
        if (!ear.id().equals(voice.id())) {
          return ear.hears(voice);
        }
      }
    }
    return false;
  }

  /** Number of listeners. */
  public int size() {
    return listeners.size();
  }

  public boolean hears(int listener, int speaker) {
    return hears[earKind(listener)][voiceKind(speaker)]
        && !listeners.get(listener).id().equals(speakers.get(speaker).id());
  }

  /** Listeners of the same kind hear the same people, but for themselves. Kinds count from 0. */
  public int earKind(int listener) {
    return ears.kindOf[listener];
  }

  /** Speakers of the same kind are heard by the same people, but for themselves. */
  public int voiceKind(int speaker) {
    return voices.kindOf[speaker];
  }

  /** Whether listeners of one kind hear speakers of another, if they are not the same person. */
  public boolean kindHears(int earKind, int voiceKind) {
    return hears[earKind][voiceKind];
  }

  /** Whether {@code listener} hears {@code speaker}; false if either is not in the conference. */
  public boolean hears(ParticipantId listener, ParticipantId speaker) {
    int from = indexOf(speakers, speaker);
    int to = indexOf(listeners, listener);
    return from >= 0 && to >= 0 && hears(to, from);
  }

  /** Everybody who hears {@code speaker}, in order of joining. */
  public List<ParticipantId> listenersOf(ParticipantId speaker) {
    return listeners.stream()
        .map(Participant::id)
        .filter(listener -> hears(listener, speaker))
        .toList();
  }

  /** Everybody whom {@code listener} hears, in order of joining. */
  public List<ParticipantId> speakersHeardBy(ParticipantId listener) {
    return speakers.stream()
        .map(Participant::id)
        .filter(speaker -> hears(listener, speaker))
        .toList();
  }

  private static int indexOf(List<Participant> people, ParticipantId id) {
    return IntStream.range(0, people.size())
        .filter(i -> people.get(i).id().equals(id))
        .findFirst()
        .orElse(-1);
  }

  /** People sorted by kind, with two examples of each: one may be the person who is asked. */
  private static final class Kinds<K> {
    private final Map<K, Integer> numbers = new HashMap<>();
    private final List<List<Participant>> examples = new ArrayList<>();
    private final int[] kindOf;
    private Optional<K> last = Optional.empty();
    private int people;

    Kinds(int size) {
      kindOf = new int[size];
    }

    void add(K kind, Participant example) {
      // Most people are like their neighbours.
      boolean same = last.isPresent() && last.get().equals(kind);
      int number = same ? kindOf[people - 1] : numbers.computeIfAbsent(kind, k -> numbers.size());
      last = same ? last : Optional.of(kind);
      if (number == examples.size()) {
        examples.add(new ArrayList<>(2));
      }
      if (examples.get(number).size() < 2) {
        examples.get(number).add(example);
      }
      kindOf[people++] = number;
    }

    int count() {
      return examples.size();
    }
  }
}
