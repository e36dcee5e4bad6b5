package dev.earshot.audio.focus;

import static dev.earshot.audio.focus.Stage.AGENT;
import static dev.earshot.audio.focus.Stage.ENDS;
import static dev.earshot.audio.focus.Stage.WAITS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.focus.play.HoldMusic;
import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.PendingChange.Outcome;
import dev.earshot.mixer.conference.MemberTag;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Members who wait for somebody to start the conference, and how rooms begin, fill and end. */
class WaitingTest {
  private final Stage stage = new Stage();

  @Test
  void whoWaitsHearsNobodyAndIsHeardByNobodyUntilSomebodyStarts() {
    Line first = stage.join("room", WAITS);
    Line second = stage.join("room", WAITS);
    first.speaks = true;
    stage.ticks(20);
    assertThat(second.heardNothingSince(0)).isTrue();
    assertThat(stage.member(first).waiting()).isTrue();
    assertThat(stage.rooms.room("room").orElseThrow().state().started()).isFalse();

    Line starter = stage.join("room", EntryOptions.NONE);
    stage.ticks(1);

    assertThat(second.heardNothingSince(0)).as("from the starter's first tick on").isFalse();
    assertThat(starter.heardNothingSince(0)).isFalse();
    assertThat(stage.member(first).waiting()).isFalse();
    assertThat(stage.told())
        .containsExactly(
            "RoomStarted room 0",
            "MemberJoined room 1 [] waiting false",
            "MemberJoined room 2 [] waiting false",
            "RoomChanged room 2 started",
            "MemberAdmitted room 2 [] false",
            "MemberAdmitted room 2 [] false",
            "MemberJoined room 3 [] false");
  }

  @Test
  void whatIsDecidedForSomebodyWhoWaitsIsKept() {
    Line waits = stage.join("room", WAITS);
    waits.speaks = true;
    stage.act(waits, new MemberAction.Tag(AGENT));
    stage.act(waits, new MemberAction.Mute());
    Line held = stage.join("room", WAITS);
    held.speaks = true;
    stage.act(held, new MemberAction.Hold());
    Line coached = stage.join("room", WAITS);
    coached.speaks = true;
    stage.act(coached, new MemberAction.Coach(new MemberTag("x")));
    stage.ticks(5);
    Line starter = stage.join("room", EntryOptions.NONE);
    stage.ticks(20);

    assertThat(starter.heardNothingSince(0)).isTrue();
    assertThat(stage.member(waits).tags()).containsExactly(AGENT);
    assertThat(stage.member(waits).muted()).isTrue();
    assertThat(stage.member(held).held()).isTrue();
    assertThat(stage.member(coached).speakOnlyTo()).isPresent();
  }

  @Test
  void unholdingSomebodyWhoWaitsDoesNotLetHimIn() {
    Line waits = stage.join("room", WAITS);
    Line other = stage.join("room", WAITS);
    waits.speaks = true;
    stage.act(waits, new MemberAction.Hold());
    stage.act(waits, new MemberAction.Unhold());
    stage.act(waits, new MemberAction.Unmute(), new MemberAction.Undeaf());
    stage.ticks(20);

    assertThat(other.heardNothingSince(0)).isTrue();
    assertThat(stage.member(waits).waiting()).isTrue();
    assertThat(stage.member(waits).held()).isFalse();
  }

  @Test
  void nobodyWaitsForAConferenceThatRuns() {
    stage.join("room", EntryOptions.NONE);
    Line late = stage.join("room", WAITS);
    stage.ticks(1);

    assertThat(stage.member(late).waiting()).isFalse();
  }

  @Test
  void whoWaitsTooLongLeavesAndAnEmptyWaitingRoomVanishes() {
    stage.join("room", WAITS);
    stage.told();

    stage.wait(Duration.ofMinutes(29));
    assertThat(stage.rooms.rooms()).hasSize(1);
    stage.wait(Duration.ofMinutes(1));

    assertThat(stage.rooms.rooms()).isEmpty();
    assertThat(stage.told())
        .containsExactly("MemberLeft room 0 waited too long", "RoomEnded room 0");
  }

