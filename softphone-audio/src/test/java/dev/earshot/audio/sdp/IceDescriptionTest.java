package dev.earshot.audio.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Parsed;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ICE in descriptions: what is read, what is written, and when it is not negotiated. */
class IceDescriptionTest {
  private static final String PASSWORD = "0123456789012345678901";
  private static final String LITE =
      """
      v=0
      o=- 1 1 IN IP4 192.0.2.1
      s=-
      c=IN IP4 192.0.2.1
      t=0 0
      a=ice-lite
      m=audio 4000 RTP/AVP 0
      a=ice-ufrag:abcd
      a=ice-pwd:0123456789012345678901
      a=candidate:1 1 UDP 2130706431 192.0.2.1 4000 typ host
      a=candidate:1 2 UDP 2130706430 192.0.2.1 4001 typ host
      a=candidate:2 1 TCP 2128609279 192.0.2.1 9 typ host tcptype active
      a=candidate:3 1 udp 1694498815 198.51.100.1 7000 typ srflx raddr 192.0.2.1 rport 4000
      a=candidate:4 1 UDP 1 9f7a.local 7001 typ host
      """;

  private static final IceDescription OURS =
      new IceDescription(
          false,
          "ourfrag1",
          "our-password".replace('-', '+') + "0123456789",
          List.of(IceCandidate.host(address("10.0.0.9", 5000))));

  private static InetSocketAddress address(String host, int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(host), port);
  }

  private static LocalMedia local(Optional<IceDescription> ice) {
    return new LocalMedia(
            "10.0.0.9", 5000, List.of(PayloadFormat.of(0, "PCMU", 8000)), 20, Direction.SENDRECV)
        .with(ice);
  }

  private static SessionDescription parsed(String text) {
    return ((Parsed.Ok<SessionDescription>) SessionDescription.parse(text)).value();
  }

  private static Agreement accepted(String answer, Optional<IceDescription> ours) {
    return ((Parsed.Ok<Agreement>) OfferAnswer.accept(parsed(answer), local(ours))).value();
  }

  @Test
  void aLiteAnswerIsReadWithWhatCanBeUsed() {
    IceDescription said = accepted(LITE, Optional.of(OURS)).ice().orElseThrow();
    assertThat(said.lite()).isTrue();
    assertThat(said.fragment()).isEqualTo("abcd");
    assertThat(said.password()).isEqualTo(PASSWORD);
    assertThat(said.candidates())
        .containsExactly(
            new IceCandidate(1, 2_130_706_431L, address("192.0.2.1", 4000), "host"),
            new IceCandidate(1, 1_694_498_815L, address("198.51.100.1", 7000), "srflx"));
    assertThat(said.toString()).doesNotContain(PASSWORD);
  }

  @Test
  void whoDidNotOfferItDoesNotDoIt() {
    assertThat(accepted(LITE, Optional.empty()).ice()).isEmpty();
    String offer = OfferAnswer.offer(Origin.UNKNOWN, local(Optional.empty())).print();
    assertThat(offer).doesNotContain("ice-", "candidate");
  }

  /** Somebody on the way changed where media goes, but not the candidates. */
  @ParameterizedTest
  @CsvSource({
    "c=IN IP4 192.0.2.1, c=IN IP4 203.0.113.1",
    "m=audio 4000, m=audio 4002",
    "a=ice-pwd:0123456789012345678901, a=ice-pwd:short",
    "a=ice-ufrag:abcd, a=x:y",
    "a=candidate:4 1, a=ice-mismatch:"
  })
  void aDescriptionThatDoesNotFitItselfIsTakenWithoutIce(String part, String changed) {
    assertThat(accepted(LITE.replace(part, changed), Optional.of(OURS)).ice()).isEmpty();
  }

  @Test
  void ourOfferTellsOurCandidates() {
    IceDescription behindARouter =
        new IceDescription(
            false,
            OURS.fragment(),
            OURS.password(),
            List.of(
                IceCandidate.host(address("10.0.0.9", 5000)),
                IceCandidate.reflexive(address("203.0.113.4", 61_000))));
    assertThat(OfferAnswer.offer(Origin.UNKNOWN, local(Optional.of(behindARouter))).print())
        .contains(
            "a=ice-ufrag:ourfrag1\r\n",
            "a=ice-pwd:our+password0123456789\r\n",
            "a=candidate:1 1 UDP 2130706431 10.0.0.9 5000 typ host\r\n",
            "a=candidate:2 1 UDP 1694498815 203.0.113.4 61000 typ srflx raddr 10.0.0.9 rport"
                + " 5000\r\n");
  }

  @ParameterizedTest
  @CsvSource({"true, true, true", "true, false, false", "false, true, false"})
  void anOfferOfItIsAnsweredIfWeDoItToo(boolean offered, boolean ours, boolean both) {
    String offer = offered ? LITE : LITE.replaceAll("(?m)^a=(ice|cand).*\n", "");
    OfferAnswer.Answered answered =
        ((Parsed.Ok<OfferAnswer.Answered>)
                OfferAnswer.answer(
                    parsed(offer),
                    Origin.UNKNOWN,
                    local(ours ? Optional.of(OURS) : Optional.empty())))
            .value();
    assertThat(answered.agreement().ice().isPresent()).isEqualTo(both);
    assertThat(answered.answer().print().contains("a=ice-ufrag:ourfrag1")).isEqualTo(both);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1 1 UDP 1 192.0.2.1 4000",
        "1 1 UDP x 192.0.2.1 4000 typ host",
        "1 1 UDP 1 192.0.2.1 0 typ host",
        "1 1 UDP 1 192.0.2.1 70000 typ host",
        "1 1 UDP 1 0.0.0.0 4000 typ host",
        "1 1 UDP 1 224.0.0.1 4000 typ host",
        "1 1 UDP 99999999999 192.0.2.1 4000 typ host",
        "1 1 UDP 1 example.org 4000 typ host"
      })
  void aBrokenCandidateIsLeftOut(String text) {
    assertThat(IceCandidate.parse(text)).isEmpty();
  }
}
