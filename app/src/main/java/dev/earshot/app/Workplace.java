package dev.earshot.app;

import dev.earshot.app.backend.ChatBackend;
import dev.earshot.app.backend.ChatLoop;
import dev.earshot.app.backend.ConferenceBackend;
import dev.earshot.app.backend.SupervisionCommands;
import dev.earshot.app.backend.SupervisionLoop;
import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.ConsoleStore;
import dev.earshot.app.console.EvidenceLog;
import dev.earshot.app.supervision.Timings;
import dev.earshot.audio.phone.Softphone;
import dev.earshot.mixer.Mixer;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * Supervision over one back end by one telephone: loop, screen state, dock, commands. The same for
 * every conference system; back end and telephone belong to whoever made them.
 */
final class Workplace {
  private final ConsoleStore store;
  private final EvidenceLog evidence;
  private final SupervisionLoop loop;
  private final SoftphoneDock dock;
  private final SupervisionCommands commands;

  /**
   * What the supervisor sits at.
   *
   * @param packetMillis of audio in a packet of the telephone
   */
  record Desk(
      Softphone phone, int packetMillis, DeviceRack devices, Mixer mixer, DeskOptions options) {}

  /**
   * @param timings how long this back end's answers may take
   * @param threads runs calls of the back end, each on a thread of its own
   */
  Workplace(
      ConferenceBackend backend,
      Timings timings,
      Desk desk,
      InstantSource clock,
      Executor threads) {
    store = ConsoleStore.open(backend.name(), clock);
    evidence = new EvidenceLog(clock, System::nanoTime);
    store.observe(evidence::take);
    loop =
        new SupervisionLoop(
            backend, desk.phone.microphoneGate(), store::dispatch, timings, clock, threads);
    dock = new SoftphoneDock(desk, loop, store, clock);
    commands = new SupervisionCommands(loop, dock, store::dispatch, clock);
  }

  /** What calls of back ends run on. */
  static Executor threads() {
    return task -> Thread.ofVirtual().name("backend-call").start(task);
  }

  ConsoleStore store() {
    return store;
  }

  EvidenceLog evidence() {
    return evidence;
  }

  ConsoleCommands commands() {
    return commands;
  }

  SoftphoneDock dock() {
    return dock;
  }

  /** A customer's ear of ours listens along; once. */
  void guardByEar() {
    loop.guardByEar();
  }

  /** Begins to supervise chats, too; ended by closing what is returned. */
  ChatLoop chats(ChatBackend chats, InstantSource clock, Executor threads) {
    ChatLoop supervision = new ChatLoop(chats, store::dispatch, clock, threads);
    commands.chatsTo(supervision::put);
    supervision.start();
    return supervision;
  }

  /** Starts reports, supervision and the watch of the devices. */
  void start() {
    loop.start();
    dock.start();
  }

  /** Shuts the gate for good and ends supervision. Any thread; at once. */
  void stop() {
    loop.stop();
  }
}
