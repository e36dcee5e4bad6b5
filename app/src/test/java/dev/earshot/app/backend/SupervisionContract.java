package dev.earshot.app.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.backend.ContractWorld.Failure;
import dev.earshot.app.backend.ContractWorld.Wire;
import dev.earshot.app.console.TimelineEntry;
import dev.earshot.app.supervision.Audience;
import dev.earshot.app.supervision.Capabilities.Capability;
import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.Rosters;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.app.supervision.SpeakScope;
import dev.earshot.mixer.conference.MemberTag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The contract of every back end (domain model chapter 11), run over its fake: the same script for
 * all. M13 is about chats and belongs to those that have them.
 */
public abstract class SupervisionContract {
  private static final Duration A_WHILE = Duration.ofSeconds(12);
  private static final int MOMENTS = 24;

  @SuppressWarnings("NullAway.Init") // set by listening()
  private ContractWorld world;

  @SuppressWarnings("NullAway.Init")
  private ParticipantKey agent;

  /** A system as it usually is. */
  protected abstract ContractWorld usual();

  /** Every step at the server takes 0 to 800 ms at random, and the adapter is set up for that. */
  protected abstract ContractWorld slow(long seed);

  private void listening(ContractWorld fresh) {
    world = fresh;
    world.begins();
    world.customer();
    agent = world.agent();
    world.pass(Duration.ofSeconds(1));
    for (int i = 0; i < 9 && world.loop().session().state() != SessionState.LISTEN; i++) {
      world.enter();
      world.pass(A_WHILE);
    }
    world.assertState(SessionState.LISTEN);
    world.aim();
  }

  private void whispering(ContractWorld fresh) {
    listening(fresh);
    world.loop().user().whisper();
    world.pass(A_WHILE);
    assertThat(hearsUs(agent)).as(world::timeline).isTrue();
  }

  private boolean hearsUs(ParticipantKey who) {
    return world.loop().gate().isOpen() && world.passedOnTo().contains(who);
  }

  /** Moments of a whisper being set up, from the wish until it is open and a bit more. */
  private List<Duration> moments() {
    listening(usual());
    world.loop().user().whisper();
    Duration taken = Duration.ZERO;
    while (!world.loop().gate().isOpen()) {
      world.pass(VirtualTime.FRAME);
      taken = taken.plus(VirtualTime.FRAME);
      assertThat(taken).as(world::timeline).isLessThan(A_WHILE);
    }
    long step = Math.max(10, taken.toMillis() * 5 / 4 / MOMENTS);
    List<Duration> moments = new ArrayList<>();
    for (long at = 0; at <= taken.toMillis() * 5 / 4 + 20; at += step) {
      moments.add(Duration.ofMillis(at));
    }
    return moments;
  }

  /** The same whisper once for each of its moments, with something in the way. */
  private void atEveryMoment(Consumer<Duration> check, Runnable event) {
    for (Duration moment : moments()) {
      listening(usual());
      world.loop().user().whisper();
      world.in(moment, event);
      world.pass(A_WHILE);
      check.accept(moment);
    }
  }

  @Test
  void m01JoiningListensAndNobodyHearsUs() {
    listening(usual());

    Known<SpeakScope> scope = world.loop().session().scope();
    assertThat(scope.value()).contains(new SpeakScope.Nobody());
    boolean confirms = world.backend().capabilities().confirms();
    assertThat(scope.certainty()).isEqualTo(confirms ? Certainty.CONFIRMED : Certainty.ASSUMED);
    assertThat(world.passedOnTo()).isEmpty();
    assertThat(world.wire()).doesNotContain(Wire.WIDER);
  }

  @Test
  void m02NeverUnmutedUnlessForTheTargetHoweverSlowTheServer() {
    long spoken = 0;
    for (long seed = 0; seed < 25; seed++) {
      listening(slow(seed));
      Set<ParticipantKey> passedOn = new HashSet<>();
      world.time().eachFrame(new Looking(() -> passedOn.addAll(world.passedOnTo())));
      for (int i = 0; i < 3; i++) {
        world.enter();
        world.pass(A_WHILE);
        world.loop().user().whisper();
        world.pass(A_WHILE);
        world.loop().user().listen();
        world.pass(A_WHILE);
      }
      assertThat(passedOn).as("seed %d", seed).isSubsetOf(Set.of(agent));
      assertThat(world.meter().leakedMillis).isZero();
      assertThat(world.passedOnTo()).isEmpty();
      assertThat(world.loop().session().state()).isIn(SessionState.LISTEN, SessionState.OUT);
      spoken += world.meter().spokenMillis;
    }
    assertThat(spoken).isPositive();
  }

