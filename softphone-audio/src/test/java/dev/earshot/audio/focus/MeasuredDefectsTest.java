package dev.earshot.audio.focus;

import static dev.earshot.audio.focus.Stage.AGENT;
import static dev.earshot.audio.focus.Stage.CUSTOMER;
import static dev.earshot.audio.focus.Stage.WAITS;
import static dev.earshot.audio.focus.Stage.tagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.audio.focus.MemberAction.Coach;
import dev.earshot.audio.focus.MemberAction.Hold;
import dev.earshot.audio.focus.MemberAction.Mute;
import dev.earshot.audio.focus.MemberAction.Tag;
import dev.earshot.audio.focus.MemberAction.Uncoach;
import dev.earshot.audio.focus.MemberAction.Unhold;
import dev.earshot.audio.focus.MemberAction.Unmute;
import dev.earshot.mixer.conference.MemberTag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a real jambonz 0.9.8 was measured to do wrong inside a conference, and what this focus does
 * instead. Only one member speaks in each test, so "hears nothing" means that every sample is zero.
 *
 * <table>
 * <caption>Which test covers which measured defect; the numbers are those of docs/adapting.md</caption>
 * <tr><td>B1</td><td>an agent tagged late is deaf to the whisper</td></tr>
 * <tr><td>B2</td><td>so is one who joins again, and one for whom the supervisor waited</td></tr>
 * <tr><td>B3</td><td>coaching another agent without uncoach reaches the wrong ears</td></tr>
 * <tr><td>B4</td><td>uncoach right after coach is lost</td></tr>
 * <tr><td>B5, B6</td><td>odd tags and room names invert or disable control; also {@link
 *     InvitationReaderTest}</td></tr>
 * <tr><td>B7</td><td>joining with speakOnlyTo leaks, or never opens</td></tr>
 * <tr><td>B8</td><td>newcomers hear a whisper in progress</td></tr>
 * <tr><td>B9</td><td>unmute undoes hold, unhold undoes mute</td></tr>
 * <tr><td>B10</td><td>one tag per member</td></tr>
 * <tr><td>B11</td><td>hang-ups at the same time leave a room behind</td></tr>
 * <tr><td>B12</td><td>calls of more than an hour cannot be controlled</td></tr>
 * <tr><td>B13</td><td>dead telephones stay members</td></tr>
 * <tr><td>B15</td><td>digits mute, deafen and hang up; also {@link FocusCallsTest}</td></tr>
 * <tr><td>B16</td><td>sequences of coach and mute leak</td></tr>
 * <tr><td>B17</td><td>{@link HeldTelephoneTest}: recvonly does not stop our using their audio</td></tr>
 * <tr><td>B18</td><td>{@link HeldTelephoneTest}: delay stays after a stall</td></tr>
 * <tr><td>B19</td><td>{@link OddCallersTest}: a user part with {@code tag=} breaks the call</td></tr>
 * </table>
 *
 * B14 (the media server crashes) has no counterpart: focus and mixer are one process.
 */
class MeasuredDefectsTest {
  private static final MemberTag EXPERT = new MemberTag("expert");
  private static final EntryOptions WHISPERS = EntryOptions.NONE.withSpeakOnlyTo(AGENT);

  private final Stage stage = new Stage();

  @Test
  void b1AnAgentTaggedDuringAWhisperHearsItFromTheNextTickOn() {
    Line agent = stage.join("room", EntryOptions.NONE);
    Line customer = stage.join("room", EntryOptions.NONE);
    speaker(WHISPERS);
    stage.ticks(30);
    assertThat(agent.heardNothingSince(0)).isTrue();

    stage.act(agent, new Tag(AGENT));
    int from = agent.now();
    stage.ticks(1);

    assertThat(agent.heardNothingSince(from)).as("the next tick").isFalse();
    stage.ticks(30);
    assertThat(customer.heardNothingSince(0)).isTrue();
  }

  @Test
  void b2AnAgentWhoComesBackDuringAWhisperHearsIt() {
    Line agent = stage.join("room", tagged(AGENT));
    Line customer = stage.join("room", tagged(CUSTOMER));
    speaker(WHISPERS);
    stage.ticks(10);
    stage.leave(agent);
    Line again = stage.join("room", tagged(AGENT));
    stage.ticks(30);

    assertThat(again.heardNothingSince(0)).isFalse();
    assertThat(again.heardNothingSince(again.now() - 160)).isFalse();
    assertThat(customer.heardNothingSince(0)).isTrue();
  }

  @Test
  void b2ASupervisorWhoWaitedFirstWhispersToTheAgentWhoComesLater() {
    Line supervisor = stage.join("room", WAITS.withSpeakOnlyTo(AGENT).withTags(Set.of(EXPERT)));
    supervisor.speaks = true;
    stage.ticks(10);
    Line customer = stage.join("room", tagged(CUSTOMER));
    Line agent = stage.join("room", tagged(AGENT));
    stage.ticks(30);

    assertThat(agent.heardNothingSince(0)).isFalse();
    assertThat(customer.heardNothingSince(0)).isTrue();
    assertThat(stage.member(supervisor).tags()).containsExactly(EXPERT);
  }

