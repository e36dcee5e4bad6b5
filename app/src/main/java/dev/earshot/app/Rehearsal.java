package dev.earshot.app;

import dev.earshot.app.backend.local.RoomTitle;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.demo.world.Silence;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.audio.device.AudioDevices;
import dev.earshot.audio.focus.DirectMember;
import dev.earshot.mixer.conference.MemberTag;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Joins, whispers and leaves once in a console of its own that nobody sees or hears, so that the
 * user's first whisper does not wait for half a thousand classes to be loaded (40 ms of 60). Takes
 * about a second; whatever goes wrong in it is of no consequence.
 */
final class Rehearsal {
  private static final String ROOM = "rehearsal";
  private static final int WHISPERS = 5;
  private static final long PATIENCE_TICKS = 150;
  private static final long POLL_NANOS = 2_000_000;

  private final Composition console;

  private Rehearsal(Composition console) {
    this.console = console;
  }

  /** Returns when it is over or something went wrong; any thread. */
  static void run() {
    CompositionConfig config =
        new CompositionConfig(
            "Rehearsal",
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            AudioDevices.system(),
            "tone:1000",
            "none",
            room -> new RoomTitle(room, ""));
    try (Composition console = Composition.start(config)) {
      new Rehearsal(console).perform();
    } catch (IOException e) {
      System.getLogger(Rehearsal.class.getName()).log(Level.DEBUG, "no rehearsal", e);
    }
  }

  private void perform() {
    console
        .focus()
        .joinDirect(
            ROOM,
            new DirectMember("1", "Agent", Optional.of(new MemberTag("agent"))),
            new Silence());
    await(now -> !now.conferences().isEmpty());
    Optional<ConferenceKey> room =
        console.store().snapshot().conferences().stream().map(c -> c.key()).findFirst();
    room.ifPresent(console.commands()::watch);
    boolean ready = room.isPresent() && await(now -> !now.session().targets().isEmpty());
    for (int i = 0; i < WHISPERS && ready; i++) {
      console.commands().talkPressed();
      ready = await(now -> now.session().gateOpen());
      console.commands().talkReleased();
      ready &= await(now -> now.session().requested().isEmpty() && !now.session().gateOpen());
    }
  }

  private boolean await(Predicate<ConsoleSnapshot> condition) {
    long deadline = console.mixer().ticks() + PATIENCE_TICKS;
    while (!condition.test(console.store().snapshot())) {
      if (console.mixer().ticks() > deadline) {
        return false;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    return true;
  }
}
