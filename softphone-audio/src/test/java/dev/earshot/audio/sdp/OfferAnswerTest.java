package dev.earshot.audio.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.earshot.audio.Parsed;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferAnswerTest {
  private static final Origin ORIGIN = Origin.ours(7, 1, "192.0.2.7");
  private static final List<PayloadFormat> FORMATS =
      List.of(
          PayloadFormat.of(96, "L16", 16_000),
          PayloadFormat.of(0, "PCMU", 8000),
          PayloadFormat.of(8, "PCMA", 8000),
          PayloadFormat.of(101, "telephone-event", 16_000),
          PayloadFormat.of(102, "telephone-event", 8000));

  @Test
  void anOfferListsEverythingWeCan() {
    assertThat(OfferAnswer.offer(ORIGIN, local(Direction.SENDRECV)).print())
        .isEqualTo(
            """
            v=0
            o=- 7 1 IN IP4 192.0.2.7
            s=-
            c=IN IP4 192.0.2.7
            t=0 0
            m=audio 4000 RTP/AVP 96 0 8 101 102
            a=rtpmap:96 L16/16000
            a=rtpmap:0 PCMU/8000
            a=rtpmap:8 PCMA/8000
            a=rtpmap:101 telephone-event/16000
            a=fmtp:101 0-15
            a=rtpmap:102 telephone-event/8000
            a=fmtp:102 0-15
            a=ptime:10
            a=rtcp-mux
            a=rtcp:4001
            a=rtcp-xr:voip-metrics
            a=sendrecv
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void theOffersOrderAndNumbersDecide() {
    var answered =
        answer(
            offer(
                "m=audio 5000 RTP/AVP 18 8 0 121 99",
                "a=rtpmap:121 telephone-event/8000",
                "a=rtpmap:99 L16/16000"));

    assertThat(answered.agreement().codec()).isEqualTo(PayloadFormat.of(8, "PCMA", 8000));
    assertThat(answered.agreement().receives())
        .extracting(PayloadFormat::payloadType)
        .containsExactly(8, 121);
    assertThat(answered.answer().media().getFirst().formats()).containsExactly("8", "121");
  }

  @Test
  void dynamicNumbersAreThoseOfTheOffer() {
    var answered = answer(offer("m=audio 5000 RTP/AVP 113", "a=rtpmap:113 l16/16000/1"));

    assertThat(answered.agreement().codec().payloadType()).isEqualTo(113);
    assertThat(answered.answer().print()).contains("m=audio 4000 RTP/AVP 113\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "sendrecv, sendrecv, SENDRECV, false",
    "sendonly, recvonly, RECVONLY, true",
    "recvonly, sendonly, SENDONLY, false",
    "inactive, inactive, INACTIVE, true",
  })
  void directionsAreMirrored(String offered, String answeredWith, Direction ours, boolean held) {
    var answered = answer(offer("m=audio 5000 RTP/AVP 0", "a=" + offered));

    assertThat(answered.answer().print()).contains("a=" + answeredWith + "\r\n");
    assertThat(answered.agreement().direction()).isEqualTo(ours);
    assertThat(answered.agreement().heldByPeer()).isEqualTo(held);
  }

  @Test
  void weStayOnHoldWhateverIsOffered() {
    SessionDescription offer = offer("m=audio 5000 RTP/AVP 0", "a=sendonly");
    var answered = ok(OfferAnswer.answer(offer, ORIGIN, local(Direction.SENDONLY)));

    assertThat(answered.agreement().direction()).isEqualTo(Direction.INACTIVE);
  }

  @Test
  void theAddressOfNobodyMeansHold() {
    SessionDescription offer =
        SessionDescriptionTest.read(
            offer("m=audio 5000 RTP/AVP 0")
                .print()
                .replace("c=IN IP4 192.0.2.9", "c=IN IP4 0.0.0.0"));

    assertThat(answer(offer).agreement().direction()).isEqualTo(Direction.RECVONLY);
    assertThat(answer(offer).agreement().heldByPeer()).isTrue();
  }

  @Test
  void furtherStreamsAreRefusedInTheirPlaces() {
    var answered =
        answer(
            offer(
                "m=video 6000 RTP/AVP 34",
                "m=audio 5000 RTP/AVP 0",
                "m=audio 5010 RTP/AVP 8",
                "m=image 6010 udptl t38"));

    assertThat(answered.answer().media())
        .extracting(MediaDescription::kind, MediaDescription::port)
        .containsExactly(
            tuple("video", 0), tuple("audio", 4000), tuple("audio", 0), tuple("image", 0));
  }

  @Test
  void reportsGoWhereThePeerWantsThem() {
    assertThat(answer(offer("m=audio 5000 RTP/AVP 0")).agreement().rtcp())
        .isEqualTo(new InetSocketAddress("192.0.2.9", 5001));
    assertThat(
            answer(offer("m=audio 5000 RTP/AVP 0", "a=rtcp:53020 IN IP4 192.0.2.4"))
                .agreement()
                .rtcp())
        .isEqualTo(new InetSocketAddress("192.0.2.4", 53020));
  }

  @Test
  void multiplexingIsAnsweredIfOffered() {
    var answered = answer(offer("m=audio 5000 RTP/AVP 0", "a=rtcp-mux"));

    assertThat(answered.agreement().muxed()).isTrue();
    assertThat(answered.agreement().rtcp()).isEqualTo(answered.agreement().rtp());
    assertThat(answered.answer().print()).contains("a=rtcp-mux\r\n");
    assertThat(answer(offer("m=audio 5000 RTP/AVP 0")).answer().print()).doesNotContain("mux");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "m=audio 5000 RTP/AVP 18 | no common codec: offered G729/8000",
        "m=audio 5000 RTP/AVP 101 | no common codec: offered payload type 101",
        "m=audio 0 RTP/AVP 0 | media line has no port",
        "m=audio 5000 RTP/SAVP 0 | media protocol is not RTP/AVP: RTP/SAVP",
        "m=video 5000 RTP/AVP 34 | no audio media line",
      })
  void whatCannotBeAgreedIsRefusedWithAReason(String media, String reason) {
    assertThat(answerTo(offer(media))).isEqualTo(new Parsed.Rejected<>(reason, -1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pbx.example.com | connection address is not an IP address: pbx.example.com",
        "224.0.0.1 | connection address is multicast: 224.0.0.1",
      })
  void voicesGoOnlyToAddressesOfOneHost(String address, String reason) {
    String text = offer("m=audio 5000 RTP/AVP 0").print().replace("192.0.2.9", address);

    assertThat(answerTo(SessionDescriptionTest.read(text)))
        .isEqualTo(new Parsed.Rejected<>(reason, -1));
  }

  @Test
  void anAnswerSettlesWhatWeOffered() {
    SessionDescription answer =
        offer(
            "m=audio 5000 RTP/AVP 8 0 120",
            "a=rtpmap:120 telephone-event/8000",
            "a=ptime:20",
            "a=maxptime:40");
    Agreement agreement = ok(OfferAnswer.accept(answer, local(Direction.SENDRECV)));

    assertThat(agreement.codec().payloadType()).isEqualTo(8);
    assertThat(agreement.receives())
        .as("with the numbers of our offer")
        .extracting(PayloadFormat::payloadType)
        .containsExactly(0, 8, 102);
    assertThat(agreement.packetMillis()).isEqualTo(20);
    assertThat(agreement.maxPacketMillis()).isEqualTo(40);
  }

  static Parsed<OfferAnswer.Answered> answerTo(SessionDescription offer) {
    return OfferAnswer.answer(offer, ORIGIN, local(Direction.SENDRECV));
  }

  private static OfferAnswer.Answered answer(SessionDescription offer) {
    return ok(answerTo(offer));
  }

  private static LocalMedia local(Direction direction) {
    return new LocalMedia("192.0.2.7", 4000, FORMATS, 10, direction);
  }

  private static SessionDescription offer(String... lines) {
    return SessionDescriptionTest.read(
        "v=0\no=- 1 1 IN IP4 192.0.2.9\ns=-\nc=IN IP4 192.0.2.9\nt=0 0\n"
            + String.join("\n", lines)
            + "\n");
  }

  private static <T> T ok(Parsed<T> parsed) {
    return switch (parsed) {
      case Parsed.Ok<T>(var value) -> value;
      case Parsed.Rejected<T>(var reason, var position) -> throw new AssertionError(reason);
    };
  }
}
