package dev.earshot.app.ui.participant;

import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.supervision.Capabilities.Capability;
import dev.earshot.app.supervision.ParticipantKey;

/** What the menu of a card can do to its participant. */
public enum CardAction {
  MUTE("Mute", Capability.MUTE_OTHERS),
  UNMUTE("Unmute", Capability.MUTE_OTHERS),
  HOLD("Put on hold", Capability.HOLD_OTHERS),
  UNHOLD("Take off hold", Capability.HOLD_OTHERS);

  private final String words;
  private final Capability needs;

  CardAction(String words, Capability needs) {
    this.words = words;
    this.needs = needs;
  }

  String words() {
    return words;
  }

  Capability needs() {
    return needs;
  }

  void ask(ConsoleCommands commands, ParticipantKey participant) {
    switch (this) {
      case MUTE -> commands.muteParticipant(participant, true);
      case UNMUTE -> commands.muteParticipant(participant, false);
      case HOLD -> commands.holdParticipant(participant, true);
      case UNHOLD -> commands.holdParticipant(participant, false);
    }
  }
}