  /** Looks at every frame. */
  private record Looking(Runnable look) implements VirtualTime.Frames {
    @Override
    public boolean passed(int count) {
      look.run();
      return false;
    }

    @Override
    public Duration quiet(Duration most) {
      return most;
    }
  }

  @Test
  void m03WithoutTheSecondStepOfABargeNothingIsAsked() {
    listening(usual());
    int before = world.wire().size();
    world.loop().user().askBarge();
    world.pass(A_WHILE);
    world.loop().user().cancelBarge();
    world.loop().user().confirmBarge();
    world.pass(A_WHILE);
    assertThat(world.wire()).hasSize(before);

    world.loop().user().askBarge();
    world.loop().user().confirmBarge();
    world.pass(A_WHILE);
    world.assertState(SessionState.BARGE);
    assertThat(world.passedOnTo()).isEqualTo(world.others());
  }

  @Test
  void m04TheTargetLeavesAtEveryMoment() {
    atEveryMoment(
        moment -> {
          assertThat(world.meter().leakedMillis).as("after %s", moment).isZero();
          assertThat(world.loop().gate().isOpen()).as("after %s", moment).isFalse();
          world.assertState(SessionState.LISTEN);
        },
        () -> world.leaves(agent));
  }

  @Test
  void m05ANewcomerAtEveryMomentHearsNothingOrForTheEventLatencyAtMost() {
    int[] worst = new int[1];
    atEveryMoment(
        moment -> {
          assertThat(world.meter().leakedMillis).as("after %s", moment).isZero();
          worst[0] = Math.max(worst[0], world.meter().longestNewcomer());
        },
        () -> world.customer());
    // Event latency and one frame, or nothing where newcomers are never let in.
    long most = world.newcomersHear() ? world.eventLatency().toMillis() + 10 : 0;
    assertThat(worst[0]).isLessThanOrEqualTo(Math.toIntExact(most));
  }

  @ParameterizedTest
  @EnumSource(Failure.class)
  void m06AFailureAnywhereEndsSilentAndClaimsNothing(Failure how) {
    for (String action : usual().actions()) {
      listening(usual());
      world.fail(action, how, 1);
      world.loop().user().whisper();
      world.pass(Duration.ofSeconds(90));

      String what = action + " " + how;
      assertThat(world.meter().leakedMillis).as(what).isZero();
      if (world.loop().gate().isOpen()) {
        assertThat(world.passedOnTo()).as(what).containsExactly(agent);
        assertThat(how).as(action).isIn(Failure.LOST, Failure.CLIENT_ERROR);
      } else {
        assertThat(world.loop().session().state()).isIn(SessionState.LISTEN, SessionState.OUT);
      }
    }
  }

  @Test
  void m07SilenceAtEveryMomentIsAMuteNextAndNothingWiderFollows() {
    int[] before = new int[1];
    atEveryMoment(
        moment -> {
          List<Wire> after = world.wire().subList(before[0], world.wire().size());
          assertThat(after).as("after %s", moment).doesNotContain(Wire.WIDER);
          assertThat(after).as("after %s", moment).startsWith(Wire.MUTE);
          assertThat(world.passedOnTo()).isEmpty();
          world.assertState(SessionState.LISTEN);
        },
        () -> {
          before[0] = world.wire().size();
          world.loop().user().silence();
        });
  }

  @ParameterizedTest
  @EnumSource(
      value = Failure.class,
      names = {"CLIENT_ERROR", "SERVER_ERROR", "TIMEOUT", "RESET"})
  void m08AMuteRefusedTwiceEndsTheCallWithinTwoSeconds(Failure how) {
    whispering(usual());
    int before = world.hangUps();
    world.fail("mute", how, 2);
    world.loop().user().silence();
    assertThat(world.loop().gate().isOpen()).isFalse();
    world.pass(Duration.ofSeconds(2));

    assertThat(world.hangUps()).isEqualTo(before + 1);
    world.assertState(SessionState.OUT);
  }

