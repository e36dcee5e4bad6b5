package dev.earshot.audio.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.TonePort;
import dev.earshot.audio.focus.FocusEvent;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegState;
import dev.earshot.audio.sip.CallEvent;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.audio.sip.UserAgentConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls by SIPp that take an unusual but legal course. */
@Tag("interop")
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class SippOddCallsInteropTest {
  private static final int PCMU = 0;
  private static final double OURS = 875;

  @TempDir Path folder;

  /** Short names, folded lines, blanks, parameters and headers nobody knows. */
  private static final String ODD_INVITE =
      """
      INVITE sip:r1@[remote_ip]:[remote_port];unknown=x SIP/2.0
      v:   SIP/2.0/[transport]   [local_ip]:[local_port] ; branch=[branch] ;x-odd="a, b"
      max-forwards: 70
      f: "O\\"dd, the <first>" <sip:odd@[local_ip]:[local_port]> ; tag = [pid]t[call_number]
      TO :   <sip:r1@[remote_ip]:[remote_port]>
      i: [call_id]
      cseq:   1 INVITE
      m: "x" <sip:sipp@[local_ip]:[local_port];transport=[transport]> ; expires=5
      k: nothing-we-know, timer
      Allow: INVITE, ACK
      Allow: BYE
      X-Empty:
      Subject: a
      c: application/sdp ; charset="utf-8"
      l: [len]

      """;

  private static final String ODD_SDP =
      """
      v=0
      o=- 3 3 IN IP4 127.0.0.1
      s=-
      i=a session
      b=AS:80
      t=0 0
      a=group:LS 1
      m=video 0 RTP/AVP 31
      m=audio [media_port]/1 RTP/AVP 18 99 0 13
      i=the sound
      c=IN IP4 127.0.0.1
      b=TIAS:64000
      a=rtpmap:99 SPEEX/8000
      a=fmtp:18 annexb=no
      a=unknown:1
      m=application 9 TCP/MRCPv2 1
      c=IN IP4 127.0.0.1\
      """;

  @Test
  void anOddInvitationIsUnderstood() throws Exception {
    SippScenario odd = SippScenario.echoing(PCMU);
    odd.sendInvite(ODD_INVITE + ODD_SDP).expect(200, "INVITE").ack("").pause(2000);
    odd.bye().expect(200, "BYE");
    echoes(odd);
  }

  /** A BYE that overtakes the ACK ends the call all the same. */
  @Test
  void whoHangsUpWithoutAcknowledgingIsOut() throws Exception {
    SippScenario call = SippScenario.echoing(PCMU);
    call.invite(call.sdp("sendrecv")).expect(200, "INVITE").bye().expect(200, "BYE");
    try (FocusBench bench = new FocusBench("PCMU");
        Sipp sipp = Sipp.call(folder, call, bench.port())) {
      sipp.succeeds();
      bench.awaitEmpty();
    }
  }

  @Test
  void aSecondHangUpIsToldThatThereIsNoCall() throws Exception {
    SippScenario call = SippScenario.echoing(PCMU);
    call.invite(call.sdp("sendrecv")).expect(200, "INVITE").ack("").pause(200);
    call.bye().expect(200, "BYE").bye().expect(481, "BYE");
    try (FocusBench bench = new FocusBench("PCMU");
        Sipp sipp = Sipp.call(folder, call, bench.port())) {
      sipp.succeeds();
      bench.awaitEmpty();
    }
  }

  @Test
  void aDigitByInfoIsTakenAndTheCallGoesOn() throws Exception {
    SippScenario call = SippScenario.echoing(PCMU);
    call.invite(call.sdp("sendrecv")).expect(200, "INVITE").ack("").pause(200);
    call.info("5").expect(200, "INFO").pause(1500).bye().expect(200, "BYE");
    try (FocusBench bench = new FocusBench("PCMU")) {
      echoes(call, bench);
      assertThat(bench.events)
          .filteredOn(FocusEvent.DigitDialled.class::isInstance)
          .map(event -> ((FocusEvent.DigitDialled) event).digit())
          .containsExactly('5');
    }
  }

  private void echoes(SippScenario call) throws Exception {
    try (FocusBench bench = new FocusBench("PCMU")) {
      echoes(call, bench);
    }
  }

  private void echoes(SippScenario call, FocusBench bench) throws Exception {
    TonePort ear = bench.joinTone("host", OURS);
    try (Sipp sipp = Sipp.call(folder, call, bench.port())) {
      Ears.awaitTone(ear, OURS);
      sipp.succeeds();
    }
    bench.awaitMembers(1);
  }

  @Test
  void itsCallIsCancelledWhileItRings() throws Exception {
    SippScenario call = SippScenario.echoing(PCMU);
    call.invite(call.sdp("sendrecv")).expectRinging().cancel();
    call.expect(487, "INVITE").ackOfRefusal().expect(200, "CANCEL");
    AtomicReference<CallEvent> end = new AtomicReference<>();
    try (UserAgent ringing =
            UserAgent.open(
                new UserAgentConfig(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), true, "test"),
                incoming -> {
                  incoming.ring();
                  return (same, event) -> end.set(event);
                });
        Sipp sipp = Sipp.call(folder, call, ringing.address().getPort())) {
      sipp.succeeds();
      Await.until("it ends", () -> end.get() instanceof CallEvent.Ended);
    }
  }

  /** Early media, an answer, a hold and a resume by the callee, who then hangs up. */
  @Test
  void aCalleeHoldsResumesAndHangsUp() throws Exception {
    SippScenario callee = SippScenario.echoing(PCMU);
    callee.expectInvite().answer("183 Session Progress", callee.sdp("sendrecv"));
    callee.answer("200 OK", callee.sdp("sendrecv")).expectRequest("ACK").pause(2000);
    callee.invite(callee.sdp("sendonly")).expect(200, "INVITE").ack("").pause(1500);
    callee.invite(callee.sdp("sendrecv")).expect(200, "INVITE").ack("").pause(500);
    callee.bye().expect(200, "BYE");
    int port = Sipp.freePort();
    try (FocusBench bench = new FocusBench("PCMU");
        Sipp sipp = Sipp.answer(folder, callee, port);
        OurPhone mara = OurPhone.without("mara", OURS, bench)) {
      mara.talk("sip:sipp@127.0.0.1:" + port);
      Ears.awaitTone(mara, OURS);
      Leg leg = mara.leg();
      Await.until("held", () -> leg.state().equals(new LegState.Up(true)));
      assertThat(mara.gateIsOpen()).as("the microphone's gate").isFalse();
      Await.until("resumed", () -> leg.state().equals(new LegState.Up(false)));
      assertThat(mara.gateIsOpen()).as("the microphone's gate").isFalse();
      mara.awaitEnd();
      sipp.succeeds();
    }
  }
}