  @Test
  void b3CoachingAnotherAgentNeedsNoUncoach() {
    Line first = stage.join("room", tagged(AGENT));
    Line second = stage.join("room", tagged(EXPERT));
    Line customer = stage.join("room", tagged(CUSTOMER));
    Line supervisor = speaker(WHISPERS);
    stage.ticks(10);

    stage.act(supervisor, new Coach(EXPERT));
    stage.ticks(2);
    int from = first.now();
    stage.ticks(30);

    assertThat(first.heardNothingSince(from)).isTrue();
    assertThat(second.heardNothingSince(from)).isFalse();
    assertThat(customer.heardNothingSince(0)).isTrue();
  }

  @Test
  void b4UncoachRightAfterCoachWins() {
    Line customer = stage.join("room", tagged(CUSTOMER));
    stage.join("room", tagged(AGENT));
    Line supervisor = speaker(EntryOptions.NONE.withMuted(true));
    stage.ticks(10);

    stage.act(supervisor, new Coach(AGENT), new Unmute());
    stage.act(supervisor, new Uncoach());
    int from = customer.now();
    stage.ticks(1);

    assertThat(customer.heardNothingSince(from)).isFalse();
    assertThat(stage.member(supervisor).speakOnlyTo()).isEmpty();
  }

  @Test
  void b4CoachRightAfterUncoachWinsToo() {
    Line customer = stage.join("room", tagged(CUSTOMER));
    stage.join("room", tagged(AGENT));
    Line supervisor = speaker(WHISPERS);
    stage.ticks(10);

    stage.act(supervisor, new Uncoach());
    stage.act(supervisor, new Coach(AGENT));
    stage.ticks(30);

    assertThat(customer.heardNothingSince(0)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"team lead", "o'hara", "", "a\tb", "caf\u00e9", "a;b"})
  void b5AnOddTagIsRefusedAndNotInverted(String tag) {
    assertThat(MemberTag.isValid(tag)).isFalse();
    assertThatThrownBy(() -> new MemberTag(tag)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"my room", "o'room", "", "a:b", "a/b", "caf\u00e9"})
  void b6AnOddRoomNameIsRefused(String room) {
    assertThat(InvitationReader.isRoomName(room)).isFalse();
  }

  @Test
  void b7JoiningWithSpeakOnlyToLeaksNothingFromTheFirstSampleOn() {
    Line agent = stage.join("room", tagged(AGENT));
    Line customer = stage.join("room", tagged(CUSTOMER));
    stage.ticks(10);
    int from = agent.now();
    speaker(WHISPERS);
    stage.ticks(1);

    assertThat(agent.heardNothingSince(from)).as("the agent hears it at once").isFalse();
    stage.ticks(30);
    assertThat(customer.heardNothingSince(0)).isTrue();
  }

  @Test
  void b7StartingAndEndingRightsMakeNoDifference() {
    Line agent = stage.join("room", tagged(AGENT));
    Line customer = stage.join("room", tagged(CUSTOMER));
    stage.ticks(10);
    speaker(WHISPERS.withRules(new EntryRules(true, true, false)));
    stage.ticks(30);

    assertThat(agent.heardNothingSince(0)).isFalse();
    assertThat(customer.heardNothingSince(0)).isTrue();
  }

  @Test
  void b8ANewcomerDuringAWhisperHearsNoSampleOfIt() {
    stage.join("room", tagged(AGENT));
    speaker(WHISPERS);
    stage.ticks(10);
    List<Line> newcomers = new ArrayList<>();
    for (EntryOptions options : List.of(EntryOptions.NONE, WAITS, tagged(CUSTOMER), WHISPERS)) {
      newcomers.add(stage.join("room", options));
      stage.ticks(10);
    }

    assertThat(newcomers).allMatch(line -> line.heardNothingSince(0));
  }

  @Test
  void b9UnmuteDuringHoldIsInaudibleAndUnholdDoesNotUnmute() {
    Line other = stage.join("room", EntryOptions.NONE);
    Line held = speaker(EntryOptions.NONE);
    stage.act(held, new Hold());
    stage.ticks(2);
    int from = other.now();

    stage.act(held, new Unmute());
    stage.ticks(20);
    assertThat(other.heardNothingSince(from)).isTrue();

    stage.act(held, new Mute());
    stage.act(held, new Unhold());
    stage.ticks(20);
    assertThat(other.heardNothingSince(from)).isTrue();
    assertThat(stage.member(held).muted()).isTrue();

    stage.act(held, new Unmute());
    stage.ticks(2);
    assertThat(other.heardNothingSince(from)).isFalse();
  }