  @Test
  void onlySoManyMayWait() {
    Stage small = new Stage(RoomPolicy.DEFAULT.withWaiting(2, Duration.ofMinutes(1)));
    small.join("a", WAITS);
    small.join("b", WAITS);

    assertThat(small.refusal("a", WAITS)).contains("Already 2 members are waiting");
    assertThat(small.refusal("c", WAITS)).isPresent();
    small.join("a", EntryOptions.NONE);
    small.join("a", WAITS);
    small.join("c", WAITS);
  }

  @Test
  void theFirstMemberDecidesHowManyTheRoomTakes() {
    EntryOptions two =
        EntryOptions.NONE.withRoom(
            new RoomOptions(OptionalInt.of(2), Duration.ZERO, Duration.ZERO));
    stage.join("room", two);
    stage.join("room", EntryOptions.NONE);
    assertThat(stage.refusal("room", EntryOptions.NONE)).contains("The room has its 2 members");

    stage.join("other", EntryOptions.NONE);
    stage.join("other", two);
    stage.join("other", EntryOptions.NONE);
  }

  @Test
  void hisLeavingEndsTheConferenceForAllAndHangsThemUp() {
    DeafCall call = new DeafCall();
    Line host = stage.join("room", ENDS);
    stage.join("room", EntryOptions.NONE, Optional.of(FakeCall.telephone(call)));
    stage.ticks(1);
    stage.told();
    stage.leave(host);
    stage.ticks(1);

    assertThat(stage.told())
        .containsExactly(
            "MemberLeft room 1 hung up",
            "MemberLeft room 0 the conference ended with x",
            "RoomEnded room 0");
    assertThat(call.hungUp).isEqualTo(1);
    assertThat(stage.rooms.rooms()).isEmpty();
  }

  @Test
  void withAGraceTheOthersGoOnForAWhile() {
    EntryOptions graceful = room(Duration.ofSeconds(10), Duration.ZERO);
    Line host = stage.join("room", graceful);
    stage.join("room", EntryOptions.NONE);
    stage.leave(host);
    stage.wait(Duration.ofSeconds(9));
    assertThat(stage.rooms.rooms()).hasSize(1);
    stage.wait(Duration.ofSeconds(1));
    assertThat(stage.rooms.rooms()).isEmpty();
  }

  @Test
  void aHostWhoComesBackWithinTheGraceSavesTheConference() {
    Line host = stage.join("room", room(Duration.ofSeconds(10), Duration.ZERO));
    stage.join("room", EntryOptions.NONE);
    stage.leave(host);
    stage.wait(Duration.ofSeconds(9));
    stage.join("room", ENDS);
    stage.wait(Duration.ofSeconds(60));

    assertThat(stage.rooms.room("room").orElseThrow().members()).hasSize(2);
  }

  @Test
  void aRoomEndsAtItsMaximumDurationWhoeverIsThere() {
    stage.join("room", room(Duration.ofHours(1), Duration.ofMinutes(2)));
    stage.join("room", EntryOptions.NONE);
    assertThat(stage.rooms.room("room").orElseThrow().state().endsAt()).isPresent();
    stage.wait(Duration.ofMinutes(2));

    assertThat(stage.rooms.rooms()).isEmpty();
    assertThat(stage.told()).contains("MemberLeft room 0 the conference reached its end");
  }

  @Test
  void musicIsHeardByThoseWhoWaitAndAreHeldAndByNobodyElse() {
    Stage musical = new Stage(RoomPolicy.DEFAULT.withMusic(Optional.of(HoldMusic.tune())));
    Line waits = musical.join("room", WAITS);
    musical.ticks(20);
    assertThat(waits.heardNothingSince(0)).isFalse();

    Line starter = musical.join("room", EntryOptions.NONE);
    musical.ticks(2);
    int from = waits.now();
    musical.ticks(20);
    assertThat(waits.heardNothingSince(from)).as("no music in the conference").isTrue();

    musical.act(waits, new MemberAction.Hold());
    musical.ticks(20);
    assertThat(waits.heardNothingSince(from)).isFalse();
    assertThat(starter.heardNothingSince(0)).isTrue();
    assertThat(musical.rooms.hearsMusic(waits.callSid)).isTrue();
  }

