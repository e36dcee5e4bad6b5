package dev.earshot.mixer.engine;

import dev.earshot.mixer.conference.HearingMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How every voice passes to every listener: by groups, so that its size grows with the people and
 * not with their pairs. Speakers are those who have seats, in their order, and after them those who
 * have just left, who may still fade. One's own voice passes as that of anybody of one's group; it
 * is for the mix to take it out. Immutable.
 */
final class Passages {
  private final int[] listenerGroup;
  private final int[] speakerGroup;
  private final int speakerGroups;
  private final Passage[][] passages;

  private Passages(Groups listeners, Groups speakers, Passage[][] passages) {
    this.listenerGroup = listeners.groupOf;
    this.speakerGroup = speakers.groupOf;
    this.speakerGroups = speakers.kinds.size();
    this.passages = passages;
  }

  /** How a speaker's voice passes to a listener of these kinds. */
  interface Rule {
    Passage between(Kinds ear, Kinds voice);
  }

  static Passages between(List<Kinds> listeners, List<Kinds> speakers, Rule rule) {
    Groups ears = new Groups(listeners);
    Groups voices = new Groups(speakers);
    Passage[][] all = new Passage[ears.kinds.size()][voices.kinds.size()];
    for (int ear = 0; ear < all.length; ear++) {
      for (int voice = 0; voice < all[ear].length; voice++) {
        all[ear][voice] = rule.between(ears.kinds.get(ear), voices.kinds.get(voice));
      }
    }
    return new Passages(ears, voices, all);
  }

  /** The rule as it stands, tick after tick. */
  static Passages steady(Seating seating, HearingMatrix hearing) {
    List<Kinds> listeners = new ArrayList<>(seating.size());
    List<Kinds> speakers = new ArrayList<>(seating.size());
    for (int seat = 0; seat < seating.size(); seat++) {
      int ear = seating.ear(seat);
      int kind = ear == Seating.NOBODY ? Kinds.NONE : hearing.earKind(ear);
      listeners.add(new Kinds(Kinds.NONE, kind, Kinds.NONE));
      speakers.add(new Kinds(Kinds.NONE, hearing.voiceKind(seat), Kinds.NONE));
    }
    return between(
        listeners,
        speakers,
        (ear, voice) ->
            ear.now() != Kinds.NONE && hearing.kindHears(ear.now(), voice.now())
                ? Passage.GOES_ON
                : Passage.NONE);
  }

  int listeners() {
    return listenerGroup.length;
  }

  int speakers() {
    return speakerGroup.length;
  }

  int speakerGroups() {
    return speakerGroups;
  }

  int listenerGroups() {
    return passages.length;
  }

  int listenerGroup(int listener) {
    return listenerGroup[listener];
  }

  int speakerGroup(int speaker) {
    return speakerGroup[speaker];
  }

  /** How the voices of each group of speakers pass to a group of listeners. */
  List<Passage> to(int group) {
    return Arrays.asList(passages[group]);
  }

  /**
   * Of what kind somebody was and is, for the rule.
   *
   * @param was in the tick before; {@link #NONE} if he was not there, or heard nothing
   * @param now {@link #NONE} if he is there no more, or hears nothing
   * @param fading in the rule apart from his being muted, held or gone; {@link #NONE} if he is not
   */
  record Kinds(int was, int now, int fading) {
    static final int NONE = -1;
  }

  /** People sorted into groups of equal kinds. */
  private static final class Groups {
    private final List<Kinds> kinds = new ArrayList<>();
    private final int[] groupOf;

    Groups(List<Kinds> people) {
      Map<Kinds, Integer> numbers = new HashMap<>();
      groupOf = new int[people.size()];
      for (int i = 0; i < groupOf.length; i++) {
        Kinds of = people.get(i);
        // Most people are like their neighbours.
        if (i > 0 && of.equals(people.get(i - 1))) {
          groupOf[i] = groupOf[i - 1];
          continue;
        }
        groupOf[i] = numbers.computeIfAbsent(of, k -> numbers.size());
        if (groupOf[i] == kinds.size()) {
          kinds.add(of);
        }
      }
    }
  }
}
