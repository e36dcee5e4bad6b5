package dev.earshot.app.supervision.chat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One chat being changed by one input. Lives within one step of {@link ChatMachine}. */
final class ChatMove {
  ObservedChat seen;
  Instant asOf;
  boolean fresh;
  Transcript transcript;
  Optional<Switching> switching;
  boolean bargeAsked;
  Optional<Instant> leaving;
  Composer composer;
  final Map<String, Instant> typing;
  Optional<ChatAlarm> alarm;
  Chat.Reading reading;
  Optional<String> note;

  ChatMove(Chat from) {
    seen = from.seen();
    asOf = from.asOf();
    fresh = from.fresh();
    transcript = from.transcript();
    switching = from.switching();
    bargeAsked = from.bargeAsked();
    leaving = from.leaving();
    composer = from.composer();
    typing = new HashMap<>(from.typing());
    alarm = from.alarm();
    reading = from.reading();
    note = from.note();
  }

  Chat done() {
    return new Chat(
        seen,
        asOf,
        fresh,
        transcript,
        switching,
        bargeAsked,
        leaving,
        composer,
        typing,
        alarm,
        reading,
        note);
  }

  ChatKey key() {
    return seen.key();
  }

  /** Who sees us is not known until the chat is read again. */
  void doubt() {
    fresh = false;
    switching = Optional.empty();
    bargeAsked = false;
    otherMode();
  }

  /** What stands in the composer was written for others than see it now (H1). */
  void otherMode() {
    composer = composer.with(composer.draft().spoilt()).with(Optional.<OwnTyping>empty());
  }

  /** The chat is over for us; its transcript stays. */
  void end(ChatState state) {
    seen = seen.in(state);
    switching = Optional.empty();
    bargeAsked = false;
    leaving = Optional.empty();
    typing.clear();
    otherMode();
  }

  /** Replaces what became of one message. */
  void sent(long call, Outgoing.Stage stage, String detail) {
    List<Outgoing> outbox =
        composer.outbox().stream()
            .map(each -> each.call() == call ? each.at(stage, detail) : each)
            .toList();
    composer = composer.with(outbox);
  }

  void asked(Instant now) {
    reading = new Chat.Reading(reading.history(), reading.gapsUpTo(), now);
  }
}
