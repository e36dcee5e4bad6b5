package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Mutated requests and responses against a whole agent: no internal error, nothing left behind. */
class HostileTrafficTest {
  private static final String[] PIECES = {
    ":",
    ";",
    ",",
    "\"",
    "<",
    ">",
    "=",
    "@",
    " ",
    "SIP/2.0",
    ";tag=1",
    "sips",
    "tel",
    "0",
    "999999999",
    "\n",
    "\nRequire: a",
    "\nRecord-Route: <sip:10.0.0.3;lr>",
    "\nRoute: <tel:1>",
    "\nContact: *",
    "\nContent-Type: text/plain",
    "INVITE",
    "ACK",
    "BYE",
    "CANCEL"
  };

  @Property(tries = 300)
  void mutatedTrafficLeavesNothingBehind(@ForAll long seed) {
    Random random = new Random(seed);
    Simulation simulation = new Simulation();
    SimulatedAgent agent = new SimulatedAgent(simulation, 2, new CoreLimits(200, 50, 5));
    ScriptedPeer peer = new ScriptedPeer(simulation, 3);
    Call outgoing = agent.dial(peer.address, "v=0");
    for (int i = 0; i < 40; i++) {
      String method = List.of("INVITE", "ACK", "BYE", "CANCEL", "OPTIONS").get(random.nextInt(5));
      String callId = "call-" + random.nextInt(4);
      String tag = peer.responses.isEmpty() ? "" : ";tag=" + peer.responses.getLast().toTag();
      String sound =
          Messages.request(method, callId, random.nextBoolean() ? tag : "", i / 3 + 1, "v=0");
      peer.say(agent.address, random.nextInt(3) == 0 ? sound : mutated(sound, random));
      if (!peer.requests.isEmpty() && random.nextBoolean()) {
        int status = 100 + random.nextInt(600);
        String answer =
            new String(
                Messages.response(peer.requests.getLast(), status).bytes(), StandardCharsets.UTF_8);
        peer.say(agent.address, mutated(answer.replace("\r\n", "\n"), random));
      }
      simulation.run(Duration.ofMillis(random.nextInt(400)));
      agent.calls.forEach(call -> act(call, random));
    }
    // What is still under way arrives first: a call that comes later was never hung up.
    simulation.run(Duration.ofMillis(5));
    outgoing.hangUp();
    agent.calls.forEach(Call::hangUp);
    simulation.run(Duration.ofSeconds(100));
    assertThat(agent.stats().internalErrors()).isZero();
    assertThat(agent.stats().dialogs()).isZero();
    assertThat(agent.stats().transactions()).isZero();
    assertThat(agent.timers()).isZero();
  }

  private static void act(IncomingCall call, Random random) {
    switch (random.nextInt(8)) {
      case 0 -> call.ring();
      case 1 -> call.answer("v=0", List.of());
      case 2 -> call.reinvite("v=0");
      case 3 -> call.answerReinvite("v=0");
      case 4 -> call.reject(486, "Busy");
      case 5 -> call.hangUp();
      default -> {}
    }
  }

  private static String mutated(String text, Random random) {
    StringBuilder mutated = new StringBuilder(text);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(mutated.length());
      int end = Math.min(mutated.length(), at + random.nextInt(12));
      mutated.replace(at, end, PIECES[random.nextInt(PIECES.length)]);
    }
    return mutated.toString();
  }
}
