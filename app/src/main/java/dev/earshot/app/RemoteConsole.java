package dev.earshot.app;

import dev.earshot.app.backend.ChatBackend;
import dev.earshot.app.backend.ConferenceBackend;
import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.ConsoleStore;
import dev.earshot.app.console.EvidenceLog;
import dev.earshot.app.console.Meters;
import dev.earshot.app.console.OpenConsole;
import dev.earshot.app.profile.Profile;
import dev.earshot.app.supervision.Timings;
import dev.earshot.audio.device.AudioDevices;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.audio.PcmFormat;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Supervision of a system that is reached over the network: the same for each of them. What is
 * special of a system is made by whoever makes this, and closed with it.
 */
final class RemoteConsole implements OpenConsole {
  /** How long the parts of a console may take to end. */
  static final Duration PATIENCE = Duration.ofSeconds(3);

  private final DeskPhone telephone;
  private final ConferenceBackend backend;
  private final InstantSource clock;
  private final Executor threads;
  private final Workplace workplace;
  private final Meters meters;
  private final Opened opened;
  private final AtomicBoolean closing = new AtomicBoolean();

  /**
   * @param timings how long the back end's answers may take
   * @param opened what else ends with this console
   * @throws IOException if a device is missing
   */
  RemoteConsole(
      DeskPhone telephone,
      ConferenceBackend backend,
      Timings timings,
      DeskOptions options,
      Environment environment,
      Opened opened)
      throws IOException {
    this.telephone = telephone;
    this.backend = backend;
    this.clock = environment.clock();
    this.threads = environment.threads();
    this.opened = opened;
    Mixer mixer = telephone.mixer();
    PcmFormat format = new PcmFormat(mixer.config().sampleRate(), mixer.config().tickMillis());
    DeviceRack rack = new DeviceRack(AudioDevices.system(), format);
    Workplace.Desk desk =
        new Workplace.Desk(telephone.phone(), DeskPhone.PACKET_MILLIS, rack, mixer, options);
    workplace = new Workplace(backend, timings, desk, clock, environment.threads());
    Profile.Devices devices = telephone.profile().devices();
    workplace
        .dock()
        .open(telephone.account().addressOfRecord(), devices.microphone(), devices.speaker());
    meters = new PhoneMeters(telephone.phone());
  }

  /**
   * @param threads what calls of the back end run on
   */
  record Environment(InstantSource clock, Executor threads) {
    static Environment system() {
      return new Environment(InstantSource.system(), Workplace.threads());
    }
  }

  /** A customer's ear of ours listens along, if the profile wants it. Before {@link #start}. */
  void guardByEar() {
    if (telephone.profile().leakGuard()) {
      workplace.guardByEar();
    }
  }

  /** Chats of the same system are supervised, too; they end before what was opened until now. */
  void chats(ChatBackend chats) {
    opened.add(workplace.chats(chats, clock, threads));
  }

  /**
   * Supervision begins, the telephone registers and, if anybody may call it, rings.
   *
   * @param rings whether calls that nobody asked for are taken
   */
  void start(boolean rings) {
    workplace.start();
    if (rings && telephone.calls().ringing()) {
      SoftphoneDock dock = workplace.dock();
      telephone
          .phone()
          .takeCalls(
              dock::hasHeadset, new Doorbell(workplace.store()::dispatch, dock::calls, clock));
    }
    telephone.phone().register();
  }

  @Override
  public ConsoleStore store() {
    return workplace.store();
  }

  @Override
  public ConsoleCommands commands() {
    return workplace.commands();
  }

  @Override
  public Optional<EvidenceLog> evidence() {
    return Optional.of(workplace.evidence());
  }

  @Override
  public Meters meters() {
    return meters;
  }

  @Override
  public void close() {
    workplace.stop();
    // Whoever comes second waits for the first: a shutdown hook must not return too early.
    synchronized (closing) {
      if (closing.compareAndSet(false, true)) {
        Shutdown end =
            new Shutdown().leaving(backend).then("the watch of the devices", workplace.dock());
        opened.close(end, PATIENCE);
      }
    }
  }
}
