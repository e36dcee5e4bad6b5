package dev.earshot.app.detect;

import dev.earshot.app.console.Alert;
import dev.earshot.app.console.ConnectionView;
import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.DockView;
import dev.earshot.app.supervision.ObservedConference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Raises an alert for what has lasted too long in any conference, and clears it when it is over.
 * Says nothing while the line to the back end is not up: what is shown may be over. Owned by
 * whoever steps it, as often as he likes; it looks once a second, which costs some 10 ms with 5,000
 * conferences.
 */
public final class CallDetectors {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final Thresholds thresholds;
  private final OneWay oneWay = new OneWay();
  private final Map<Matter, Instant> since = new HashMap<>();
  private final Set<Matter> told = new HashSet<>();
  private Instant looked = Instant.MIN;

  public CallDetectors(Thresholds thresholds) {
    this.thresholds = thresholds;
  }

  public List<ConsoleEvent> step(Instant now, ConsoleSnapshot snapshot) {
    if (looked.isAfter(now.minus(PERIOD))) {
      return List.of();
    }
    Duration passed = looked.equals(Instant.MIN) ? Duration.ZERO : Duration.between(looked, now);
    looked = now;
    if (snapshot.connection().state() != ConnectionView.State.UP) {
      since.keySet().retainAll(told);
      return List.of();
    }
    List<ConsoleEvent> events = new ArrayList<>();
    Set<Matter> present = new HashSet<>();
    for (ObservedConference conference : snapshot.conferences()) {
      for (Matter matter : matters(conference, passed)) {
        present.add(matter);
        lasts(matter, now, snapshot, events);
      }
    }
    poor(snapshot).ifPresent(matter -> present.add(lasts(matter, now, snapshot, events)));
    over(present, events);
    oneWay.forgetAllBut(snapshot.conferences());
    return events;
  }

  private List<Matter> matters(ObservedConference conference, Duration passed) {
    List<Matter> matters = new ArrayList<>(Matter.of(conference));
    matters.addAll(oneWay.step(conference, passed, thresholds.oneWay()));
    return matters;
  }

  /** Our own leg is the only one whose quality is measured. */
  private Optional<Matter> poor(ConsoleSnapshot snapshot) {
    DockView.Quality quality = snapshot.dock().quality();
    return snapshot
        .session()
        .conference()
        .filter(_ -> quality.mos() >= 0 && quality.mos() < thresholds.leastMos())
        .map(key -> new Matter(Alert.Kind.QUALITY, key, Optional.empty()));
  }

  private Matter lasts(
      Matter matter, Instant now, ConsoleSnapshot snapshot, List<ConsoleEvent> events) {
    Instant began = since.computeIfAbsent(matter, _ -> now);
    Duration enough = enough(matter.kind());
    boolean isLong = Duration.between(began, now).compareTo(lasting(matter.kind())) >= 0;
    if (enough.isPositive() && isLong && told.add(matter)) {
      events.add(
          new ConsoleEvent.AlertRaised(
              new Alert(
                  id(matter),
                  began,
                  matter.kind(),
                  Optional.of(matter.conference()),
                  sentence(matter, enough, snapshot))));
    }
    return matter;
  }

  private void over(Set<Matter> present, List<ConsoleEvent> events) {
    since.keySet().retainAll(present);
    for (Matter matter : List.copyOf(told)) {
      if (!present.contains(matter)) {
        told.remove(matter);
        events.add(new ConsoleEvent.AlertCleared(id(matter)));
      }
    }
  }

  /** Zero if it is never an alert. */
  private Duration enough(Alert.Kind kind) {
    return switch (kind) {
      case DEAD_AIR -> thresholds.deadAir();
      case LONG_HOLD -> thresholds.hold();
      case OVERTALK -> thresholds.overtalk();
      case ONE_WAY -> thresholds.oneWay();
      case NO_AGENT -> thresholds.noAgent();
      case QUALITY -> thresholds.poorQuality();
      case HAND_RAISED, TALKING_UNHEARD, MICROPHONE_SILENT, LEAK -> Duration.ZERO;
    };
  }

  /** That somebody was never heard has lasted long enough when it is noticed. */
  private Duration lasting(Alert.Kind kind) {
    return kind == Alert.Kind.ONE_WAY ? Duration.ZERO : enough(kind);
  }

  private static String id(Matter matter) {
    return matter.kind()
        + " "
        + matter.conference()
        + matter.who().map(who -> " " + who).orElse("");
  }

  private static String sentence(Matter matter, Duration enough, ConsoleSnapshot snapshot) {
    String name =
        matter
            .who()
            .flatMap(
                who -> snapshot.conferences().find(matter.conference()).map(c -> c.nameOf(who)))
            .orElse("");
    return switch (matter.kind()) {
      case DEAD_AIR -> "Nobody has spoken for " + words(enough);
      case LONG_HOLD -> name + " has been on hold for " + words(enough);
      case OVERTALK -> "They have been speaking at once for " + words(enough);
      case ONE_WAY -> name + " was never heard while others spoke for " + words(enough);
      case NO_AGENT -> "The customer has been without an agent for " + words(enough);
      default -> "What you hear has been poor for " + words(enough);
    };
  }

  private static String words(Duration duration) {
    long minutes = duration.toMinutes();
    boolean whole = minutes > 0 && duration.equals(Duration.ofMinutes(minutes));
    return whole ? minutes == 1 ? "a minute" : minutes + " minutes" : duration.toSeconds() + " s";
  }
}
