package dev.earshot.app.demo.tour;

import dev.earshot.app.console.SessionView;
import dev.earshot.app.demo.world.WorldScript.TouredRoom;
import java.util.List;
import java.util.Optional;

/** The first half of the minute: listen, whisper, borrow ears. */
final class FirstVoices {
  private static final long JOIN_MILLIS = 6000;

  private final Tour tour;
  private final TourStage stage;
  private final Scenes scenes;
  private final TouredRoom billing;
  private final TouredRoom fibre;

  FirstVoices(Tour tour) {
    this.tour = tour;
    this.stage = tour.stage();
    this.scenes = new Scenes(tour);
    this.billing = stage.billing();
    this.fibre = stage.fibre();
  }

  void list() {
    tour.step("list", "Live conferences of a simulated call centre. People join, hold and leave.");
    tour.expect(
        "the list shows live conferences",
        () ->
            stage.snapshot().conferences().size() >= 3
                && scenes.shows(billing)
                && scenes.shows(fibre),
        JOIN_MILLIS);
    tour.scene(3000);
    tour.picture();
  }

  void twoVoices() {
    tour.step(
        "two-voices",
        "You are listening to %s and %s. Nobody hears you."
            .formatted(billing.agent().name(), billing.customer().name()));
    scenes.join(billing);
    tour.drain();
    tour.quiet(
        "listen",
        () -> {
          long start = tour.now();
          tour.scene(5000);
          tour.earHeard(
              start, scenes.ears(billing.agent().name(), billing.customer().name()), List.of());
          tour.picture();
        });
  }

  void nobodyHearsYou() {
    tour.step(
        "nobody-hears-you",
        "The matrix shows who hears whom. Your microphone is live, yet your row is empty.");
    tour.quiet(
        "listen",
        () -> {
          SessionView session = stage.snapshot().session();
          tour.fact(
              "the console says that nobody hears you",
              session.sentence(),
              !session.gateOpen() && session.audience().surely().isEmpty());
          tour.scene(3000);
          tour.picture();
        });
  }

  void whisper() {
    tour.step(
        "whisper",
        "Space is held: you whisper to %s. %s hears nothing of it."
            .formatted(billing.agent().name(), billing.customer().name()));
    tour.whisper(0, () -> scenes.whispering(billing.agent().name(), 4500));
    tour.quiet("listen", () -> tour.scene(800));
  }

  void otherEars() {
    String agent = billing.agent().name();
    String customer = billing.customer().name();
    tour.step("other-ears", "Listen as %s: you hear what the agent hears.".formatted(agent));
    scenes.listenAs(tour.participant(agent));
    tour.quiet("listen", () -> scenes.borrowedEar(2500, customer, agent));
    tour.caption(
        "Listen as %s, while you whisper: you hear that you are not there.".formatted(customer));
    scenes.listenAs(tour.participant(customer));
    tour.drain();
    tour.whisper(
        1,
        () -> {
          tour.scene(700);
          scenes.borrowedEar(2500, agent, customer);
          tour.picture();
        });
    scenes.listenAs(Optional.empty());
    tour.drain();
    tour.quiet("listen", () -> tour.scene(600));
  }
}
