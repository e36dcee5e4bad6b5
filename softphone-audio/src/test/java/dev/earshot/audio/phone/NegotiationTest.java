package dev.earshot.audio.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sdp.Agreement;
import dev.earshot.audio.sdp.Direction;
import dev.earshot.audio.sdp.OfferAnswer;
import dev.earshot.audio.sdp.PayloadFormat;
import java.net.InetAddress;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is agreed on with which peers, with all codecs of ours. */
class NegotiationTest {
  private static final String OPUS = "rtpmap:96 opus/48000/2";

  private final MediaConfig config =
      new MediaConfig(
          InetAddress.getLoopbackAddress(),
          0,
          0,
          List.of("PCMU", "PCMA", "G722", "L16/16000", "opus"),
          20,
          10);
  private final Negotiation negotiation =
      new Negotiation(config, 4000, 7, keys(config), new Reachability() {});

  @Test
  void weOfferEveryCodecWithItsClockAndItsDigits() {
    assertThat(negotiation.offer(Direction.SENDRECV))
        .contains(
            """
            m=audio 4000 RTP/AVP 0 8 9 96 97 101 102 103
            a=rtpmap:0 PCMU/8000
            a=rtpmap:8 PCMA/8000
            a=rtpmap:9 G722/8000
            a=rtpmap:96 L16/16000
            a=rtpmap:97 opus/48000/2
            a=fmtp:97 minptime=10;useinbandfec=1;stereo=0;maxplaybackrate=16000;\
            sprop-maxcapturerate=16000
            a=rtpmap:101 telephone-event/8000
            a=fmtp:101 0-15
            a=rtpmap:102 telephone-event/16000
            a=fmtp:102 0-15
            a=rtpmap:103 telephone-event/48000
            a=fmtp:103 0-15
            """
                .replace("\n", "\r\n"));
  }

