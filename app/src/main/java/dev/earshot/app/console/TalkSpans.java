package dev.earshot.app.console;

import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.ParticipantKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Who spoke when: pure functions over the spans of the conference in the centre. */
final class TalkSpans {
  static final Duration KEPT = Duration.ofMinutes(15);
  static final int MAX_SPANS = 2_000;

  private TalkSpans() {}

  /** Whoever is known to talk right now begins a span. */
  static List<TalkSpan> begin(ObservedConference conference, Instant now) {
    return conference.participants().stream()
        .filter(p -> p.talking().isSurely(true))
        .map(p -> new TalkSpan(p.key(), now, Optional.empty()))
        .toList();
  }

  static List<TalkSpan> changed(
      List<TalkSpan> spans, ParticipantKey who, boolean talking, Instant at) {
    boolean open = spans.stream().anyMatch(s -> s.speaker().equals(who) && s.to().isEmpty());
    if (open == talking) {
      return spans;
    }
    if (!talking) {
      return end(spans, who::equals, at);
    }
    List<TalkSpan> longer = new ArrayList<>(recent(spans, at));
    longer.add(new TalkSpan(who, at, Optional.empty()));
    return longer;
  }

  /** Ends the spans of participants who are no longer there. */
  static List<TalkSpan> endAbsent(
      List<TalkSpan> spans, Predicate<ParticipantKey> present, Instant at) {
    return end(spans, present.negate(), at);
  }

  private static List<TalkSpan> end(
      List<TalkSpan> spans, Predicate<ParticipantKey> whose, Instant at) {
    return spans.stream()
        .map(
            s ->
                s.to().isEmpty() && whose.test(s.speaker())
                    ? new TalkSpan(s.speaker(), s.from(), Optional.of(at))
                    : s)
        .toList();
  }

  private static List<TalkSpan> recent(List<TalkSpan> spans, Instant now) {
    Instant horizon = now.minus(KEPT);
    int surplus = Math.max(0, spans.size() - MAX_SPANS + 1);
    return spans.stream()
        .skip(surplus)
        .filter(s -> s.to().map(to -> to.isAfter(horizon)).orElse(true))
        .toList();
  }
}
