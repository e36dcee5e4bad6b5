package dev.earshot.app.console;

import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.Orders;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.chat.Chats;
import java.time.Instant;

/** Something the screen must know of. Reduced in order of arrival. */
public sealed interface ConsoleEvent {
  record ConnectionChanged(ConnectionView connection) implements ConsoleEvent {}

  /** A conference is new or differs in any way. */
  record ConferenceChanged(ObservedConference conference) implements ConsoleEvent {}

  record ConferenceEnded(ConferenceKey conference) implements ConsoleEvent {}

  record TalkingChanged(
      Instant at, ConferenceKey conference, ParticipantKey participant, boolean talking)
      implements ConsoleEvent {}

  record SessionChanged(SessionView session) implements ConsoleEvent {}

  record OrdersChanged(Orders orders) implements ConsoleEvent {}

  record DockChanged(DockView dock) implements ConsoleEvent {}

  /** Something was asked of the back end, or its answer came; two events with the same number. */
  record ActionChanged(ActionView action) implements ConsoleEvent {}

  record Happened(TimelineEntry entry) implements ConsoleEvent {}

  record AlertRaised(Alert alert) implements ConsoleEvent {}

  record AlertCleared(String id) implements ConsoleEvent {}

  /** Anything about chats; only from back ends that have them. */
  record ChatsChanged(Chats chats) implements ConsoleEvent {}

  record DemoChanged(DemoView demo) implements ConsoleEvent {}
}
