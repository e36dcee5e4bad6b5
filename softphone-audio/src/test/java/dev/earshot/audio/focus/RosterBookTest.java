package dev.earshot.audio.focus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.conferenceinfo.ConferenceUser;
import dev.earshot.audio.conferenceinfo.Presence;
import dev.earshot.audio.sip.EventView;
import dev.earshot.audio.sip.Publication;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.SpeakOnlyTo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a subscriber may see of a room, and what nobody may. */
class RosterBookTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final MemberTag PRIVATE = new MemberTag("_w17");
  private static final SpeakOnlyTo WHISPER = new SpeakOnlyTo(PRIVATE);
  private static final UUID MARA = UUID.fromString("00000000-0000-0000-0000-00000000a11a");

  private final List<String> news = new ArrayList<>();
  private final RosterBook book = new RosterBook("just-begun"::equals);

  RosterBookTest() {
    book.publishBy(
        new Publication() {
          @Override
          public void changed(String resource) {
            news.add("changed " + resource);
          }

          @Override
          public void ended(String resource) {
            news.add("ended " + resource);
          }
        });
  }

  private static FocusMember member(
      UUID sid, String from, Optional<SpeakOnlyTo> only, boolean muted, boolean held) {
    return new FocusMember(
        sid,
        "call-id-" + from,
        from,
        "",
        "room",
        Set.of(new MemberTag("agent"), PRIVATE),
        only,
        muted,
        held,
        NOON);
  }

  private static FocusMember mara(Optional<SpeakOnlyTo> only, boolean muted) {
    return member(MARA, "mara", only, muted, false);
  }

  private static FocusRoom room(FocusMember... members) {
    return new FocusRoom("room", NOON, List.of(members));
  }

  private void joined(FocusMember member) {
    FocusRoom room = room(member);
    book.take(new FocusEvent.RoomStarted(NOON, room()));
    book.take(new FocusEvent.MemberJoined(NOON, room, member));
  }

  private void changed(FocusMember before, FocusMember after) {
    book.take(new FocusEvent.MemberChanged(NOON, room(after), before, after));
  }

  private void talks(FocusMember member, boolean begins) {
    book.take(
        begins
            ? new FocusEvent.TalkingStarted(NOON, room(member), member)
            : new FocusEvent.TalkingStopped(NOON, room(member), member));
  }

  private ConferenceUser seen() {
    return book.users("room", "10.0.0.2").getFirst();
  }

  @ParameterizedTest(name = "muted {0} held {1} whispering {2} talking {3} -> {4} {5}")
  @CsvSource({
    "false, false, false, false, OPEN,    false",
    "false, false, false, true,  OPEN,    true",
    "true,  false, false, true,  MUTED,   false",
    "false, false, true,  true,  MUTED,   false",
    "true,  false, true,  true,  MUTED,   false",
    "false, true,  false, true,  ON_HOLD, false",
    "false, true,  true,  true,  ON_HOLD, false"
  })
  void presenceIsWhatTheWholeRoomHears(
      boolean muted,
      boolean held,
      boolean whispering,
      boolean talking,
      Presence presence,
      boolean shown) {
    Optional<SpeakOnlyTo> only = whispering ? Optional.of(WHISPER) : Optional.empty();
    FocusMember member = member(MARA, "mara", only, muted, held);
    joined(member);
    talks(member, talking);
    assertThat(seen().presence()).contains(presence);
    assertThat(seen().talking()).contains(shown);
  }

  @Test
  void aWhisperLooksLikeBeingMutedAndItsBeginAndEndLookLikeNothing() {
    FocusMember muted = mara(Optional.empty(), true);
    FocusMember whispering = mara(Optional.of(WHISPER), false);
    joined(muted);
    EventView view = book.open("sip:room@10.0.0.2").orElseThrow();
    String asMuted = view.full();
    changed(muted, whispering);
    assertThat(view.changes()).isEmpty();
    talks(whispering, true);
    assertThat(view.changes()).isEmpty();
    assertThat(view.full().replace("version=\"2\"", "version=\"1\"")).isEqualTo(asMuted);
    talks(whispering, false);
    changed(whispering, muted);
    assertThat(view.changes()).isEmpty();
  }

  @Test
  void tagsAndIdentitiesAreInNoDocument() {
    FocusMember open = mara(Optional.empty(), false);
    joined(open);
    EventView view = book.open("sip:room@10.0.0.2:5070;transport=tcp").orElseThrow();
    String documents = view.full();
    changed(open, mara(Optional.of(WHISPER), false));
    documents += view.changes().orElseThrow();
    assertThat(documents)
        .contains("sip:mara@10.0.0.2:5070;member=1")
        .contains("entity=\"sip:room@10.0.0.2:5070\"")
        .doesNotContain("_w17", "agent", MARA.toString(), "call-id-mara");
  }

  @Test
  void membersOfTheSameNumberAreToldApartAndKeepTheirPlaces() {
    FocusMember first = member(new UUID(0, 1), "7", Optional.empty(), false, false);
    FocusMember second = member(new UUID(0, 2), "7", Optional.empty(), false, false);
    joined(first);
    book.take(new FocusEvent.MemberJoined(NOON, room(first, second), second));
    book.take(new FocusEvent.MemberLeft(NOON, room(second), first, "hung up"));
    FocusMember third = member(new UUID(0, 3), "", Optional.empty(), false, false);
    book.take(new FocusEvent.MemberJoined(NOON, room(second, third), third));
    assertThat(book.users("room", "h"))
        .extracting(ConferenceUser::entity)
        .containsExactly("sip:7@h;member=2", "sip:anonymous@h;member=3");
  }

  @Test
  void aHostileNumberCannotLeaveItsPlace() {
    joined(member(MARA, "a@b>\r\n<\"ü", Optional.empty(), false, false));
    assertThat(seen().entity()).isEqualTo("sip:a%40b%3E%0D%0A%3C%22%C3%BC@10.0.0.2;member=1");
    assertThat(book.open("sip:room@h").orElseThrow().full()).doesNotContain("\r", "b>");
  }

  @Test
  void everyEventIsNewsAndTheLastOneIsTheEnd() {
    FocusMember mara = mara(Optional.empty(), false);
    joined(mara);
    talks(mara, true);
    book.take(new FocusEvent.MemberLeft(NOON, room(), mara, "hung up"));
    book.take(new FocusEvent.RoomEnded(NOON, room()));
    assertThat(news)
        .containsExactly(
            "changed room", "changed room", "changed room", "changed room", "ended room");
    assertThat(book.open("sip:room@h")).isEmpty();
    assertThat(book.users("room", "h")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "sip:room@h, true",
    "sip:just-begun@h, true",
    "sip:attic@h, false",
    "sip:h, false",
    "sips:room@h, true",
    "tel:1, false"
  })
  void onlyRoomsCanBeWatched(String uri, boolean there) {
    joined(mara(Optional.empty(), false));
    assertThat(book.open(uri).isPresent()).isEqualTo(there);
  }
}
