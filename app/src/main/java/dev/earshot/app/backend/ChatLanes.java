package dev.earshot.app.backend;

import dev.earshot.app.supervision.chat.ChatCall;
import dev.earshot.app.supervision.chat.ChatEffect;
import dev.earshot.app.supervision.chat.ChatKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which request may be made now: those about one chat, or one agent, one after the other in the
 * order asked for; readings in lanes of their own. Owned by the loop.
 */
final class ChatLanes {
  /** First in a lane is under way. */
  private final Map<String, Deque<ChatEffect.Call>> lanes = new HashMap<>();

  /** The request itself if its lane is free; otherwise it waits. */
  Optional<ChatEffect.Call> enter(ChatEffect.Call call) {
    Deque<ChatEffect.Call> lane = lanes.computeIfAbsent(lane(call.call()), _ -> new ArrayDeque<>());
    lane.add(call);
    return lane.size() == 1 ? Optional.of(call) : Optional.empty();
  }

  /** A request is over: the next of its lane. */
  Optional<ChatEffect.Call> over(ChatCall done) {
    Deque<ChatEffect.Call> lane = lanes.get(lane(done));
    if (lane == null) {
      return Optional.empty();
    }
    lane.poll();
    if (lane.isEmpty()) {
      lanes.remove(lane(done));
    }
    return Optional.ofNullable(lane.peek());
  }

  private static String lane(ChatCall call) {
    return switch (call) {
      case ChatCall.Arm arm -> "agent " + arm.agent();
      case ChatCall.Disarm disarm -> "agent " + disarm.agent();
      case ChatCall.Reread reread -> "reading " + reread.chat();
      case ChatCall.ListAll() -> "reading";
      case ChatCall.Intrude intrude -> chat(intrude.chat());
      case ChatCall.Accept accept -> chat(accept.chat());
      case ChatCall.Switch change -> chat(change.chat());
      case ChatCall.SayToAgents say -> chat(say.chat());
      case ChatCall.SayToEveryone say -> chat(say.chat());
      case ChatCall.TypingToAgents typing -> chat(typing.chat());
      case ChatCall.TypingToEveryone typing -> chat(typing.chat());
      case ChatCall.Leave leave -> chat(leave.chat());
    };
  }

  private static String chat(ChatKey key) {
    return "chat " + key;
  }
}
