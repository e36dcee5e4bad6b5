package dev.earshot.app.demo.tour;

import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.SessionView;
import dev.earshot.app.demo.world.WorldScript.TouredRoom;
import dev.earshot.app.supervision.Mode;
import java.util.List;
import java.util.Optional;

/** Barge, the pulled cable, the way back, and the closing card. */
final class LoudAndSilent {
  /** Silence after a fault, console.md chapter 9. */
  private static final long FAULT_MILLIS = 500;

  private final Tour tour;
  private final TourStage stage;
  private final ConsoleCommands commands;
  private final Scenes scenes;
  private final TouredRoom fibre;

  LoudAndSilent(Tour tour) {
    this.tour = tour;
    this.stage = tour.stage();
    this.commands = stage.commands();
    this.scenes = new Scenes(tour);
    this.fibre = stage.fibre();
  }

  void barge() {
    tour.step("barge", "Barge needs a second step, because everybody will hear you.");
    commands.askBarge();
    tour.expect(
        "barge asks first", () -> stage.snapshot().session().bargeAsked(), Tour.ANSWER_MILLIS);
    tour.quiet(
        "listen",
        () -> {
          tour.scene(1200);
          tour.picture();
        });
    long start = tour.begin();
    stage.say(4);
    commands.confirmBarge();
    everybody();
    List<String> hearers = tour.claimedHearers();
    long end = tour.now();
    commands.silence();
    tour.add("barge", start, end, hearers);
    tour.expect("the console says that nobody hears you", scenes::gateClosed, FAULT_MILLIS);
    tour.drain();
    tour.quiet("silence", () -> tour.scene(1800));
  }

  private void everybody() {
    tour.expect(
        "everybody hears you",
        () ->
            stage.snapshot().session().gateOpen()
                && stage.snapshot().session().mode() == Mode.BARGE,
        Tour.ANSWER_MILLIS);
    tour.caption("Confirmed: everybody hears you. Esc is silence, at once.");
    tour.scene(2500);
    tour.picture();
  }

  void pulledCable() {
    String agent = fibre.successor().name();
    tour.step("pulled-cable", "You whisper, and the microphone's cable is pulled.");
    tour.expect(
        "listening again",
        () -> stage.snapshot().session().mode() == Mode.LISTEN,
        Tour.ANSWER_MILLIS);
    tour.whisper(3, () -> scenes.whispering(agent, 1200), stage::pullCable);
    tour.expect("the microphone closes when its cable is pulled", scenes::gateClosed, FAULT_MILLIS);
    String reason = stage.snapshot().session().gateReason();
    tour.fact("the console says why", reason, !reason.isBlank());
    tour.caption("Silence, and the reason: %s.".formatted(reason));
    tour.drain();
    tour.quiet(
        "cable",
        () -> {
          tour.scene(1500);
          tour.picture();
        });
    commands.talkReleased();
  }

  void whisperAgain() {
    String agent = fibre.successor().name();
    tour.step("recovery", "The cable is back. One key, and %s hears you again.".formatted(agent));
    stage.plugCable();
    tour.expect(
        "the microphone works again",
        () -> stage.snapshot().dock().deviceNotice().isEmpty(),
        Tour.ANSWER_MILLIS);
    tour.quiet("listen", () -> tour.scene(1000));
    tour.whisper(3, () -> scenes.whispering(agent, 2500));
    tour.quiet("silence", () -> tour.scene(800));
  }

  void card() {
    tour.step("card", "That was the first minute. The conferences go on: try it yourself.");
    Optional<SessionView.Measured> measured = stage.snapshot().session().measured();
    tour.fact(
        "the console measured its own whispers",
        measured.map(Card::text).orElse("nothing measured"),
        measured.isPresent());
    measured.ifPresent(
        m -> {
          tour.fact(
              "0 samples leaked, by the mixer's count",
              m.leakedSamples() + " samples",
              m.leakedSamples() == 0);
          tour.finish(
              "Demo finished. The conferences go on: hold Space and try it yourself.",
              Card.lines(m));
        });
    tour.scene(1000);
    tour.picture();
  }
}
