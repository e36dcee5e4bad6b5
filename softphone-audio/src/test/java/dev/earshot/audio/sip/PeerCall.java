package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import java.time.Duration;
import java.util.List;

/** A {@link ScriptedPeer} at 10.0.0.3 that calls an agent at 10.0.0.2 and plays its lines. */
final class PeerCall {
  static final String CALL_ID = "scripted";
  static final Duration SOON = Duration.ofMillis(50);

  final Simulation simulation = new Simulation();
  final SimulatedAgent agent = new SimulatedAgent(simulation, 2);
  final ScriptedPeer peer = new ScriptedPeer(simulation, 3);
  private String tag = "";
  private String contact = "sip:peer@10.0.0.3:5060";

  /** Sends the INVITE with more header fields, each with its line end. */
  void invite(String headers, String sdp) {
    invite(headers, sdp, "INVITE");
  }

  /** Sends a request that makes a dialog. */
  void invite(String headers, String sdp, String method) {
    peer.say(agent.address, with(headers, Messages.request(method, CALL_ID, "", 1, sdp)));
    simulation.run(SOON);
  }

  /** A call that stands: INVITE 1 was answered and acknowledged. */
  void establish(String headers) {
    invite(headers, "offer");
    agent.call().answer("answer", List.of());
    simulation.run(SOON);
    say("ACK", 1, "", "");
    agent.events.next(CallEvent.Confirmed.class);
  }

  /** Sends a request in the dialog and returns the last response there is then. */
  SipResponse say(String method, int cseq, String headers, String sdp) {
    if (tag.isEmpty()) {
      tag = last().toTag();
    }
    peer.say(agent.address, with(headers, Messages.inDialog(method, CALL_ID, tag, cseq, sdp)));
    simulation.run(SOON);
    return last();
  }

  /** From now on the peer wants requests there. */
  void contact(String uri) {
    contact = uri;
  }

  private String with(String headers, String request) {
    return request
        .replace("Contact: <sip:peer@10.0.0.3:5060>", "Contact: <" + contact + ">")
        .replace("Max-Forwards: 70\n", "Max-Forwards: 70\n" + headers);
  }

  SipResponse last() {
    return peer.responses.getLast();
  }

  /** The last request of the agent, which must be of that method. */
  SipRequest heard(String method) {
    assertThat(peer.methods()).last().isEqualTo(method);
    return peer.requests.getLast();
  }

  /** Answers the agent's last request. */
  void answer(int status, String sdp) {
    SipRequest request = peer.requests.getLast();
    peer.answer(request, Messages.response(request, status).withSdp(sdp));
    simulation.run(SOON);
  }

  /** The agent hangs up if it must; then nothing may be left of anything. */
  void end() {
    agent.calls.forEach(Call::hangUp);
    peer.habit(
        (self, request) -> {
          if (!request.isAck()) {
            self.answer(request, Messages.response(request, 200));
          }
        });
    simulation.run(Duration.ofSeconds(80));
    assertThat(agent.stats().internalErrors()).as("internal errors").isZero();
    assertThat(agent.stats().dialogs()).as("dialogs").isZero();
    assertThat(agent.stats().transactions()).as("transactions").isZero();
    assertThat(agent.timers()).as("timers").isZero();
  }
}
