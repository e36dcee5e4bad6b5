package dev.earshot.app.demo.tour;

import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.demo.world.WorldScript.TouredRoom;
import java.util.List;

/**
 * A hand goes up, the call is handed over in the middle of a whisper, the whisper is aimed anew.
 */
final class HandOver {
  private static final long JOIN_MILLIS = 6000;

  /** Silence after a fault, console.md chapter 9. */
  private static final long FAULT_MILLIS = 500;

  private final Tour tour;
  private final TourStage stage;
  private final ConsoleCommands commands;
  private final Scenes scenes;
  private final TouredRoom fibre;

  HandOver(Tour tour) {
    this.tour = tour;
    this.stage = tour.stage();
    this.commands = stage.commands();
    this.scenes = new Scenes(tour);
    this.fibre = stage.fibre();
  }

  void handRaise() {
    String agent = fibre.agent().name();
    tour.step("hand-raise", "%s raises a hand in another call.".formatted(agent));
    stage.raiseHand(fibre, "asks for help: the customer wants a way out today");
    tour.quiet(
        "listen",
        () -> {
          tour.scene(2500);
          tour.picture();
        });
    scenes.join(fibre);
    stage.commands().dismissAlert("hand-" + fibre.plan().name());
    tour.drain();
    tour.quiet("listen", () -> tour.scene(1500));
  }

  void transfer() {
    String agent = fibre.agent().name();
    String successor = fibre.successor().name();
    tour.step(
        "transfer", "You whisper to %s, who hands the call over in mid-sentence.".formatted(agent));
    tour.whisper(2, () -> scenes.whispering(agent, 2000), () -> stage.agentLeaves(fibre));
    tour.expect("the microphone closes when the agent leaves", scenes::gateClosed, FAULT_MILLIS);
    tour.caption(
        "%s left: the gate closed by itself. The key is still down, nobody hears you."
            .formatted(agent));
    stage.successorJoins(fibre);
    tour.expect(successor + " has joined", () -> tour.earOf(successor).isPresent(), JOIN_MILLIS);
    tour.drain();
    tour.quiet(
        "silence",
        () -> {
          tour.settle();
          tour.scene(500);
          tour.picture();
        });
    commands.talkReleased();
    retarget(successor);
  }

  private void retarget(String successor) {
    tour.caption("Hold Space again: now %s hears you, and nobody else.".formatted(successor));
    if (!scenes.targets(successor)) {
      tour.participant(successor).ifPresent(key -> commands.chooseTargets(List.of(key)));
    }
    tour.expect(
        "the whisper is aimed at " + successor,
        () -> scenes.targets(successor),
        Tour.ANSWER_MILLIS);
    tour.quiet("listen", () -> tour.scene(600));
    tour.whisper(3, () -> scenes.whispering(successor, 3000));
  }
}
