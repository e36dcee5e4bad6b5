package dev.earshot.app.backend.local;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.ConferenceBackend;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.Timings;
import dev.earshot.audio.focus.FocusMember;
import dev.earshot.mixer.HearingAudit;
import dev.earshot.mixer.conference.ParticipantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;

/**
 * What the signal path of the local focus says about itself: levels, leaked samples, click to
 * audible. Reads counters of the mixer; any thread.
 */
public final class LocalMeasures {
  /** Level of the mixer that means: not a single sample. */
  private static final int SILENCE = -127;

  private final LocalRooms focus;
  private final IntSupplier microphoneLevel;
  private final InstantSource clock;
  private final LeakCount leaks = new LeakCount(Timings.DEFAULT.drain());
  private final ClickMeter clicks;
  private volatile Optional<Post> post = Optional.empty();

  /** Where we are heard. */
  private record Post(UUID self, String room, HearingAudit audit) {}

  LocalMeasures(LocalParts parts, InstantSource clock) {
    this.focus = parts.rooms();
    this.microphoneLevel = parts.microphoneLevel();
    this.clock = clock;
    clicks = new ClickMeter(clock, parts.threads());
  }

  void begin(UUID self, String room) {
    if (!focus.counts()) {
      return;
    }
    look();
    HearingAudit audit =
        focus
            .audit(self)
            .orElseThrow(
                () ->
                    new BackendException(
                        new BackendProblem.ProtocolViolation(
                            "The focus does not count who hears us")));
    post = Optional.of(new Post(self, room, audit));
    leaks.begin();
  }

  /** Our voice is meant for these from now on. */
  void intend(boolean everybody, Set<UUID> ears) {
    look();
    leaks.intend(
        everybody ? LeakCount.EVERYBODY : new LeakCount.Intent(ears, false), clock.instant());
  }

  void intendNobody() {
    look();
    leaks.intend(LeakCount.NOBODY, clock.instant());
  }

  void click(Instant askedAt, Set<UUID> ears) {
    post.ifPresent(
        at ->
            clicks.begin(
                askedAt,
                () -> ears.stream().mapToLong(ear -> at.audit().samplesHeardBy(id(ear))).sum(),
                () -> microphoneLevel.getAsInt() > SILENCE));
  }

  /** Empty where nothing is counted. */
  Optional<ConferenceBackend.Measures> now() {
    look();
    return Optional.of(new ConferenceBackend.Measures(leaks.leaked(), clicks.millis()))
        .filter(_ -> focus.counts());
  }

  private void look() {
    Optional<Post> at = post;
    if (at.isPresent()) {
      List<UUID> listeners =
          focus.room(at.get().room()).stream()
              .flatMap(room -> room.members().stream())
              .map(FocusMember::callSid)
              .filter(callSid -> !callSid.equals(at.get().self()))
              .toList();
      leaks.look(at.get().audit(), listeners, clock.instant());
    }
  }

  /** Level of what a participant says, dBFS; empty if he is not there. */
  public OptionalInt voice(ParticipantKey participant) {
    return level(participant, focus::voiceLevel);
  }

  /** Level of what a participant hears, dBFS; empty if he is not there. */
  public OptionalInt ear(ParticipantKey participant) {
    return level(participant, focus::earLevel);
  }

  /** Level at which our own voice arrives in a participant's ear; empty if he is not there. */
  public OptionalInt ourVoiceAt(ParticipantKey participant) {
    return level(
        participant, callSid -> post.map(at -> at.audit().levelAt(id(callSid))).orElse(SILENCE));
  }

  private OptionalInt level(ParticipantKey participant, ToIntFunction<UUID> level) {
    UUID callSid = InForce.callSid(participant);
    return focus.holds(callSid) ? OptionalInt.of(level.applyAsInt(callSid)) : OptionalInt.empty();
  }

  private static ParticipantId id(UUID callSid) {
    return new ParticipantId(callSid.toString());
  }
}
