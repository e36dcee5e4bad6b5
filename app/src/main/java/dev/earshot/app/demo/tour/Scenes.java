package dev.earshot.app.demo.tour;

import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.demo.world.WorldScript.TouredRoom;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SessionState;
import java.util.List;
import java.util.Optional;

/**
 * What the scenes of the tour have in common: joining, watching a whisper, borrowing an ear, and
 * what the console says at that moment.
 */
final class Scenes {
  private static final long JOIN_MILLIS = 6000;

  private final Tour tour;
  private final TourStage stage;
  private final ConsoleCommands commands;

  Scenes(Tour tour) {
    this.tour = tour;
    this.stage = tour.stage();
    this.commands = stage.commands();
  }

  void join(TouredRoom room) {
    tour.begin();
    tour.conference(room.plan().title()).ifPresent(c -> commands.watch(c.key()));
    tour.expect("you listen in " + room.plan().title(), () -> listening(room), JOIN_MILLIS);
  }

  boolean listening(TouredRoom room) {
    return stage.snapshot().session().state() == SessionState.LISTEN
        && tour.watched().map(c -> c.name().equals(room.plan().title())).orElse(false)
        && tour.earOf(room.agent().name()).isPresent()
        && tour.earOf(room.customer().name()).isPresent();
  }

  /** One scene of a whisper: the console must name the target and nobody else. */
  void whispering(String target, long millis) {
    List<String> claimed = tour.claimedHearers();
    tour.fact(
        "the console says that only " + target + " hears you",
        String.join(", ", claimed),
        claimed.equals(ears(target)));
    tour.scene(millis);
    tour.picture();
  }

  void borrowedEar(long millis, String heard, String unheard) {
    long start = tour.now();
    tour.scene(millis);
    tour.earHeard(start, ears(heard), ears(unheard));
  }

  void listenAs(Optional<ParticipantKey> ear) {
    commands.listenAs(ear);
    tour.expect(
        "the ear is borrowed or given back",
        () -> stage.snapshot().session().listeningAs().equals(ear),
        Tour.ANSWER_MILLIS);
    tour.drain();
  }

  List<String> ears(String... names) {
    return java.util.Arrays.stream(names).flatMap(n -> tour.earOf(n).stream()).toList();
  }

  boolean gateClosed() {
    return !stage.snapshot().session().gateOpen();
  }

  boolean targets(String name) {
    return tour.participant(name)
        .map(key -> stage.snapshot().session().targets().equals(List.of(key)))
        .orElse(false);
  }

  boolean shows(TouredRoom room) {
    return tour.conference(room.plan().title())
        .filter(c -> c.participants().size() == 2)
        .isPresent();
  }
}
