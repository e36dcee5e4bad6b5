package dev.earshot.app.detect;

import dev.earshot.app.console.Alert;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.Reporting;
import dev.earshot.app.supervision.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that is the case in a conference and becomes an alert if it lasts. Read from one state
 * of the conference; only what is confirmed counts, so that a back end that does not tell of holds
 * or of talking raises nothing.
 *
 * @param who the participant it is about, if it is about one
 */
record Matter(Alert.Kind kind, ConferenceKey conference, Optional<ParticipantKey> who) {

  static Matter in(ObservedConference conference, Alert.Kind kind) {
    return new Matter(kind, conference.key(), Optional.empty());
  }

  static Matter about(
      ObservedConference conference, ObservedParticipant participant, Alert.Kind kind) {
    return new Matter(kind, conference.key(), Optional.of(participant.key()));
  }

  /** All that one state of a conference shows. */
  static List<Matter> of(ObservedConference conference) {
    List<Matter> matters = new ArrayList<>();
    for (ObservedParticipant participant : conference.participants()) {
      if (participant.held().isSurely(true)) {
        matters.add(about(conference, participant, Alert.Kind.LONG_HOLD));
      }
    }
    if (isSilent(conference)) {
      matters.add(in(conference, Alert.Kind.DEAD_AIR));
    } else if (isOvertalk(conference)) {
      matters.add(in(conference, Alert.Kind.OVERTALK));
    }
    if (isWithoutAgent(conference)) {
      matters.add(in(conference, Alert.Kind.NO_AGENT));
    }
    return matters;
  }

  /** Nobody of two or more speaks, all of them are known, and nobody waits on hold. */
  private static boolean isSilent(ObservedConference conference) {
    int silent = 0;
    for (ObservedParticipant participant : conference.participants()) {
      boolean waits = participant.held().isSurely(true);
      boolean speaks =
          participant.self()
              ? participant.talking().isSurely(true)
              : !participant.talking().isSurely(false);
      if (waits || speaks) {
        return false;
      }
      silent += isParty(participant) ? 1 : 0;
    }
    return silent >= 2 && conference.reporting() == Reporting.COMPLETE;
  }

  private static boolean isOvertalk(ObservedConference conference) {
    int speakers = 0;
    for (ObservedParticipant participant : conference.participants()) {
      speakers += !participant.self() && participant.talking().isSurely(true) ? 1 : 0;
    }
    return speakers >= 2;
  }

  /** Somebody's role that is not known might be the agent's. */
  private static boolean isWithoutAgent(ObservedConference conference) {
    boolean customer = false;
    for (ObservedParticipant participant : conference.participants()) {
      if (participant.role().isSurely(Role.CUSTOMER)) {
        customer = true;
      } else if (!participant.self() && !participant.role().isSurely(Role.SUPERVISOR)) {
        return false;
      }
    }
    return customer && conference.reporting() == Reporting.COMPLETE;
  }

  /** Whether he is one of those who talk to each other; a supervisor is expected to be silent. */
  private static boolean isParty(ObservedParticipant participant) {
    return !participant.self() && !participant.role().isSurely(Role.SUPERVISOR);
  }
}
