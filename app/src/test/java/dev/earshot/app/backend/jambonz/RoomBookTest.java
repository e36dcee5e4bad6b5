package dev.earshot.app.backend.jambonz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.Reporting;
import dev.earshot.app.supervision.Role;
import dev.earshot.mixer.conference.MemberTag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The roster from events and lists, in any order. */
class RoomBookTest {
  private static final String A = "0d1c2a4e-5a7e-4f6c-9d55-7a1c9a0a2b11";
  private static final String B = "1d1c2a4e-5a7e-4f6c-9d55-7a1c9a0a2b11";
  private static final Instant T0 = Instant.parse("2026-11-20T07:40:00Z");

  private final RoomBook book = new RoomBook();
  private Instant now = T0;

  private void event(StatusEvent.Kind kind, String sid, int second) {
    now = now.plusMillis(10);
    book.event(at(kind, sid, second), now);
  }

  private static StatusEvent at(StatusEvent.Kind kind, String sid, int second) {
    return new StatusEvent(
        kind,
        "desk",
        sid,
        new StatusEvent.Party("+49" + sid.charAt(0), "1", "inbound"),
        Duration.ZERO,
        Optional.of(T0.plusSeconds(second)));
  }

  private ObservedConference room() {
    return book.rooms()
        .findFirst()
        .orElseThrow()
        .observed(RoleRules.DEFAULT, Optional.empty(), Known.unknown(T0), now);
  }

  private List<String> members() {
    return room().participants().stream().map(p -> p.key().value()).toList();
  }

  private ObservedParticipant only() {
    return room().participants().getFirst();
  }

  private void names(String... names) {
    Instant asked = now;
    now = now.plusSeconds(5);
    book.listed(
        java.util.Arrays.stream(names)
            .map(n -> new ConferenceRecord(n, Optional.empty(), Optional.empty()))
            .toList(),
        asked.plusSeconds(1),
        now);
  }

  private void calls(String... sids) {
    now = now.plusSeconds(5);
    book.calls(
        java.util.Arrays.stream(sids)
            .map(s -> new CallRecord(s, StatusEvent.Party.UNKNOWN, "", "", "in-progress", 200))
            .toList(),
        now,
        now);
  }

  @Test
  void j22AJoinAddsAMemberOfWhomOnlyThatIsKnown() {
    event(StatusEvent.Kind.JOIN, A, 3);

    assertThat(only().joinedAt()).isEqualTo(Known.confirmed(T0.plusSeconds(3), now));
    assertThat(only().number()).isEqualTo("+490");
    assertThat(room().reporting()).isEqualTo(Reporting.MAYBE_MORE);
  }

  @Test
  void m11NothingUnknownIsEverShownAsFalseOrEmpty() {
    names("desk");
    assertThat(room().reporting()).isEqualTo(Reporting.UNREPORTED);
    assertThat(room().startedAt().certainty()).isEqualTo(Certainty.UNKNOWN);
    event(StatusEvent.Kind.JOIN, A, 1);

    ObservedParticipant p = only();
    assertThat(List.of(p.tags(), p.muted(), p.held(), p.talking(), p.role(), p.speakScope()))
        .allMatch(known -> known.certainty() == Certainty.UNKNOWN);
  }

  @Test
  void aTagTheCallFlowGaveIsKnownWheneverItIsTold() {
    book.tagGiven(A, new MemberTag("agent"), now);
    event(StatusEvent.Kind.JOIN, A, 1);
    assertThat(only().tags().value()).contains(Set.of(new MemberTag("agent")));
    assertThat(only().tags().certainty()).isEqualTo(Certainty.REQUESTED);
    assertThat(only().role().value()).contains(Role.AGENT);

    event(StatusEvent.Kind.JOIN, B, 1);
    book.tagGiven(B, new MemberTag("customer"), now);
    assertThat(room().participants().get(1).role().value()).contains(Role.CUSTOMER);
  }

  @Test
  void aRoomSeenFromItsStartIsComplete() {
    event(StatusEvent.Kind.START, A, 0);
    event(StatusEvent.Kind.JOIN, A, 0);
    assertThat(room().reporting()).isEqualTo(Reporting.COMPLETE);

    book.eventsMissed();
    assertThat(room().reporting()).isEqualTo(Reporting.MAYBE_MORE);
  }

  @Test
  void j23ASecondEndIsNothingNew() {
    event(StatusEvent.Kind.JOIN, A, 1);
    event(StatusEvent.Kind.END, A, 2);
    now = now.plusMillis(10);

    assertThat(book.event(at(StatusEvent.Kind.END, A, 2), now)).isEmpty();
    assertThat(book.rooms()).isEmpty();
  }

  @Test
  void j24WhoNeverCameCannotLeave() {
    event(StatusEvent.Kind.JOIN, A, 1);
    assertThat(book.event(at(StatusEvent.Kind.LEAVE, B, 2), now)).isEmpty();
    assertThat(members()).containsExactly(A);
  }

