package dev.earshot.app.ui.list;

import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.ParticipantKey;

/**
 * One line of the flattened list. Equal if it is about the same thing; what it shows is looked up.
 */
sealed interface Row {
  ConferenceKey conference();

  record OfConference(ConferenceKey conference) implements Row {}

  record OfParticipant(ConferenceKey conference, ParticipantKey participant) implements Row {}
}
