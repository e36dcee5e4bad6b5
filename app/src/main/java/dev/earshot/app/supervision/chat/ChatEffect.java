package dev.earshot.app.supervision.chat;

import java.util.Optional;

/** What a step asks the loop to do, in this order. */
public sealed interface ChatEffect {
  record Call(long id, ChatCall call) implements ChatEffect {}

  /** The system showed what that request asked for. */
  record Confirmed(long id) implements ChatEffect {}

  /** For the timeline; never the text of a message. */
  record Tell(Kind kind, Optional<ChatKey> chat, String what, String detail)
      implements ChatEffect {}

  /** What is told. */
  enum Kind {
    JOINED,
    LEFT,
    LISTENING,
    WHISPERED,
    BARGED,
    PROBLEM,
    /** A message was seen by more people than it was written for. */
    LEAK
  }
}
