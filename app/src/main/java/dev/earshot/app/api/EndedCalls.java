package dev.earshot.app.api;

import dev.earshot.audio.focus.FocusEvent;
import dev.earshot.audio.focus.FocusMember;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Calls that have ended, kept for an hour as jambonz keeps their records, at most {@value #LIMIT}.
 * Written on the focus thread, read from any.
 */
final class EndedCalls {
  private static final Duration KEPT = Duration.ofHours(1);
  private static final int LIMIT = 1000;

  /**
   * @param by who ended it, in jambonz's words: {@code caller} or {@code jambonz}
   */
  record EndedCall(FocusMember member, Instant endedAt, String by) {}

  /** Oldest first; replaced as a whole by the focus thread. */
  private volatile List<EndedCall> calls = List.of();

  void onEvent(FocusEvent event) {
    if (!(event instanceof FocusEvent.MemberLeft left)) {
      return;
    }
    List<EndedCall> next = new ArrayList<>(since(left.at().minus(KEPT)));
    if (next.size() == LIMIT) {
      next.removeFirst();
    }
    String by = left.reason().equals("hung up") ? "caller" : "jambonz";
    next.add(new EndedCall(left.member(), left.at(), by));
    calls = List.copyOf(next);
  }

  /** Those whose record still lives. */
  List<EndedCall> at(Instant now) {
    return since(now.minus(KEPT));
  }

  Optional<EndedCall> find(UUID callSid, Instant now) {
    return at(now).stream().filter(call -> call.member().callSid().equals(callSid)).findFirst();
  }

  private List<EndedCall> since(Instant oldest) {
    return calls.stream().filter(call -> call.endedAt().isAfter(oldest)).toList();
  }
}