  @Test
  void b10AMemberMayHaveSeveralTags() {
    Line both = stage.join("room", tagged(AGENT, EXPERT));
    Line untagged = stage.join("room", EntryOptions.NONE);
    Line supervisor = speaker(WHISPERS);
    stage.ticks(10);
    assertThat(both.heardNothingSince(0)).isFalse();

    stage.act(supervisor, new Coach(EXPERT));
    stage.ticks(2);
    int from = both.now();
    stage.ticks(10);
    assertThat(both.heardNothingSince(from)).isFalse();
    stage.act(both, new MemberAction.RemoveTag(EXPERT));
    stage.ticks(2);
    from = both.now();
    stage.ticks(10);
    assertThat(both.heardNothingSince(from)).isTrue();
    assertThat(untagged.heardNothingSince(0)).isTrue();
  }

  @Test
  void b11HangUpsAtTheSameTimeEndTheRoomOnce() throws InterruptedException {
    for (int round = 0; round < 50; round++) {
      List<Line> members = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        members.add(stage.join("room", EntryOptions.NONE));
      }
      stage.ticks(1);
      stage.told();
      hangUpTogether(members);
      stage.ticks(1);

      assertThat(stage.rooms.rooms()).isEmpty();
      assertThat(stage.told())
          .containsExactly(
              "MemberLeft room 3 hung up",
              "MemberLeft room 2 hung up",
              "MemberLeft room 1 hung up",
              "MemberLeft room 0 hung up",
              "RoomEnded room 0");
    }
    stage.join("room", EntryOptions.NONE);
    assertThat(stage.told()).first().isEqualTo("RoomStarted room 0");
  }

  @Test
  void b12ACallOfManyHoursIsStillControlled() {
    Line customer = stage.join("room", tagged(CUSTOMER));
    stage.join("room", tagged(AGENT));
    Line supervisor = speaker(WHISPERS);
    stage.ticks(1);
    stage.wait(Duration.ofHours(30));

    assertThat(stage.member(supervisor).speakOnlyTo()).isPresent();
    stage.act(supervisor, new Mute(), new Uncoach());
    stage.ticks(30);
    assertThat(stage.member(supervisor).muted()).isTrue();
    assertThat(customer.heardNothingSince(0)).isTrue();
  }

  @Test
  void b13ADeadTelephoneLeavesAndIsHungUp() {
    DeafCall call = new DeafCall();
    Duration[] silence = {Duration.ZERO};
    Line alive = stage.join("room", EntryOptions.NONE);
    stage.join("room", EntryOptions.NONE, Optional.of(new Telephone(call, () -> silence[0])));
    stage.ticks(1);
    stage.told();

    silence[0] = Duration.ofSeconds(29);
    stage.wait(Duration.ofSeconds(29));
    assertThat(stage.told()).isEmpty();
    silence[0] = Duration.ofSeconds(30);
    stage.wait(Duration.ofSeconds(1));
    stage.ticks(1);

    assertThat(stage.told()).containsExactly("MemberLeft room 1 media timeout");
    assertThat(call.hungUp).isEqualTo(1);
    assertThat(stage.member(alive)).isNotNull();
  }

  @Test
  void b15DigitsAreToldAndDoNothing() {
    Line member = speaker(EntryOptions.NONE);
    Line other = stage.join("room", EntryOptions.NONE);
    stage.ticks(1);
    stage.told();
    FocusRoom before = stage.rooms.room("room").orElseThrow();
    for (char digit : "0123456789*#".toCharArray()) {
      stage.rooms.dialled("room", member.callSid, digit);
    }
    int from = other.now();
    stage.ticks(10);

    assertThat(stage.rooms.room("room")).contains(before);
    assertThat(Arrays.stream(other.heardSince(from)).filter(sample -> sample == 0).count())
        .isLessThan(100);
    assertThat(stage.told()).hasSize(12).contains("DigitDialled room 2 #");
  }

  @Test
  void b16NoSequenceOfCoachAndMuteLeaks() {
    Line customer = stage.join("room", tagged(CUSTOMER));
    stage.join("room", tagged(AGENT));
    Line supervisor = speaker(WHISPERS);
    stage.ticks(10);
    List<List<MemberAction>> sequences =
        List.of(
            List.of(new Uncoach(), new Mute()),
            List.of(new Unmute(), new Coach(AGENT)),
            List.of(new Mute(), new Uncoach()),
            List.of(new Coach(AGENT), new Unmute()));
    for (List<MemberAction> sequence : sequences) {
      stage.rooms.act(supervisor.callSid, sequence);
      stage.ticks(5);
    }
    for (int i = 0; i < 20; i++) {
      // One request each, but between the same two ticks.
      sequences.get(i % 4).forEach(action -> stage.act(supervisor, action));
      stage.ticks(1);
    }

    assertThat(customer.heardNothingSince(0)).isTrue();
  }

  private Line speaker(EntryOptions options) {
    Line line = stage.join("room", options);
    line.speaks = true;
    return line;
  }

  private void hangUpTogether(List<Line> members) throws InterruptedException {
    CountDownLatch together = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (Line member : members) {
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      together.await();
                    } catch (InterruptedException e) {
                      throw new AssertionError(e);
                    }
                    stage.leave(member);
                  }));
    }
    together.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
