package dev.earshot.audio.conferenceinfo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Parsed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of RFC 4575: written, read, told by parts, and not trusted. */
class ConferenceInfoTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String ROOM = "sip:room@10.0.0.2";

  private static ConferenceUser user(String name, Presence presence, boolean talking) {
    return ConferenceUser.of("sip:" + name + "@10.0.0.2", name, presence, talking, NOON);
  }

  private static ConferenceInfo read(String text) {
    if (ConferenceInfoReader.read(text) instanceof Parsed.Ok<ConferenceInfo>(ConferenceInfo info)) {
      return info;
    }
    throw new AssertionError("cannot be read: " + text);
  }

  private static String document(String inside) {
    return "<conference-info xmlns='urn:ietf:params:xml:ns:conference-info' entity='sip:c@h'"
        + " state='full' version='1'>"
        + inside
        + "</conference-info>";
  }

  @Test
  void aDocumentIsReadAsItWasWritten() {
    ConferenceUser odd =
        ConferenceUser.of(
            "sip:%22a@h;member=1",
            "<Müller> & \"Söhne\" \uD83D\uDE00", Presence.ON_HOLD, false, NOON);
    ConferenceInfo info =
        new ConferenceInfo(
            ROOM,
            DocumentState.PARTIAL,
            7,
            Optional.of(3),
            List.of(user("ann", Presence.OPEN, true), odd, ConferenceUser.deleted("sip:bob@h")));
    assertThat(read(ConferenceInfoWriter.write(info))).isEqualTo(info);
  }

  @Test
  void aDocumentLooksLikeThis() {
    ConferenceInfo info =
        new ConferenceInfo(
            ROOM,
            DocumentState.FULL,
            1,
            Optional.of(1),
            List.of(user("ann", Presence.MUTED, false)));
    assertThat(ConferenceInfoWriter.write(info))
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><conference-info"
                + " xmlns=\"urn:ietf:params:xml:ns:conference-info\""
                + " xmlns:t=\"urn:earshot:params:xml:ns:talking\" entity=\"sip:room@10.0.0.2\""
                + " state=\"full\" version=\"1\"><conference-state><user-count>1</user-count>"
                + "</conference-state><users><user entity=\"sip:ann@10.0.0.2\" state=\"full\">"
                + "<display-text>ann</display-text><endpoint entity=\"sip:ann@10.0.0.2\">"
                + "<status>connected</status><joining-info><when>2026-03-01T12:00:00Z</when>"
                + "</joining-info><media id=\"1\"><type>audio</type><status>recvonly</status>"
                + "<t:talking>false</t:talking></media></endpoint></user></users>"
                + "</conference-info>");
  }

  /** In the manner of RFC 4575 6.1: what we do not use is skipped, of two endpoints one counts. */
  @Test
  void anotherFocusMayTellMore() {
    ConferenceInfo info =
        read(
            document(
                """
                <conference-description><subject>Agenda</subject>
                  <service-uris><entry><uri>http://sharepoint/</uri></entry></service-uris>
                </conference-description>
                <conference-state><user-count>33</user-count></conference-state>
                <users>
                  <user entity="sip:bob@example.com" state="full">
                    <display-text>Bob Hoskins</display-text>
                    <associated-aors><entry><uri>mailto:bob@example.com</uri></entry>
                    </associated-aors>
                    <endpoint entity="sip:bob@pc33.example.com">
                      <display-text>Bob's Laptop</display-text>
                      <status>disconnected</status>
                      <joining-info><when>2005-03-04T20:00:00+01:00</when></joining-info>
                      <media id="1"><display-text>main audio</display-text><type>audio</type>
                        <label>34567</label><src-id>432424</src-id><status>sendrecv</status>
                      </media>
                    </endpoint>
                    <endpoint entity="sip:bob@phone"><status>on-hold</status></endpoint>
                  </user>
                </users>\
                """));
    assertThat(info.userCount()).contains(33);
    ConferenceUser bob = info.users().getFirst();
    assertThat(bob.displayText()).contains("Bob Hoskins");
    assertThat(bob.presence()).contains(Presence.OPEN);
    assertThat(bob.talking()).isEmpty();
    assertThat(bob.joinedAt()).contains(Instant.parse("2005-03-04T19:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no xml",
        "<a>",
        "<conference-info/>",
        "<other xmlns='urn:ietf:params:xml:ns:conference-info' entity='a' version='1'/>",
        "<conference-info xmlns='urn:other' entity='a' version='1'/>",
        "<conference-info xmlns='urn:ietf:params:xml:ns:conference-info' version='1'/>",
        "<conference-info xmlns='urn:ietf:params:xml:ns:conference-info' entity='a'/>",
        "<conference-info xmlns='urn:ietf:params:xml:ns:conference-info' entity='a' version='x'/>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
        "<!DOCTYPE conference-info SYSTEM 'http://127.0.0.1:1/x.dtd'><conference-info/>"
      })
  void whatIsNoDocumentIsRefused(String text) {
    assertThat(ConferenceInfoReader.read(text)).isInstanceOf(Parsed.Rejected.class);
  }

  @Test
  void entitiesAreNeverExpandedAndNothingIsFetched() {
    String bomb =
        "<!DOCTYPE c [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
            + "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]>";
    assertThat(ConferenceInfoReader.read(bomb + document("<users>&c;</users>")))
        .isInstanceOf(Parsed.Rejected.class);
    assertThat(ConferenceInfoReader.read(bomb + document("")))
        .as("even if none is used")
        .isInstanceOf(Parsed.Rejected.class);
  }

  @Test
  void sizesAreBounded() {
    assertThat(ConferenceInfoReader.read(document("<a>".repeat(30) + "</a>".repeat(30))))
        .isInstanceOf(Parsed.Rejected.class);
    assertThat(
            ConferenceInfoReader.read(
                document("<users>" + "<user entity='a'/>".repeat(2_100) + "</users>")))
        .isInstanceOf(Parsed.Rejected.class);
    assertThat(ConferenceInfoReader.read(document("x".repeat(200_000))))
        .isInstanceOf(Parsed.Rejected.class);
    String name = "<users><user entity='a'><display-text>" + "x".repeat(9_999);
    ConferenceInfo info = read(document(name + "</display-text></user></users>"));
    assertThat(info.users().getFirst().displayText().orElse("")).hasSize(512);
  }

  @Property(tries = 300)
  void randomDamageNeverThrows(@ForAll Random random) {
    String whole =
        ConferenceInfoWriter.write(
            new ConferenceInfo(
                ROOM,
                DocumentState.FULL,
                1,
                Optional.of(2),
                List.of(user("a", Presence.OPEN, true), user("b", Presence.MUTED, false))));
    StringBuilder damaged = new StringBuilder(whole);
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      int at = random.nextInt(damaged.length() - 20);
      switch (random.nextInt(3)) {
        case 0 -> damaged.setCharAt(at, (char) random.nextInt(0x120));
        case 1 -> damaged.delete(at, at + random.nextInt(20));
        default -> damaged.insert(at, damaged.substring(at, at + 9));
      }
    }
    assertThat(ConferenceInfoReader.read(damaged.toString())).isNotNull();
  }

  @Property(tries = 200)
  void whoReadsEveryDocumentKnowsTheRoster(@ForAll Random random) {
    RosterDocuments documents = new RosterDocuments(ROOM);
    Map<String, ConferenceUser> truth = new LinkedHashMap<>();
    WatchedConference watched = WatchedConference.UNKNOWN;
    watched = watched.after(read(documents.full(List.of()))).orElseThrow();
    for (int i = 0; i < 60; i++) {
      ConferenceUser some =
          user(
              "u" + random.nextInt(12), Presence.values()[random.nextInt(3)], random.nextBoolean());
      if (random.nextInt(4) == 0) {
        truth.remove(some.entity());
      } else {
        truth.put(some.entity(), some);
      }
      if (random.nextInt(3) == 0) {
        watched = told(documents, truth, watched, random.nextInt(5) == 0);
        assertThat(watched.users()).isEqualTo(truth);
        assertThat(watched.userCount()).isEqualTo(truth.size());
      }
    }
  }

  private static WatchedConference told(
      RosterDocuments documents,
      Map<String, ConferenceUser> truth,
      WatchedConference watched,
      boolean all) {
    List<ConferenceUser> now = List.copyOf(truth.values());
    Optional<String> text = all ? Optional.of(documents.full(now)) : documents.changes(now);
    return text.isEmpty() ? watched : watched.after(read(text.get())).orElseThrow();
  }

  @Test
  void aBigRoomComesInParts() {
    List<ConferenceUser> crowd =
        new ArrayList<>(
            IntStream.range(0, 250).mapToObj(i -> user("u" + i, Presence.OPEN, false)).toList());
    RosterDocuments documents = new RosterDocuments(ROOM);
    String first = documents.full(crowd);
    assertThat(first.length()).isLessThan(60_000);
    WatchedConference watched = WatchedConference.UNKNOWN.after(read(first)).orElseThrow();
    assertThat(watched.users()).hasSize(100);
    assertThat(watched.userCount()).isEqualTo(250);
    for (int i = 0; i < 2; i++) {
      String more = documents.changes(crowd).orElseThrow();
      watched = watched.after(read(more)).orElseThrow();
    }
    assertThat(watched.users()).hasSize(250);
    assertThat(documents.changes(crowd)).isEmpty();
  }

  @Test
  void aMissingDocumentIsNoticedAndAnOldOneIgnored() {
    WatchedConference known =
        WatchedConference.UNKNOWN.after(info(DocumentState.FULL, 4)).orElseThrow();
    assertThat(known.after(info(DocumentState.PARTIAL, 6))).isEmpty();
    assertThat(known.after(info(DocumentState.PARTIAL, 4))).contains(known);
    assertThat(known.after(info(DocumentState.PARTIAL, 5))).isPresent();
    assertThat(WatchedConference.UNKNOWN.after(info(DocumentState.PARTIAL, 0))).isEmpty();
    assertThat(known.after(info(DocumentState.DELETED, 5)).orElseThrow().ended()).isTrue();
    assertThat(known.after(info(DocumentState.FULL, 1)).orElseThrow().version()).isEqualTo(1);
  }

  private static ConferenceInfo info(DocumentState state, long version) {
    return new ConferenceInfo(ROOM, state, version, Optional.empty(), List.of());
  }

  @Test
  void aPartOfAUserKeepsTheRest() {
    ConferenceUser part =
        new ConferenceUser(
            "sip:ann@10.0.0.2",
            DocumentState.PARTIAL,
            Optional.empty(),
            Optional.of(Presence.ON_HOLD),
            Optional.empty(),
            Optional.empty());
    WatchedConference known =
        WatchedConference.UNKNOWN
            .after(
                new ConferenceInfo(
                    ROOM,
                    DocumentState.FULL,
                    1,
                    Optional.empty(),
                    List.of(user("ann", Presence.OPEN, true))))
            .orElseThrow();
    ConferenceUser ann =
        known
            .after(
                new ConferenceInfo(ROOM, DocumentState.PARTIAL, 2, Optional.empty(), List.of(part)))
            .orElseThrow()
            .roster()
            .getFirst();
    assertThat(ann).isEqualTo(user("ann", Presence.ON_HOLD, true));
  }
}
