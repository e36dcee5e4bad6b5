package dev.earshot.mixer;

import dev.earshot.mixer.conference.Conference;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.engine.MixPlan;
import dev.earshot.mixer.engine.Strip;
import java.util.List;
import java.util.Map;

/**
 * Who is in a room, through which strip, and whose mix he hears instead of his own. Immutable but
 * for the strips.
 */
record Membership(
    Conference conference,
    Map<ParticipantId, Strip> strips,
    Map<ParticipantId, ParticipantId> listensAs) {
  Membership {
    strips = Map.copyOf(strips);
    listensAs = Map.copyOf(listensAs);
  }

  static Membership empty(String room) {
    return new Membership(Conference.empty(room), Map.of(), Map.of());
  }

  MixPlan plan() {
    return MixPlan.of(conference, listensAs);
  }

  /** The strips in order of joining. */
  List<Strip> inOrder() {
    return conference.participants().stream().map(this::strip).toList();
  }

  private Strip strip(Participant participant) {
    Strip strip = strips.get(participant.id());
    if (strip == null) {
      throw new IllegalStateException(participant.id() + " has no strip");
    }
    return strip;
  }
}
