package dev.earshot.mixer.engine;

import dev.earshot.mixer.conference.HearingMatrix;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.engine.Passages.Kinds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * From one seating of a room to the next: who goes on hearing whom, who begins to, and whose voice
 * may fade. It may where a listener heard it and, apart from the speaker's being muted, held or
 * gone, might still: for whoever has lost the right to hear it, it is cut. Immutable.
 */
final class HearingChange {
  private final Seating before;
  private final HearingMatrix heard;
  private final Seating now;
  private final HearingMatrix hears;

  private final Map<Strip, Integer> formerSeats = new IdentityHashMap<>();
  private final List<Strip> gone = new ArrayList<>();

  /** As if those who say nothing more still spoke: each of them, and where to find him. */
  private final HearingMatrix otherwise;

  private final Map<Strip, Integer> fading = new IdentityHashMap<>();

  HearingChange(Seating before, HearingMatrix heard, Seating now, HearingMatrix hears) {
    this.before = before;
    this.heard = heard;
    this.now = now;
    this.hears = hears;
    for (int seat = 0; seat < before.size(); seat++) {
      formerSeats.put(before.strip(seat), seat);
    }
    List<Participant> ended = new ArrayList<>();
    endThoseWhoLeft(ended);
    endThoseWhoFellSilent(ended);
    this.otherwise =
        HearingMatrix.between(
            now.people(), ended.stream().map(p -> p.withMuted(false).withHeld(false)).toList());
  }

  private void endThoseWhoLeft(List<Participant> ended) {
    Map<Strip, Boolean> staying = new IdentityHashMap<>();
    Map<ParticipantId, Participant> people = new HashMap<>();
    for (int seat = 0; seat < now.size(); seat++) {
      staying.put(now.strip(seat), true);
      people.put(now.person(seat).id(), now.person(seat));
    }
    for (int seat = 0; seat < before.size(); seat++) {
      Strip strip = before.strip(seat);
      Participant person = before.person(seat);
      if (!staying.containsKey(strip) && !isSilent(person)) {
        gone.add(strip);
        fading.put(strip, ended.size());
        // Who is back at once, or has another port, fades only as he may now be heard.
        ended.add(people.getOrDefault(person.id(), now.whenHeLeft(person)));
      }
    }
  }

  private void endThoseWhoFellSilent(List<Participant> ended) {
    for (int seat = 0; seat < now.size(); seat++) {
      int former = formerSeat(seat);
      if (former >= 0 && isSilent(now.person(seat)) && !isSilent(before.person(former))) {
        fading.put(now.strip(seat), ended.size());
        ended.add(now.person(seat));
      }
    }
  }

  private static boolean isSilent(Participant speaker) {
    return speaker.muted() || speaker.held();
  }

  /** Where the one who has {@code seat} now sat before, or -1. */
  int formerSeat(int seat) {
    return formerSeats.getOrDefault(now.strip(seat), -1);
  }

  /** Who spoke before and has no seat any more: the last speakers of {@link #passages}. */
  List<Strip> gone() {
    return gone;
  }

  /** The one tick in which hearing changes. */
  Passages passages() {
    List<Kinds> listeners = new ArrayList<>(now.size());
    List<Kinds> speakers = new ArrayList<>(now.size() + gone.size());
    for (int seat = 0; seat < now.size(); seat++) {
      listeners.add(listener(seat));
      int former = formerSeat(seat);
      int was = former < 0 ? Kinds.NONE : heard.voiceKind(former);
      speakers.add(new Kinds(was, hears.voiceKind(seat), fadingKind(now.strip(seat))));
    }
    for (Strip strip : gone) {
      int was = heard.voiceKind(formerSeats.getOrDefault(strip, -1));
      speakers.add(new Kinds(was, Kinds.NONE, fadingKind(strip)));
    }
    return Passages.between(listeners, speakers, this::passage);
  }

  private int fadingKind(Strip strip) {
    Integer ended = fading.get(strip);
    return ended == null ? Kinds.NONE : otherwise.voiceKind(ended);
  }

  private Kinds listener(int seat) {
    int ear = now.ear(seat);
    if (ear == Seating.NOBODY) {
      return new Kinds(Kinds.NONE, Kinds.NONE, Kinds.NONE);
    }
    int former = formerSeat(seat);
    int formerEar = former < 0 ? Seating.NOBODY : before.ear(former);
    boolean same = formerEar != Seating.NOBODY && before.strip(formerEar) == now.strip(ear);
    int was = same ? heard.earKind(formerEar) : Kinds.NONE;
    return new Kinds(was, hears.earKind(ear), otherwise.earKind(ear));
  }

  private Passage passage(Kinds ear, Kinds voice) {
    if (ear.now() == Kinds.NONE) {
      return Passage.NONE;
    }
    boolean was =
        ear.was() != Kinds.NONE
            && voice.was() != Kinds.NONE
            && heard.kindHears(ear.was(), voice.was());
    if (voice.now() != Kinds.NONE && hears.kindHears(ear.now(), voice.now())) {
      return was ? Passage.GOES_ON : Passage.BEGINS;
    }
    boolean mayFade =
        voice.fading() != Kinds.NONE && otherwise.kindHears(ear.fading(), voice.fading());
    return was && mayFade ? Passage.ENDS : Passage.NONE;
  }
}
