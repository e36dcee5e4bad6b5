package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two user agents on loopback with real sockets. */
class LoopbackCallTest {
  private static final String OFFER = "v=0\r\ns=offer\r\n";
  private static final String ANSWER = "v=0\r\ns=answer\r\n";

  private final EventLog caller = new EventLog();
  private final EventLog callee = new EventLog();
  private final LinkedBlockingQueue<IncomingCall> calls = new LinkedBlockingQueue<>();
  private UserAgent mara;
  private UserAgent focus;

  @BeforeEach
  void open() throws IOException {
    mara = UserAgent.open(config("mara"), IncomingCalls.none());
    focus =
        UserAgent.open(
            config("focus"),
            call -> {
              calls.add(call);
              return callee;
            });
  }

  private static UserAgentConfig config(String name) {
    return new UserAgentConfig(new InetSocketAddress("127.0.0.1", 0), true, name);
  }

  @AfterEach
  void close() {
    mara.close();
    focus.close();
  }

  private Call dial(String transport, SipHeader... headers) {
    String target =
        "sip:room-1@127.0.0.1:" + focus.address().getPort() + ";member-tag=agent" + transport;
    return mara.call(
        new CallRequest(
            target, "\"Mara\" <sip:mara@127.0.0.1>", OFFER, List.of(headers), Optional.empty()),
        caller);
  }

  private IncomingCall taken() throws InterruptedException {
    IncomingCall call = calls.poll(20, TimeUnit.SECONDS);
    assertThat(call).isNotNull();
    return call;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ";transport=tcp"})
  void aCallRingsIsAnsweredAndHungUpByTheCaller(String transport) throws InterruptedException {
    Call outgoing = dial(transport, new SipHeader("X-Member-Tag", "agent"));
    IncomingCall incoming = taken();
    assertThat(incoming.offer()).contains(OFFER);
    assertThat(incoming.header("x-member-tag")).contains("agent");
    assertThat(incoming.requestUri()).contains(";member-tag=agent");
    assertThat(incoming.from()).startsWith("\"Mara\" <sip:mara@127.0.0.1>;tag=");
    assertThat(incoming.callId()).isEqualTo(outgoing.callId());

    incoming.ring();
    assertThat(caller.next(CallEvent.Ringing.class).status()).isEqualTo(180);
    incoming.answer(ANSWER, List.of(new SipHeader("X-Call-Sid", "abc")));
    CallEvent.Answered answered = caller.next(CallEvent.Answered.class);
    assertThat(answered.sdp()).isEqualTo(ANSWER);
    assertThat(answered.headers()).contains(new SipHeader("X-Call-Sid", "abc"));
    callee.next(CallEvent.Confirmed.class);

    outgoing.hangUp();
    caller.next(CallEvent.Ended.class);
    callee.next(CallEvent.Ended.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ";transport=tcp"})
  void aCallIsHungUpByTheCallee(String transport) throws InterruptedException {
    dial(transport);
    IncomingCall incoming = taken();
    incoming.answer(ANSWER, List.of());
    caller.next(CallEvent.Answered.class);
    callee.next(CallEvent.Confirmed.class);
    incoming.hangUp();
    callee.next(CallEvent.Ended.class);
    caller.next(CallEvent.Ended.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ";transport=tcp"})
  void eachSideChangesTheCall(String transport) throws InterruptedException {
    Call outgoing = dial(transport);
    IncomingCall incoming = taken();
    incoming.answer(ANSWER, List.of());
    caller.next(CallEvent.Answered.class);
    callee.next(CallEvent.Confirmed.class);
    outgoing.reinvite("hold");
    assertThat(callee.next(CallEvent.Reinvited.class).offer()).isEqualTo("hold");
    incoming.answerReinvite("held");
    assertThat(caller.next(CallEvent.ReinviteAnswered.class).sdp()).isEqualTo("held");
    incoming.reinvite("resume");
    assertThat(caller.next(CallEvent.Reinvited.class).offer()).isEqualTo("resume");
    outgoing.refuseReinvite(488, "Not Acceptable Here");
    assertThat(callee.next(CallEvent.ReinviteRefused.class).status()).isEqualTo(488);
    outgoing.hangUp();
    callee.next(CallEvent.Ended.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ";transport=tcp"})
  void aCallIsRefusedOrCancelled(String transport) throws InterruptedException {
    dial(transport);
    taken().reject(486, "Busy Here");
    assertThat(caller.next(CallEvent.Failed.class))
        .isEqualTo(new CallEvent.Failed(486, "Busy Here"));
    callee.next(CallEvent.Ended.class);
    Call second = dial(transport);
    taken().ring();
    caller.next(CallEvent.Ringing.class);
    second.hangUp();
    caller.next(CallEvent.Ended.class);
    assertThat(callee.next(CallEvent.Ended.class).reason()).isEqualTo("cancelled by the caller");
  }

  @Test
  void closingEndsTheCallsOnBothSides() throws InterruptedException {
    dial("");
    taken().answer(ANSWER, List.of());
    caller.next(CallEvent.Answered.class);
    callee.next(CallEvent.Confirmed.class);
    mara.close();
    caller.next(CallEvent.Ended.class);
    callee.next(CallEvent.Ended.class);
    assertThatThrownBy(() -> dial("")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void nobodyOnTcpFailsWith503AtOnce() {
    int port = focus.address().getPort();
    focus.close();
    mara.call(
        new CallRequest(
            "sip:x@127.0.0.1:" + port + ";transport=tcp",
            "<sip:mara@127.0.0.1>",
            OFFER,
            List.of(),
            Optional.empty()),
        caller);
    assertThat(caller.next(CallEvent.Failed.class).status()).isEqualTo(503);
  }

  @Test
  void namesAreResolvedAndWhatIsNotFoundFails() throws InterruptedException {
    String target = "sip:x@localhost:" + focus.address().getPort();
    CallRequest request =
        new CallRequest(target, "<sip:mara@127.0.0.1>", OFFER, List.of(), Optional.empty());
    Call call = mara.call(request, caller);
    taken();
    call.hangUp();
    caller.next(CallEvent.Ended.class);
    CallRequest nowhere =
        new CallRequest(
            "sip:x@nowhere.invalid", request.from(), OFFER, List.of(), Optional.empty());
    mara.call(nowhere, caller);
    assertThat(caller.next(CallEvent.Failed.class))
        .isEqualTo(new CallEvent.Failed(503, "host not found"));
  }

  @Test
  void headersThatSteerTheProtocolAreNotTheApplications() {
    assertThatThrownBy(() -> dial("", new SipHeader("via", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("set by the user agent itself: via");
  }

  @Test
  void aWildcardAddressIsReplacedByTheOneThePeerSees() throws Exception {
    UserAgentConfig everywhere =
        new UserAgentConfig(new InetSocketAddress("0.0.0.0", 0), true, "everywhere");
    try (UserAgent agent = UserAgent.open(everywhere, IncomingCalls.none())) {
      Call call =
          agent.call(
              new CallRequest(
                  "sip:x@127.0.0.1:" + focus.address().getPort(),
                  "<sip:me@127.0.0.1>",
                  OFFER,
                  List.of(),
                  Optional.empty()),
              caller);
      assertThat(taken().header("Contact"))
          .contains("<sip:me@127.0.0.1:" + agent.address().getPort() + ">");
      call.hangUp();
    }
  }
}