  @Test
  void m09NewsInAHundredOrdersEndInTheRosterThatIs() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      listening(usual());
      world.unordered(random);
      List<ParticipantKey> there = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        if (there.isEmpty() || random.nextInt(3) > 0) {
          there.add(random.nextBoolean() ? world.agent() : world.customer());
        } else {
          world.leaves(there.remove(random.nextInt(there.size())));
        }
        world.pass(Duration.ofMillis(random.nextInt(200)));
      }
      world.pass(A_WHILE);
      assertThat(seen()).as("seed %d", seed).isEqualTo(world.others());
    }
  }

  private Set<ParticipantKey> seen() {
    return world.loop().session().participants().stream()
        .filter(p -> !p.self())
        .map(ObservedParticipant::key)
        .collect(Collectors.toSet());
  }

  @Test
  void m10WhatTheSystemCannotDoIsRefusedBeforeAnythingIsAsked() {
    listening(usual());
    ParticipantKey second = world.agent();
    world.pass(A_WHILE);
    int before = world.wire().size();
    SupervisionCommands user = world.loop().user();
    without(Capability.LISTEN_AS, () -> user.listenAs(Optional.of(agent)));
    without(Capability.EDIT_TAGS, () -> user.setTag(agent, "gold"));
    without(Capability.MUTE_OTHERS, () -> user.muteParticipant(agent, true));
    without(Capability.HOLD_OTHERS, () -> user.holdParticipant(agent, true));
    without(Capability.REMOVE_OTHERS, () -> user.removeParticipant(agent));
    without(Capability.WHISPER_TO_TAG, () -> user.chooseTag("gold"));
    without(
        Capability.WHISPER_SUBSET,
        () -> {
          user.chooseTargets(List.of(agent, second));
          user.whisper();
        });
    world.pass(Duration.ofMillis(100));
    assertThat(world.wire().subList(before, world.wire().size())).doesNotContain(Wire.WIDER);
  }

  private void without(Capability capability, Runnable wish) {
    if (!world.backend().capabilities().can(capability)) {
      int before = world.wire().size();
      wish.run();
      world.pass(Duration.ofSeconds(1));
      assertThat(world.wire()).as(capability.name()).hasSize(before);
      assertThat(world.loop().gate().isOpen()).isFalse();
    }
  }

  @Test
  void m11WhatIsClaimedToBeReadIsSoAndWhatIsUnknownIsNotShownAsNo() {
    listening(usual());
    for (ObservedParticipant p : world.loop().session().participants()) {
      if (!p.self() && p.tags().certainty() == Certainty.CONFIRMED) {
        assertThat(p.tags().value().orElseThrow().stream().findFirst().map(MemberTag::value))
            .isEqualTo(world.tagOf(p.key()));
      }
      for (Known<?> known : List.of(p.tags(), p.muted(), p.held(), p.talking(), p.role())) {
        assertThat(known.value().isEmpty()).isEqualTo(known.certainty() == Certainty.UNKNOWN);
      }
    }
  }

  @Test
  void m12WhoIsThereForMoreThanAnHourStaysAndWhoLeavesThenIsGone() {
    listening(usual());
    ParticipantKey second = world.customer();
    world.pass(A_WHILE);
    world.time().jump(Duration.ofMinutes(62));
    world.pass(A_WHILE);
    assertThat(seen()).isEqualTo(world.others()).contains(agent, second);

    world.leaves(second);
    world.pass(A_WHILE);
    assertThat(seen()).isEqualTo(world.others()).doesNotContain(second);
  }

  /** Where there are tags; that they are refused elsewhere is shown by m10. */
  @Test
  void m14TwoConsolesChangeATagAndWhoeverWasOverwrittenIsToldOnce() {
    ContractWorld fresh = usual();
    if (!fresh.backend().capabilities().can(Capability.EDIT_TAGS)) {
      return;
    }
    listening(fresh);
    ContractWorld second = world.colleague();
    second.loop().user().watch(second.room());
    world.pass(A_WHILE);
    second.assertState(SessionState.LISTEN);
    if (!world.backend().capabilities().can(Capability.EDIT_TAGS)) {
      neitherCanTag(second);
      return;
    }

    world.loop().user().setTag(agent, "gold");
    world.in(Duration.ofMillis(400), () -> second.loop().user().setTag(agent, "silver"));
    world.pass(Duration.ofSeconds(40));

    assertThat(world.tagOf(agent)).contains("silver");
    for (ContractWorld each : List.of(world, second)) {
      ObservedConference room = each.loop().session().roster().orElseThrow();
      assertThat(room.find(agent).orElseThrow().tags().value().orElseThrow())
          .containsExactly(new MemberTag("silver"));
      assertThat(each.loop().gate().isOpen()).isFalse();
    }
    assertThat(changedElsewhere(world)).as(world::timeline).isEqualTo(1);
    assertThat(changedElsewhere(second)).as(second::timeline).isLessThanOrEqualTo(1);
  }

  /** Where there are no tags, nothing can be changed elsewhere. */
  private void neitherCanTag(ContractWorld second) {
    for (ContractWorld each : List.of(world, second)) {
      int before = each.wire().size();
      each.loop().user().setTag(agent, "gold");
      world.pass(A_WHILE);
      assertThat(each.wire()).hasSize(before);
      assertThat(each.timeline()).contains("This system has no tags.");
      assertThat(changedElsewhere(each)).isZero();
    }
  }

  private static long changedElsewhere(ContractWorld console) {
    return console.store().snapshot().timeline().stream()
        .filter(entry -> entry.kind() == TimelineEntry.Kind.TAGGED)
        .filter(entry -> entry.what().endsWith("was changed elsewhere"))
        .count();
  }

  @Test
  void m15ANameThatIsUsedAgainIsAnotherConference() {
    whispering(usual());
    var former = world.room();
    world.ends();
    world.pass(Duration.ofMillis(20).plus(world.eventLatency()));
    assertThat(world.loop().gate().isOpen()).isFalse();
    int before = world.wire().size();
    world.beginsAgain();
    world.customer();
    world.pass(A_WHILE);

    world.assertState(SessionState.OUT);
    assertThat(world.wire()).hasSize(before);
    assertThat(world.room()).isNotEqualTo(former);
  }

  @ParameterizedTest
  @EnumSource(Failure.class)
  void m16TheEndShutsTheGateMutesAndLeavesWithinThreeSeconds(Failure how) throws Exception {
    whispering(usual());
    world.fail("mute", how, 9);
    int before = world.wire().size();
    var begin = world.time().instant();
    world.loop().stop();
    assertThat(world.loop().gate().isOpen()).isFalse();
    for (WayOut way : WayOut.of(world.backend())) {
      try {
        way.step().close();
      } catch (BackendException e) {
        // Each step is taken whatever became of the one before.
      }
    }

    assertThat(Duration.between(begin, world.time().instant())).isLessThan(Duration.ofSeconds(3));
    assertThat(world.wire().subList(before, world.wire().size())).startsWith(Wire.MUTE);
    assertThat(world.passedOnTo()).isEmpty();
    assertThat(world.hangUps()).isEqualTo(1);
  }

  @Test
  void m17TenMinutesOfLookingAreLessThanHalfOfWhatIsGrantedAndNoMuteWaitsForThem() {
    whispering(usual());
    int before = world.polls();
    world.pass(Duration.ofMinutes(10));
    // 600 in 5 minutes for the whole installation.
    assertThat(world.polls() - before).isLessThan(600);

    world.pollsHang();
    world.pass(Duration.ofSeconds(6));
    int asked = world.wire().size();
    world.loop().user().silence();
    world.pass(Duration.ofMillis(300));
    assertThat(world.wire().subList(asked, world.wire().size())).startsWith(Wire.MUTE);
  }

  @Test
  void m18AWhisperToATagReachesItsCarriersSurelyAndUnknownOnesPossibly() {
    ObservedParticipant anna = Rosters.agent(Rosters.ANNA);
    ObservedParticipant bob = Rosters.stranger(Rosters.BOB);
    ObservedParticipant carl = Rosters.customer(Rosters.CARL);
    Known<SpeakScope> toAgents =
        Known.confirmed(new SpeakScope.OnlyTag(new MemberTag("agent")), Rosters.T0);
    List<ObservedParticipant> roster = Rosters.room(anna, bob, carl).participants();
    assertThat(Audience.resolve(toAgents, Rosters.SELF, roster))
        .isEqualTo(
            new Audience(List.of(Rosters.ANNA), List.of(Rosters.BOB), List.of(Rosters.CARL)));
  }
}
