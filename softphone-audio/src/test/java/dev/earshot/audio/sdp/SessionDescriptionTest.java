package dev.earshot.audio.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Parsed;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionDescriptionTest {
  private static final String PLAIN =
      """
      v=0
      o=root 18446744073709551615 2 IN IP4 192.0.2.1
      s=call
      c=IN IP4 192.0.2.1
      t=0 0
      m=audio 49170 RTP/AVP 0 8 101 18
      a=rtpmap:0 PCMU/8000
      a=rtpmap:101 telephone-event/8000
      a=fmtp:101 0-16
      a=ptime:20
      a=sendrecv
      """;

  @Test
  void anOrdinaryDescriptionIsRead() {
    SessionDescription sdp = read(PLAIN);
    MediaDescription audio = sdp.media().getFirst();

    assertThat(sdp.origin())
        .isEqualTo(new Origin("root", "18446744073709551615", "2", "192.0.2.1"));
    assertThat(sdp.addressOf(audio)).contains("192.0.2.1");
    assertThat(audio.port()).isEqualTo(49170);
    assertThat(audio.number("ptime")).contains(20);
    assertThat(sdp.directionOf(audio)).isEqualTo(Direction.SENDRECV);
    assertThat(audio.payloads())
        .containsExactly(
            PayloadFormat.of(0, "PCMU", 8000),
            PayloadFormat.of(8, "PCMA", 8000),
            new PayloadFormat(101, "telephone-event", 8000, 1, "0-16"),
            PayloadFormat.of(18, "G729", 8000));
  }

  @Test
  void whatIsPrintedIsReadBack() {
    SessionDescription sdp = read(PLAIN);

    assertThat(read(sdp.print())).isEqualTo(sdp);
    assertThat(sdp.print()).isEqualTo(PLAIN.replace("\n", "\r\n"));
  }

  @Test
  void carelessPeersAreUnderstood() {
    SessionDescription sdp =
        read(
            """
            v=0
            o=John Doe 123456789012345678901234567890 1 IN IP4 10.0.0.1
            x=unknown line
            nonsense

            z=
            m=audio 4000/2 RTP/AVP 0
            m=audio 5004 RTP/AVP 0
            c=IN IP6 2001:db8::1
            a=inactive
            """);

    assertThat(sdp.origin().username()).isEqualTo("John Doe");
    assertThat(sdp.origin().sessionId()).isEqualTo("123456789012345678901234567890");
    assertThat(sdp.name()).isEqualTo("-");
    assertThat(sdp.addressOf(sdp.media().getLast())).contains("2001:db8::1");
    assertThat(sdp.directionOf(sdp.media().getLast())).isEqualTo(Direction.INACTIVE);
  }

  @Test
  void ipv6IsPrintedAsSuch() {
    SessionDescription sdp =
        new SessionDescription(
            Origin.ours(-1, 1, "::1"), "-", Optional.of("::1"), List.of(), List.of());

    assertThat(sdp.print())
        .contains("o=- 18446744073709551615 1 IN IP6 ::1\r\n", "c=IN IP6 ::1\r\n");
  }

  @Test
  void directionOfTheSessionCountsForItsMedia() {
    SessionDescription sdp =
        read(PLAIN.replace("t=0 0\n", "t=0 0\na=recvonly\n").replace("a=sendrecv\n", ""));

    assertThat(sdp.directionOf(sdp.media().getFirst())).isEqualTo(Direction.RECVONLY);
  }

  @ParameterizedTest
  @CsvSource({
    "'', description does not begin with v=0, 0",
    "hello, description does not begin with v=0, 0",
    "'v=0|m=audio', media line is not \"kind port protocol formats\": audio, 4",
    "'v=0|m=audio 70000 RTP/AVP 0', "
        + "media line is not \"kind port protocol formats\": audio 70000 RTP/AVP 0, 4",
    "'v=0|c=ATM x y', connection line is not \"IN IP4 address\": ATM x y, 4",
  })
  void whatCannotBeUnderstoodIsRefusedWithItsPlace(String text, String reason, int position) {
    assertThat(SessionDescription.parse(text.replace('|', '\n')))
        .isEqualTo(new Parsed.Rejected<>(reason, position));
  }

  @Test
  void sizeIsLimited() {
    assertThat(reason("v=0\n" + "a=x\n".repeat(1000))).contains("more than 1000 lines");
    assertThat(reason("v=0\n" + "m=audio 1 RTP/AVP 0\n".repeat(33))).contains("32 media lines");
    assertThat(reason("v=0\na=" + "x".repeat(33_000))).contains("longer than 32768");
  }

  @Property(seed = "7")
  void anyTextIsReadOrRefusedButNeverThrows(@ForAll @StringLength(max = 300) String text) {
    SessionDescription.parse("v=0\n" + text);
  }

  @Property(seed = "7")
  void damagedDescriptionsNeverThrow(
      @ForAll int at, @ForAll int length, @ForAll @StringLength(max = 8) String inserted) {
    int from = Math.floorMod(at, PLAIN.length());
    int to = Math.min(PLAIN.length(), from + Math.floorMod(length, 12));
    String damaged = PLAIN.substring(0, from) + inserted + PLAIN.substring(to);
    if (SessionDescription.parse(damaged) instanceof Parsed.Ok<SessionDescription>(var sdp)) {
      sdp.media().forEach(MediaDescription::payloads);
      OfferAnswerTest.answerTo(sdp);
      sdp.print();
    }
  }

  static SessionDescription read(String text) {
    return switch (SessionDescription.parse(text)) {
      case Parsed.Ok<SessionDescription>(var sdp) -> sdp;
      case Parsed.Rejected<SessionDescription>(var reason, var position) ->
          throw new AssertionError(reason + " at " + position);
    };
  }

  private static String reason(String text) {
    return SessionDescription.parse(text) instanceof Parsed.Rejected<SessionDescription> rejected
        ? rejected.reason()
        : "";
  }
}
