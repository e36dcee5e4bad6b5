package dev.earshot.app.ui.talk;

import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.TalkSpan;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.ui.widget.Names;
import dev.earshot.app.ui.widget.RoleLook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who spoke when, as shares of the window of time shown.
 *
 * @param window how far back it reaches from now
 * @param tracks one for each speaker, and below them where two or more speak
 * @param longestSilence between first and last sound of the window; until now if it lasts
 */
public record TalkViewModel(List<Track> tracks, Duration window, Duration longestSilence) {
  private static final Duration MOST = Duration.ofMinutes(15);
  private static final Duration LEAST = Duration.ofMinutes(1);

  /** One speaker. */
  public record Track(String name, String roleClass, int percent, List<Stretch> stretches) {}

  /** From and to as parts of the window, 0 to 1. */
  public record Stretch(double from, double to) {}

  private record Span(Instant from, Instant to) {}

  public static Optional<TalkViewModel> of(ConsoleSnapshot snapshot, Instant now) {
    return snapshot.selectedConference().map(c -> of(c, snapshot.talk(), now));
  }

  private static TalkViewModel of(ObservedConference conference, List<TalkSpan> talk, Instant now) {
    Instant first = talk.stream().map(TalkSpan::from).min(Comparator.naturalOrder()).orElse(now);
    Duration window = window(Duration.between(first, now));
    Instant start = now.minus(window);
    List<Track> tracks = new ArrayList<>();
    List<Span> all = new ArrayList<>();
    for (ObservedParticipant participant : conference.participants()) {
      List<Span> spans = spans(talk, participant.key(), start, now);
      if (!participant.self() || !spans.isEmpty()) {
        all.addAll(spans);
        RoleLook look = RoleLook.of(participant);
        tracks.add(track(Names.called(participant), look.styleClass(), spans, start, window));
      }
    }
    if (tracks.size() > 1) {
      tracks.add(track("Both at once", "overlap", overlaps(all), start, window));
    }
    return new TalkViewModel(List.copyOf(tracks), window, longestSilence(all, now));
  }

  /** Whole minutes, so that the picture does not shift with each second. */
  private static Duration window(Duration seen) {
    Duration minutes = Duration.ofMinutes(seen.plusSeconds(59).toMinutes());
    Duration atLeast = minutes.compareTo(LEAST) < 0 ? LEAST : minutes;
    return atLeast.compareTo(MOST) > 0 ? MOST : atLeast;
  }

  private static List<Span> spans(
      List<TalkSpan> talk, ParticipantKey speaker, Instant start, Instant now) {
    return talk.stream()
        .filter(span -> span.speaker().equals(speaker))
        .map(span -> new Span(later(span.from(), start), earlier(span.to().orElse(now), now)))
        .filter(span -> span.from().isBefore(span.to()))
        .toList();
  }

  private static Track track(
      String name, String look, List<Span> spans, Instant start, Duration window) {
    long spoken = spans.stream().mapToLong(s -> millis(s.from(), s.to())).sum();
    List<Stretch> stretches =
        spans.stream()
            .map(
                s ->
                    new Stretch(
                        part(millis(start, s.from()), window), part(millis(start, s.to()), window)))
            .toList();
    return new Track(name, look, (int) Math.round(part(spoken, window) * 100), stretches);
  }

  /** Where two or more speak, by a sweep over the edges of all spans. */
  private static List<Span> overlaps(List<Span> spans) {
    record Edge(Instant at, int step) {}
    List<Edge> edges = new ArrayList<>();
    spans.forEach(
        s -> {
          edges.add(new Edge(s.from(), 1));
          edges.add(new Edge(s.to(), -1));
        });
    edges.sort(Comparator.comparing(Edge::at).thenComparing(Edge::step));
    List<Span> together = new ArrayList<>();
    int speaking = 0;
    Instant since = Instant.MIN;
    for (Edge edge : edges) {
      int before = speaking;
      speaking += edge.step();
      if (before < 2 && speaking >= 2) {
        since = edge.at();
      } else if (before >= 2 && speaking < 2) {
        together.add(new Span(since, edge.at()));
      }
    }
    return together;
  }

  private static Duration longestSilence(List<Span> spans, Instant now) {
    List<Span> ordered = spans.stream().sorted(Comparator.comparing(Span::from)).toList();
    Duration longest = Duration.ZERO;
    Instant quietSince = ordered.isEmpty() ? now : ordered.getFirst().from();
    for (Span span : ordered) {
      longest = longer(longest, Duration.between(quietSince, span.from()));
      quietSince = later(quietSince, span.to());
    }
    return longer(longest, Duration.between(quietSince, now));
  }

  private static long millis(Instant from, Instant to) {
    return Duration.between(from, to).toMillis();
  }

  private static double part(long millis, Duration window) {
    return (double) millis / window.toMillis();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
