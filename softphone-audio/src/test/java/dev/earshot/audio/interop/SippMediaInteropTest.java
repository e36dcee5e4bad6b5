package dev.earshot.audio.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.TonePort;
import dev.earshot.audio.codec.Codec;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SIPp with media in a room: what it streams is heard, what it hears it sends back. */
@Tag("interop")
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class SippMediaInteropTest {
  private static final double PEER = 425;
  private static final double OURS = 875;
  private static final int PCMU = 0;

  @TempDir Path folder;

  /** An {@code inactive} one who goes on sending is not heard, and is told nothing. */
  @ParameterizedTest
  @EnumSource(names = {"PCMU", "PCMA"})
  void whatItStreamsIsHeardExceptOnHold(Codec codec) throws Exception {
    SippScenario call = SippScenario.streaming(codec.payloadType());
    String stream = "tone.raw,-1," + codec.payloadType() + "," + codec.label() + "/8000";
    call.invite(call.sdp("sendrecv")).expect(200, "INVITE").ack("").stream(stream).pause(2500);
    call.invite(call.sdp("inactive")).expect(200, "INVITE").ack("").pause(2000);
    call.invite(call.sdp("sendrecv")).expect(200, "INVITE").ack("").pause(2500);
    call.bye().expect(200, "BYE");
    Sipp.writeTone(folder.resolve("tone.raw"), codec, PEER);

    try (FocusBench bench = new FocusBench("PCMU", "PCMA")) {
      TonePort ear = bench.joinTone("host", OURS);
      try (Sipp sipp = Sipp.call(folder, call, bench.port())) {
        Ears.awaitTone(ear, PEER);
        Figures.note("SIPp %s: heard with %.2f dBFS", codec, Ears.levelNow(ear, PEER));
        Ears.awaitSilence(ear, PEER);
        assertThat(bench.member("sipp")).as("still in the call").isPresent();
        Ears.awaitTone(ear, PEER);
        sipp.succeeds();
      }
      bench.awaitMembers(1);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PCMU", "PCMA"})
  void whatItHearsComesBack(Codec codec) throws Exception {
    SippScenario call = SippScenario.echoing(codec.payloadType());
    call.invite(call.sdp("sendrecv")).expect(200, "INVITE").ack("").pause(2500);
    call.bye().expect(200, "BYE");

    try (FocusBench bench = new FocusBench("PCMU", "PCMA")) {
      TonePort ear = bench.joinTone("host", OURS);
      try (Sipp sipp = Sipp.call(folder, call, bench.port())) {
        Ears.awaitTone(ear, OURS);
        sipp.succeeds();
      }
    }
  }

  /** RFC 3264 5: who sends no offer wants ours, and answers in his ACK. */
  @Test
  void ourOfferIsAnsweredInTheAckAtFirstAndLater() throws Exception {
    SippScenario call = SippScenario.echoing(PCMU);
    String answer = call.sdp("sendrecv");
    call.invite("").expect(200, "INVITE").ack(answer).pause(1500);
    call.invite("").expect(200, "INVITE").ack(call.sdp("inactive")).pause(1500);
    call.invite("").expect(200, "INVITE").ack(call.sdp("sendrecv")).pause(1500);
    call.bye().expect(200, "BYE");

    try (FocusBench bench = new FocusBench("PCMU", "PCMA")) {
      TonePort ear = bench.joinTone("host", OURS);
      try (Sipp sipp = Sipp.call(folder, call, bench.port())) {
        Ears.awaitTone(ear, OURS);
        Ears.awaitSilence(ear, OURS);
        Ears.awaitTone(ear, OURS);
        sipp.succeeds();
      }
    }
  }

  @Test
  void digitsOfItsCapturesArrive() throws Exception {
    SippScenario call = SippScenario.echoing(PCMU);
    call.invite(call.sdp("sendrecv")).expect(200, "INVITE").ack("");
    for (String digit : new String[] {"1", "5", "star", "pound"}) {
      call.replay("/usr/share/sip-tester/dtmf_2833_" + digit + ".pcap").pause(1000);
    }
    call.bye().expect(200, "BYE");

    try (FocusBench bench = new FocusBench("PCMU");
        Sipp sipp = Sipp.call(folder, call, bench.port())) {
      sipp.succeeds();
      bench.awaitDigits("sipp", "15*#");
    }
  }
}