  @Test
  void j25TalkingComesAndGoesAndShowsWhoWasThereBeforeUs() {
    event(StatusEvent.Kind.START_TALKING, A, 1);
    assertThat(only().talking().isSurely(true)).isTrue();
    assertThat(only().joinedAt().certainty()).isEqualTo(Certainty.ASSUMED);

    event(StatusEvent.Kind.STOP_TALKING, A, 2);
    assertThat(only().talking().isSurely(false)).isTrue();
  }

  @Test
  void m09AHundredOrdersOfTheSameEventsEndInTheSameRoster() {
    List<StatusEvent> events =
        new ArrayList<>(
            List.of(
                at(StatusEvent.Kind.START, A, 0),
                at(StatusEvent.Kind.JOIN, A, 1),
                at(StatusEvent.Kind.JOIN, B, 2),
                at(StatusEvent.Kind.START_TALKING, A, 3),
                at(StatusEvent.Kind.LEAVE, A, 4),
                at(StatusEvent.Kind.LEAVE, A, 4),
                at(StatusEvent.Kind.JOIN, B, 2)));
    for (int seed = 0; seed < 100; seed++) {
      Collections.shuffle(events, new Random(seed));
      RoomBook other = new RoomBook();
      events.forEach(e -> other.event(e, T0));
      assertThat(
              other.rooms().flatMap(r -> r.members.keySet().stream()).collect(Collectors.toSet()))
          .as("seed %d", seed)
          .containsExactly(B);
    }
  }

  @Test
  void m15TheSameNameAgainIsAnotherConference() {
    event(StatusEvent.Kind.START, A, 0);
    String first = room().key().value();
    event(StatusEvent.Kind.END, A, 5);
    event(StatusEvent.Kind.JOIN, A, 4);
    assertThat(book.rooms()).as("a join before the end").isEmpty();

    event(StatusEvent.Kind.START, B, 6);
    assertThat(room().key().value()).isNotEqualTo(first);
  }

  @Test
  void aRoomMissingFromTwoListsHasEnded() {
    names("desk");
    names();
    assertThat(book.rooms()).hasSize(1);
    names();
    assertThat(book.rooms()).isEmpty();
  }

  @Test
  void aListAskedForBeforeTheEndDoesNotBringTheRoomBack() {
    event(StatusEvent.Kind.JOIN, A, 1);
    Instant asked = now;
    event(StatusEvent.Kind.END, A, 2);
    book.listed(
        List.of(new ConferenceRecord("desk", Optional.empty(), Optional.empty())), asked, now);

    assertThat(book.rooms()).isEmpty();
  }

  @Test
  void m12AnHourAfterTheAnswerAMissingCallIsOnlyOutOfReach() {
    event(StatusEvent.Kind.JOIN, A, 0);
    calls(A);
    now = now.plus(Duration.ofMinutes(61));
    calls();
    calls();
    assertThat(members()).containsExactly(A);
    assertThat(only().number()).contains("not listed any more");

    event(StatusEvent.Kind.LEAVE, A, 4_000);
    assertThat(members()).isEmpty();
  }

  @Test
  void j11AYoungCallMissingTwiceHasGone() {
    event(StatusEvent.Kind.JOIN, A, 0);
    calls(A);
    calls();
    assertThat(members()).containsExactly(A);
    calls();
    assertThat(members()).isEmpty();
  }

  @Test
  void theCommercialEditionConfirmsTagsAndRolesAndIsComplete() {
    members("agent");
    assertThat(room().reporting()).isEqualTo(Reporting.COMPLETE);
    assertThat(only().role().isSurely(Role.AGENT)).isTrue();

    members("");
    assertThat(only().tags().value().orElseThrow()).isEmpty();
    assertThat(only().role().certainty()).isEqualTo(Certainty.UNKNOWN);
  }

  private void members(String tag) {
    now = now.plusSeconds(5);
    book.listed(
        List.of(
            new ConferenceRecord(
                "desk",
                Optional.of(3L),
                Optional.of(List.of(new ConferenceRecord.MemberRecord(A, "+49", "", tag))))),
        now.minusMillis(5),
        now);
  }

  @Test
  void aTagReadBeforeOurRequestDoesNotUndoIt() {
    members("agent");
    now = now.plusSeconds(1);
    Instant asked = now.minusMillis(1);
    Member member = book.member(A).orElseThrow();
    member.tagged(Optional.of(new dev.earshot.mixer.conference.MemberTag("customer")), now);
    member.tagRead("agent", asked, now);

    assertThat(only().role().value()).contains(Role.CUSTOMER);
    assertThat(only().role().certainty()).isEqualTo(Certainty.REQUESTED);
  }

  @Test
  void whatFailedIsUnknownAndNotWhatItWas() {
    members("agent");
    book.member(A).orElseThrow().tagLost(now);
    assertThat(only().tags().certainty()).isEqualTo(Certainty.UNKNOWN);
    assertThat(only().role().certainty()).isEqualTo(Certainty.UNKNOWN);
  }
}
