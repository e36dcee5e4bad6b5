package dev.earshot.mixer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.mixer.PendingChange.Outcome;
import dev.earshot.mixer.RoomScripts.Speech;
import dev.earshot.mixer.RoomScripts.Tick;
import dev.earshot.mixer.RoomScripts.Wish;
import dev.earshot.mixer.audio.LevelMeter;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.conference.Conference;
import dev.earshot.mixer.conference.HearingMatrix;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.port.PrivacyGate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random rooms against the {@link Oracle}, sample by sample. */
class RoomOracleTest {
  private static final MixerConfig SMOOTH = MixerConfig.DEFAULT;
  private static final MixerConfig SPEECH_ONLY = SMOOTH.withSpeechOnlyAbove(0);
  private static final MixerConfig PLAIN = SMOOTH.withFades(false);

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void everyEarGetsWhatTheOracleSays(
      @ForAll("mixedRates") List<Tick> script, @ForAll("configs") MixerConfig config) {
    World world = new World(config);
    for (Tick tick : script) {
      world.live(tick, Optional.empty());
      world.assertLikeTheOracle();
    }
  }

  /** Without conversion: not one sample differs. */
  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void atOneRateEveryEarGetsItBitForBit(
      @ForAll("oneRate") List<Tick> script, @ForAll("configs") MixerConfig config) {
    everyEarGetsWhatTheOracleSays(script, config);
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void aSpeakersSamplesAreExactlyZeroAtWhomeverTheRuleDeniesThem(
      @ForAll("mixedRates") List<Tick> script,
      @ForAll("people") ParticipantId only,
      @ForAll("configs") MixerConfig config) {
    World world = new World(config);
    for (Tick tick : script) {
      world.live(tick, Optional.of(only));
      Conference now = world.room.conference();
      Optional<Participant> speaker = now.find(only);
      for (Participant listener : now.participants()) {
        ParticipantId ear = world.ears.getOrDefault(listener.id(), listener.id());
        boolean mayHear = speaker.isEmpty() || otherwise(now, speaker.get()).hears(ear, only);
        if (!mayHear || !listener.listens() || world.ticksOfSilence(only) > 1) {
          assertThat(world.heard(listener.id())).containsOnly(0);
        }
      }
    }
  }

  /** As if he were neither muted nor held: who has just fallen silent may fade there. */
  private static HearingMatrix otherwise(Conference conference, Participant speaker) {
    return HearingMatrix.between(
        conference.participants(), List.of(speaker.withMuted(false).withHeld(false)));
  }

  @Provide
  Arbitrary<List<Tick>> mixedRates() {
    return RoomScripts.scripts(List.of(8_000, 16_000, 48_000));
  }

  @Provide
  Arbitrary<List<Tick>> oneRate() {
    return RoomScripts.scripts(List.of(16_000));
  }

  @Provide
  Arbitrary<MixerConfig> configs() {
    return Arbitraries.of(SMOOTH, SPEECH_ONLY, PLAIN);
  }

  @Provide
  Arbitrary<ParticipantId> people() {
    return Arbitraries.of(RoomScripts.PEOPLE);
  }

  /** A mixer and the oracle, living the same life. */
  private static final class World {
    private final Mixer mixer;
    private final MixRoom room;
    private final Oracle oracle;
    private final Map<ParticipantId, TestPort> ports = new HashMap<>();
    private final Map<PrivacyGate, PrivacyGate.Opener> openers = new IdentityHashMap<>();
    private final Map<ParticipantId, RoomChange.Join> joins = new HashMap<>();
    private final Map<ParticipantId, ParticipantId> ears = new HashMap<>();
    private final Map<ParticipantId, Integer> silent = new HashMap<>();
    private final Set<ParticipantId> audited = new HashSet<>();
    private Map<ParticipantId, Oracle.Heard> expected = Map.of();

    World(MixerConfig config) {
      mixer = Mixer.stepped(config);
      room = mixer.openRoom("any");
      oracle = new Oracle("any", config);
    }

    void live(Tick tick, Optional<ParticipantId> onlySpeaker) {
      List<PendingChange> pending = new ArrayList<>();
      List<Boolean> taken = new ArrayList<>();
      for (List<Wish> batch : tick.batches()) {
        List<RoomChange> changes = batch.stream().map(this::worded).toList();
        pending.add(room.apply(changes));
        taken.add(oracle.apply(changes));
        if (taken.getLast()) {
          changes.forEach(this::remember);
        }
      }
      tick.gates().forEach(this::flip);
      countSilence();
      Map<ParticipantId, int[]> said = speak(tick, onlySpeaker);
      expected = oracle.tick(said);
      mixer.step();
      for (int i = 0; i < pending.size(); i++) {
        Outcome outcome = pending.get(i).await(Duration.ZERO);
        assertThat(outcome)
            .isInstanceOf(taken.get(i) ? Outcome.Applied.class : Outcome.Refused.class);
      }
    }

    private RoomChange worded(Wish wish) {
      return switch (wish) {
        case Wish.Enter(Participant participant, int rate, boolean gated, boolean audited) ->
            new RoomChange.Join(
                participant,
                new TestPort(rate),
                gated ? Optional.of(openGate()) : Optional.empty(),
                audited);
        case Wish.Exchange(ParticipantId id, int rate) ->
            new RoomChange.Replug(id, new TestPort(rate));
        case Wish.Change(RoomChange change) -> change;
      };
    }

    private void remember(RoomChange change) {
      switch (change) {
        case RoomChange.Join join -> {
          ports.put(join.id(), (TestPort) join.port());
          joins.put(join.id(), join);
          if (join.audited()) {
            audited.add(join.id());
          }
        }
        case RoomChange.Replug replug -> ports.put(replug.id(), (TestPort) replug.port());
        case RoomChange.Leave leave -> {
          ports.remove(leave.id());
          ears.remove(leave.id());
          ears.values().removeIf(leave.id()::equals);
        }
        case RoomChange.ListenAs as -> {
          ears.remove(as.id());
          as.ear().ifPresent(ear -> ears.put(as.id(), ear));
        }
        default -> {}
      }
    }

    private PrivacyGate openGate() {
      PrivacyGate.Opener opener = PrivacyGate.create();
      opener.open(opener.gate().generation());
      openers.put(opener.gate(), opener);
      return opener.gate();
    }

    private void flip(int person) {
      Optional.ofNullable(joins.get(RoomScripts.PEOPLE.get(person)))
          .flatMap(RoomChange.Join::gate)
          .ifPresent(this::flip);
    }

    private void flip(PrivacyGate gate) {
      if (gate.isOpen()) {
        gate.close("flipped");
      } else {
        Optional.ofNullable(openers.get(gate)).orElseThrow().open(gate.generation());
      }
    }

    /** For how long nothing was taken from him; what was heard fades within a tick. */
    int ticksOfSilence(ParticipantId id) {
      return silent.getOrDefault(id, 0);
    }

    private void countSilence() {
      for (RoomChange.Join join : joins.values()) {
        boolean shut = join.gate().filter(gate -> !gate.isOpen()).isPresent();
        boolean mute =
            oracle.conference().find(join.id()).filter(p -> !p.muted() && !p.held()).isEmpty();
        silent.merge(
            join.id(), shut || mute ? 1 : -silent.getOrDefault(join.id(), 0), Integer::sum);
      }
    }

    private Map<ParticipantId, int[]> speak(Tick tick, Optional<ParticipantId> onlySpeaker) {
      Random random = new Random(tick.audioSeed());
      Map<ParticipantId, int[]> said = new HashMap<>();
      for (int i = 0; i < RoomScripts.PEOPLE.size(); i++) {
        ParticipantId id = RoomScripts.PEOPLE.get(i);
        TestPort port = ports.get(id);
        if (port == null) {
          continue;
        }
        boolean speaks = onlySpeaker.isEmpty() || onlySpeaker.get().equals(id);
        Speech speech = speaks ? tick.speech().get(i) : Speech.SILENT;
        RoomScripts.frame(speech, random, new PcmFormat(port.sampleRate(), 10))
            .ifPresent(
                frame -> {
                  port.say(frame);
                  said.put(id, frame);
                });
      }
      return said;
    }

    int[] heard(ParticipantId id) {
      return Optional.ofNullable(ports.get(id)).orElseThrow().heard();
    }

    private static int farthest(int[] heard, int[] due) {
      assertThat(heard).hasSameSizeAs(due);
      return IntStream.range(0, due.length).map(i -> Math.abs(heard[i] - due[i])).max().orElse(0);
    }

    void assertLikeTheOracle() {
      assertThat(room.conference()).isEqualTo(oracle.conference());
      expected.forEach(
          (id, due) -> {
            assertThat(farthest(heard(id), due.frame()))
                .as("heard by %s", id)
                .isLessThanOrEqualTo(due.tolerance());
            assertThat(room.earLevel(id)).isEqualTo(LevelMeter.dbfs(heard(id)));
          });
      for (ParticipantId speaker : audited) {
        for (ParticipantId listener : RoomScripts.PEOPLE) {
          assertThat(room.audit(speaker).samplesHeardBy(listener))
              .as("samples of %s at %s", speaker, listener)
              .isEqualTo(oracle.count(speaker, listener));
        }
      }
    }
  }
}