  @Test
  void whoBeepsIsHeardComingAndGoing() {
    Line listener = stage.join("room", EntryOptions.NONE);
    stage.ticks(5);
    Line quiet = stage.join("room", EntryOptions.NONE);
    stage.ticks(50);
    assertThat(listener.heardNothingSince(0)).isTrue();

    Line beeps = stage.join("room", EntryOptions.NONE.withRules(new EntryRules(true, false, true)));
    stage.ticks(50);
    assertThat(loudest(listener.heardSince(0))).isBetween(1000, 8000);
    assertThat(beeps.heardNothingSince(0)).isFalse();
    int from = listener.now();
    stage.ticks(50);
    assertThat(listener.heardNothingSince(from)).as("a beep ends").isTrue();

    stage.leave(quiet);
    stage.ticks(50);
    assertThat(listener.heardNothingSince(from)).isTrue();
    stage.leave(beeps);
    stage.ticks(50);
    assertThat(listener.heardNothingSince(from)).isFalse();
    assertThat(stage.rooms.room("room").orElseThrow().members()).hasSize(1);
  }

  @Test
  void aLockedRoomTakesNobodyButThoseWhoAreInIt() {
    Line waits = stage.join("room", WAITS);
    stage.rooms.act("room", List.of(new RoomAction.Lock()));
    assertThat(stage.refusal("room", EntryOptions.NONE)).contains("The room is locked");
    stage.rooms.act("room", List.of(new RoomAction.Unlock()));
    stage.join("room", EntryOptions.NONE);
    stage.ticks(1);
    assertThat(stage.member(waits).waiting()).isFalse();
  }

  @Test
  void mutingAllSparesWhoHasOneOfTheTagsAndIsOneTick() {
    Line agent = stage.join("room", Stage.tagged(AGENT));
    Line customer = stage.join("room", Stage.tagged(Stage.CUSTOMER));
    Line plain = stage.join("room", EntryOptions.NONE);
    customer.speaks = true;
    plain.speaks = true;
    stage.ticks(5);
    stage.rooms.act("room", List.of(new RoomAction.MuteAll(Set.of(AGENT))));
    stage.ticks(2);
    int from = agent.now();
    stage.ticks(10);

    assertThat(agent.heardNothingSince(from)).isTrue();
    assertThat(stage.member(agent).muted()).isFalse();
    assertThat(stage.member(plain).muted()).isTrue();
    assertThat(stage.told().stream().filter(text -> text.startsWith("MemberChanged"))).hasSize(2);
  }

  @Test
  void endingARoomIsOneTickForEverybody() {
    Line one = stage.join("room", EntryOptions.NONE);
    Line two = stage.join("room", EntryOptions.NONE);
    one.speaks = true;
    stage.ticks(5);
    PendingChange pending = stage.rooms.act("room", List.of(new RoomAction.End()));
    stage.ticks(1);
    int from = two.now();
    stage.ticks(5);

    assertThat(pending.await(Duration.ZERO)).isInstanceOf(Outcome.Applied.class);
    assertThat(two.now()).as("his port is called no more").isEqualTo(from);
    assertThat(stage.rooms.rooms()).isEmpty();
  }

  @Test
  void theDeafHearNobodyAndAreHeard() {
    Line deaf = stage.join("room", EntryOptions.NONE);
    Line other = stage.join("room", EntryOptions.NONE);
    stage.act(deaf, new MemberAction.Deaf());
    deaf.speaks = true;
    other.speaks = true;
    stage.ticks(10);

    assertThat(deaf.heardNothingSince(0)).isTrue();
    assertThat(other.heardNothingSince(0)).isFalse();
    assertThat(stage.member(deaf).deaf()).isTrue();
  }

  private static EntryOptions room(Duration grace, Duration most) {
    return ENDS.withRoom(new RoomOptions(OptionalInt.empty(), grace, most));
  }

  private static int loudest(int[] samples) {
    return Arrays.stream(samples).map(Math::abs).max().orElse(0);
  }
}
