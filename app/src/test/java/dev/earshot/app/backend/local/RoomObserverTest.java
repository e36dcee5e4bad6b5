package dev.earshot.app.backend.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.Role;
import dev.earshot.app.supervision.SpeakScope;
import dev.earshot.audio.focus.FocusMember;
import dev.earshot.audio.focus.FocusRoom;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.SpeakOnlyTo;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomObserverTest {
  private static final Instant T0 = Instant.EPOCH;
  private static final UUID SELF = new UUID(0, 9);
  private static final UUID ANNA = new UUID(0, 1);
  private static final UUID BOB = new UUID(0, 2);

  private final RoomObserver observer =
      new RoomObserver(name -> new RoomTitle("Room " + name, "topic"), callSid -> false);

  private static FocusMember member(
      UUID callSid, String speakOnlyTo, boolean muted, String... tags) {
    Set<MemberTag> set =
        Arrays.stream(tags).map(MemberTag::new).collect(Collectors.toUnmodifiableSet());
    Optional<SpeakOnlyTo> only =
        speakOnlyTo.isEmpty()
            ? Optional.empty()
            : Optional.of(new SpeakOnlyTo(new MemberTag(speakOnlyTo)));
    return new FocusMember(callSid, "", "1234", "", "room", set, only, muted, false, T0);
  }

  private ObservedConference observe(FocusMember... members) {
    FocusRoom room = new FocusRoom("r", T0, List.of(members));
    return observer.observe(room, Optional.of(SELF), T0);
  }

  private ObservedParticipant only(FocusMember member) {
    return observe(member).participants().getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "agent,AGENT",
    "customer,CUSTOMER",
    "supervisor,SUPERVISOR",
    "agent customer,CUSTOMER",
    "gold agent,AGENT"
  })
  void theRoleFollowsFromTheTags(String tags, Role role) {
    assertThat(only(member(ANNA, "", false, tags.split(" "))).role().isSurely(role)).isTrue();
  }

  @Test
  void withoutAKnownTagTheRoleIsUnknown() {
    assertThat(only(member(ANNA, "", false)).role()).isEqualTo(Known.unknown(T0));
    assertThat(only(member(ANNA, "", false, "gold")).isColleague()).isFalse();
  }

  @Test
  void aPrivateTagIsToldAsTheCallsThatCarryIt() {
    ObservedConference seen =
        observe(
            member(ANNA, "", false, "agent", "_w-1"),
            member(BOB, "", false, "agent"),
            member(SELF, "_w-1", false, "supervisor"));

    assertThat(seen.participants().getFirst().tags().value())
        .contains(Set.of(new MemberTag("agent")));
    ObservedParticipant self = seen.participants().getLast();
    assertThat(self.self()).isTrue();
    assertThat(self.speakScope().isSurely(new SpeakScope.OnlyCalls(Set.of(RoomObserver.key(ANNA)))))
        .isTrue();
  }

  @Test
  void muteGoesBeforeEverythingElse() {
    assertThat(only(member(ANNA, "agent", true)).speakScope().isSurely(new SpeakScope.Nobody()))
        .isTrue();
    assertThat(
            only(member(ANNA, "agent", false))
                .speakScope()
                .isSurely(new SpeakScope.OnlyTag(new MemberTag("agent"))))
        .isTrue();
  }

  @Test
  void aRoomOpenedAgainIsAnotherConference() {
    FocusRoom first = new FocusRoom("r", T0, List.of());
    FocusRoom second = new FocusRoom("r", T0.plusMillis(1), List.of());
    assertThat(RoomObserver.key(first)).isNotEqualTo(RoomObserver.key(second));
  }
}
