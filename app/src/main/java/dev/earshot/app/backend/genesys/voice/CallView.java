package dev.earshot.app.backend.genesys.voice;

import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.ModeLimits;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.Reporting;
import dev.earshot.app.supervision.Role;
import dev.earshot.app.supervision.SpeakScope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Agents and supervised calls as the console shows them. Pure. */
final class CallView {
  static final ParticipantKey SELF = new ParticipantKey("me");

  private static final String AGAIN = "arm Coach for the agent's next call.";

  private CallView() {}

  static ConferenceKey rowOf(AgentRecord agent) {
    return new ConferenceKey("agent:" + agent.userId());
  }

  /** One whom we could be brought to; whether he is on a call is not told. */
  static ObservedConference row(AgentRecord agent, Instant now) {
    String state = agent.state().isEmpty() ? "state not told" : agent.state() + ", last known";
    return new ObservedConference(
        rowOf(agent),
        agent.name(),
        (agent.number() + " · " + state).strip(),
        Known.unknown(Instant.EPOCH),
        List.of(),
        now,
        Reporting.UNREPORTED);
  }

  /**
   * @param agents finds an agent by his number
   */
  static ObservedConference call(
      MonitoredCall call, Function<String, Optional<AgentRecord>> agents, Instant now) {
    List<ObservedParticipant> all = new ArrayList<>();
    all.add(self(call));
    call.present.forEach((number, since) -> all.add(other(number, since, agents.apply(number))));
    // Agents first: by them a call is known.
    all.sort(Comparator.comparing(p -> !p.self() && p.role().value().isEmpty()));
    String names = String.join(", ", all.stream().skip(1).map(ObservedParticipant::name).toList());
    Duration lasted = call.record.duration().orElse(Duration.ZERO);
    return new ObservedConference(
        call.key,
        names.isEmpty() ? call.record.dnis() : names,
        topic(call),
        call.record.duration().isPresent()
            ? Known.confirmed(call.firstSeen.minus(lasted), call.firstSeen)
            : Known.assumed(call.firstSeen, call.firstSeen),
        all,
        now,
        Reporting.COMPLETE,
        limits(call));
  }

  private static String topic(MonitoredCall call) {
    String part =
        call.mode()
            .map(
                mode ->
                    switch (mode) {
                      case LISTEN -> "you were brought in to listen";
                      case WHISPER -> "you coach";
                      case BARGE -> "you are barged in";
                    })
            .orElse("as what you are in it is not known");
    return call.record.type().isEmpty() ? part : call.record.type() + " · " + part;
  }

  private static ObservedParticipant self(MonitoredCall call) {
    Instant since = call.firstSeen;
    return new ObservedParticipant(
            SELF,
            "You",
            "",
            Known.confirmed(Role.SUPERVISOR, since),
            Known.unknown(since),
            call.scope(),
            Known.unknown(since),
            Known.confirmed(call.record.state().equals("Held"), since),
            Known.unknown(since),
            Known.confirmed(since, since),
            true)
        .speakingTo(call.scope());
  }

  /**
   * Nobody's role is told: an agent is known by the number of his device, others not at all. Who is
   * on hold is not told either; whoever is in the call is taken to hear it.
   */
  private static ObservedParticipant other(
      String number, Instant since, Optional<AgentRecord> agent) {
    return new ObservedParticipant(
        new ParticipantKey(number),
        agent.map(AgentRecord::name).orElse(number),
        number,
        agent.isPresent() ? Known.confirmed(Role.AGENT, since) : Known.unknown(since),
        Known.unknown(since),
        Known.assumed(new SpeakScope.Everybody(), since),
        Known.unknown(since),
        Known.assumed(false, since),
        Known.unknown(since),
        Known.assumed(since, since),
        false);
  }

  private static ModeLimits limits(MonitoredCall call) {
    Map<Mode, String> refused = new EnumMap<>(Mode.class);
    refusal(call, Mode.WHISPER).ifPresent(why -> refused.put(Mode.WHISPER, why));
    refusal(call, Mode.BARGE).ifPresent(why -> refused.put(Mode.BARGE, why));
    boolean coaches = call.mode().equals(Optional.of(Mode.WHISPER));
    return new ModeLimits(
        refused, coaches ? Map.of(Mode.BARGE, "No way back to whisper in this call.") : Map.of());
  }

  /** Why a mode is not to be had in this call; the same is refused before anything is asked. */
  static Optional<String> refusal(MonitoredCall call, Mode wish) {
    if (call.mode().isEmpty()) {
      return Optional.of("Genesys does not say clearly as what you are in this call.");
    }
    Mode now = call.mode().get();
    return switch (wish) {
      case LISTEN -> Optional.empty();
      case WHISPER -> {
        if (now == Mode.WHISPER) {
          yield Optional.empty();
        }
        yield Optional.of("You cannot whisper in this call (any more): " + AGAIN);
      }
      case BARGE ->
          now == Mode.BARGE || call.record.offers(CallRecord.TO_BARGE)
              ? Optional.empty()
              : Optional.of("Genesys does not offer to barge into this call.");
    };
  }
}