  /** Offer's formats and attributes; codec, its number, packet duration; numbers in our answer. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 8          |                                       | PCMU      | 0   | 20 | 0",
        "18 3 8 0     |                                       | PCMA      | 8   | 20 | 8",
        "9 0          |                                       | G722      | 9   | 20 | 9",
        "9            | rtpmap:9 G722/8000                    | G722      | 9   | 20 | 9",
        "96 0         | " + OPUS + "                          | opus      | 96  | 20 | 96",
        "111 63 9 0 13 110 126 | rtpmap:111 opus/48000/2; rtpmap:63 red/48000/2;"
            + "rtpmap:110 telephone-event/48000; rtpmap:126 telephone-event/8000"
            + "                                            | opus      | 111 | 20 | 111 110",
        "96 101 0     | " + OPUS + "; rtpmap:101 telephone-event/8000 | opus | 96 | 20 | 96 101",
        "96 0         | rtpmap:96 opus/48000                  | PCMU      | 0   | 20 | 0",
        "96 0         | rtpmap:96 opus/16000/2                | PCMU      | 0   | 20 | 0",
        "96 97        | rtpmap:96 speex/16000; rtpmap:97 L16/16000 | L16/16000 | 97 | 20 | 97",
        "96 0         | rtpmap:96 L16/16000/2                 | PCMU      | 0   | 20 | 0",
        "0            | rtpmap:0 PCMA/8000                    | PCMA      | 0   | 20 | 0",
        "8 0          | rtpmap:8 L16/16000                    | L16/16000 | 8   | 20 | 8",
        "101 0        | rtpmap:101 PCMA/8000                  | PCMA      | 101 | 20 | 101",
        "0 13         |                                       | PCMU      | 0   | 20 | 0 13",
        "0 98         | rtpmap:98 CN/8000                     | PCMU      | 0   | 20 | 0 98",
        "97 13        | rtpmap:97 L16/16000                   | L16/16000 | 97  | 20 | 97",
        "0            | ptime:30                              | PCMU      | 0   | 30 | 0",
        "0            | ptime:30; maxptime:20                 | PCMU      | 0   | 20 | 0",
        "0            | maxptime:15                           | PCMU      | 0   | 10 | 0",
        "0            | ptime:60                              | PCMU      | 0   | 20 | 0",
        "0            | ptime:nonsense; maxptime:0            | PCMU      | 0   | 20 | 0",
        "96           | " + OPUS + "; ptime:30                | opus      | 96  | 20 | 96",
        "96           | " + OPUS + "; ptime:40; maxptime:60   | opus      | 96  | 40 | 96",
      })
  void offersAreAnswered(
      String formats, String attributes, String codec, int number, int millis, String answered) {
    OfferAnswer.Answered answer = answer(offer("IN IP4 192.0.2.1", formats, attributes));
    MediaPlan plan = MediaPlan.of(answer.agreement(), config);

    assertThat(plan.codec().label()).isEqualTo(codec);
    assertThat(plan.agreed().codec().payloadType()).isEqualTo(number);
    assertThat(plan.packetMillis()).isEqualTo(millis);
    assertThat(answer.answer().media().getFirst().formats()).containsExactly(answered.split(" "));
  }

  @Test
  void theAnswerHasOurParametersAndOurEncoderThePeers() {
    OfferAnswer.Answered answer =
        answer(offer("IN IP4 192.0.2.1", "96", OPUS + "; fmtp:96 maxplaybackrate=8000; ptime:20"));

    assertThat(answer.answer().print())
        .contains("a=fmtp:96 minptime=10;")
        .doesNotContain("rate=8000");
    assertThat(MediaPlan.of(answer.agreement(), config).encoderSettings().parameters())
        .isEqualTo("maxplaybackrate=8000");
  }

  @Test
  void numbersMayDifferInBothDirections() {
    negotiation.offer(Direction.SENDRECV);
    Agreement agreed =
        value(
            negotiation.accept(
                offer(
                    "IN IP4 192.0.2.1",
                    "120 121",
                    "rtpmap:120 opus/48000/2; rtpmap:121 telephone-event/48000")));
    MediaPlan plan = MediaPlan.of(agreed, config);

    assertThat(agreed.codec().payloadType()).as("what they want to see").isEqualTo(120);
    assertThat(plan.events()).map(PayloadFormat::payloadType).contains(121);
    assertThat(plan.decoders()).as("what they send").containsOnlyKeys(97);
    assertThat(plan.eventTypes()).containsExactly(103);
  }

  @Test
  void ipv6AndRefusedStreamsAreUnderstood() {
    OfferAnswer.Answered answer =
        answer(
            "v=0\r\nm=video 7000 RTP/AVP 31\r\nc=IN IP6 2001:db8::1\r\nm=audio 0 RTP/AVP 0\r\n"
                + "c=IN IP6 2001:db8::1\r\nm=audio 5000 RTP/AVP 9\r\nc=IN IP6 2001:db8::2\r\n"
                + "m=application 9 UDP/BFCP *\r\n");

    assertThat(answer.agreement().rtp().getAddress().getHostAddress()).endsWith("db8:0:0:0:0:0:2");
    assertThat(answer.answer().media()).extracting(media -> media.port()).contains(4000, 0);
    assertThat(answer.answer().media())
        .extracting(media -> media.kind() + " " + media.port())
        .containsExactly("video 0", "audio 0", "audio 4000", "application 0");
  }

  @Test
  void onceUpOnlyCodecsOfTheSameSampleRateAreNegotiated() {
    answer(offer("IN IP4 192.0.2.1", "9", ""));
    negotiation.settle(16_000);

    assertThat(negotiation.offer(Direction.SENDRECV)).contains(" RTP/AVP 9 96 97 101 102 103\r\n");
    assertThat(negotiation.answer(offer("IN IP4 192.0.2.1", "0 8", ""), Direction.SENDRECV))
        .isInstanceOf(Parsed.Rejected.class);
  }

  private OfferAnswer.Answered answer(String offer) {
    return value(negotiation.answer(offer, Direction.SENDRECV));
  }

  private static String offer(String connection, String formats, String attributes) {
    String text = "v=0\r\nc=" + connection + "\r\nm=audio 5000 RTP/AVP " + formats + "\r\n";
    for (String attribute : (attributes == null ? "" : attributes).split("; ?")) {
      text += attribute.isEmpty() ? "" : "a=" + attribute + "\r\n";
    }
    return text;
  }

  /** Without DTLS, which needs a session. */
  @SuppressWarnings("NullAway")
  private static MediaKeys keys(MediaConfig config) {
    return new MediaKeys(config.security(), new Random(1), null);
  }

  private static <T> T value(Parsed<T> parsed) {
    return switch (parsed) {
      case Parsed.Ok<T>(var value) -> value;
      case Parsed.Rejected<T>(var reason, var position) -> throw new AssertionError(reason);
    };
  }
}
