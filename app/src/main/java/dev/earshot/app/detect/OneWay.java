package dev.earshot.app.detect;

import dev.earshot.app.console.Alert;
import dev.earshot.app.console.Conferences;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.Role;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who has never been heard although others spoke to him: one-way audio, most likely. Counts only
 * agents and customers who are known to be neither muted nor on hold and whose talking is reported.
 * Owned by {@link CallDetectors}.
 */
final class OneWay {
  /** A gap in the watch says nothing of who spoke meanwhile. */
  private static final Duration LONGEST_STEP = Duration.ofSeconds(2);

  private static final Duration HEARD = Duration.ofSeconds(-1);

  /** For each participant how long others spoke since he came, or {@link #HEARD}. */
  private final Map<ConferenceKey, Map<ParticipantKey, Duration>> waited = new HashMap<>();

  /** Whose silence is a matter after {@code passed} more in this state. */
  List<Matter> step(ObservedConference conference, Duration passed, Duration enough) {
    Map<ParticipantKey, Duration> before = waited.getOrDefault(conference.key(), Map.of());
    if (conference.participants().stream().allMatch(p -> HEARD.equals(before.get(p.key())))) {
      return List.of();
    }
    if (conference.participants().stream().noneMatch(p -> p.talking().isSurely(true))) {
      return unheard(conference, enough);
    }
    Duration step = passed.compareTo(LONGEST_STEP) > 0 ? LONGEST_STEP : passed;
    Map<ParticipantKey, Duration> after = new HashMap<>();
    for (ObservedParticipant participant : conference.participants()) {
      Duration silent = before.getOrDefault(participant.key(), Duration.ZERO);
      boolean othersSpeak =
          conference.participants().stream()
              .anyMatch(p -> p.talking().isSurely(true) && !p.key().equals(participant.key()));
      after.put(
          participant.key(),
          participant.talking().isSurely(true)
              ? HEARD
              : silent.equals(HEARD) || !othersSpeak || !counts(participant)
                  ? silent
                  : silent.plus(step));
    }
    waited.put(conference.key(), after);
    return unheard(conference, enough);
  }

  private List<Matter> unheard(ObservedConference conference, Duration enough) {
    Map<ParticipantKey, Duration> silences = waited.getOrDefault(conference.key(), Map.of());
    return conference.participants().stream()
        .filter(OneWay::counts)
        .filter(p -> silences.getOrDefault(p.key(), HEARD).compareTo(enough) >= 0)
        .map(p -> Matter.about(conference, p, Alert.Kind.ONE_WAY))
        .toList();
  }

  private static boolean counts(ObservedParticipant participant) {
    boolean party =
        participant.role().isSurely(Role.AGENT) || participant.role().isSurely(Role.CUSTOMER);
    return party
        && !participant.self()
        && participant.muted().isSurely(false)
        && participant.held().isSurely(false)
        && participant.talking().isSurely(false);
  }

  /** Those that have ended. */
  void forgetAllBut(Conferences conferences) {
    if (waited.size() > conferences.size()) {
      Set<ConferenceKey> there =
          conferences.stream().map(ObservedConference::key).collect(Collectors.toSet());
      waited.keySet().retainAll(there);
    }
  }
}
