package dev.earshot.app;

import dev.earshot.app.backend.jambonz.JambonzBackend;
import dev.earshot.app.backend.jambonz.JambonzConfig;
import dev.earshot.app.backend.jambonz.JambonzParts;
import dev.earshot.app.backend.jambonz.RestApi;
import dev.earshot.app.backend.leg.Pauses;
import dev.earshot.app.backend.leg.SupervisorPhone;
import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.ConsoleStore;
import dev.earshot.app.console.EvidenceLog;
import dev.earshot.app.console.Meters;
import dev.earshot.app.console.OpenConsole;
import dev.earshot.app.endpoint.Endpoint;
import dev.earshot.app.profile.JambonzTarget;
import dev.earshot.app.profile.Profile;
import dev.earshot.app.relay.RelayLink;
import dev.earshot.audio.device.AudioDevices;
import dev.earshot.audio.phone.IncomingPolicy;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.phone.Softphone;
import dev.earshot.audio.phone.SoftphoneConfig;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.IncomingCalls;
import dev.earshot.audio.sip.SipAccount;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.audio.PcmFormat;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A profile of kind {@code jambonz}: the registered telephone, the back end, and what jambonz calls
 * back, here or at a relay.
 */
final class JambonzConsole implements OpenConsole {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** jambonz mixes at 8 kHz in frames of 20 ms. */
  private static final int PACKET_MILLIS = 20;

  private final InstantSource clock = InstantSource.system();
  private final JambonzLine line = new JambonzLine();
  private final IncomingPolicy calls;
  private final Softphone phone;
  private final JambonzBackend backend;
  private final Workplace workplace;
  private final Meters meters;
  private final Deque<AutoCloseable> opened;
  private final AtomicBoolean closing = new AtomicBoolean();

  private JambonzConsole(
      Profile profile, JambonzSetup setup, DeskOptions options, Deque<AutoCloseable> opened)
      throws IOException {
    this.opened = opened;
    JambonzConfig config = setup.config();
    Mixer mixer = opened(Mixer.start(MixerConfig.DEFAULT));
    PcmFormat format = new PcmFormat(mixer.config().sampleRate(), mixer.config().tickMillis());
    SipAccount account = setup.account();
    calls = setup.incoming(options.attended());
    phone = phone(profile, setup, account, mixer);
    Executor threads = Workplace.threads();
    RestApi api = opened(new RestApi(config.server(), config.pace().request(), clock));
    JambonzParts parts =
        new JambonzParts(
            api,
            SupervisorPhone.of(phone),
            line,
            Pauses.REAL,
            JambonzConsole::unusedTag,
            setup.eye(clock));
    backend = new JambonzBackend(config, parts, clock, threads);
    DeviceRack rack = new DeviceRack(AudioDevices.system(), format);
    Profile.Devices devices = profile.devices();
    Workplace.Desk desk = new Workplace.Desk(phone, PACKET_MILLIS, rack, mixer, options);
    workplace = new Workplace(backend, JambonzBackend.TIMINGS, desk, clock, threads);
    workplace.dock().open(account.addressOfRecord(), devices.microphone(), devices.speaker());
    meters = new PhoneMeters(phone);
  }

  private Softphone phone(Profile profile, JambonzSetup setup, SipAccount account, Mixer mixer)
      throws IOException {
    InetAddress local = LocalAddress.of(setup.target().sip());
    RtpLoop rtp = opened(RtpLoop.start());
    UserAgent agent =
        opened(UserAgent.open(setup.telephone().signalling(local), IncomingCalls.none()));
    int tick = mixer.config().tickMillis();
    MediaConfig media = setup.telephone().media(local, PACKET_MILLIS, tick);
    SoftphoneConfig config =
        new SoftphoneConfig(
            profile.operator(), account.addressOfRecord(), media, List.of(account), calls);
    return opened(Softphone.open(config, mixer, agent, rtp));
  }

  /**
   * @throws IOException if an address is in use, a secret or device is missing; one line that names
   *     it, and nothing is left running
   */
  static JambonzConsole start(Profile profile, JambonzSetup setup, DeskOptions options)
      throws IOException {
    Deque<AutoCloseable> opened = new ArrayDeque<>();
    try {
      JambonzConsole console = new JambonzConsole(profile, setup, options, opened);
      console.begin(setup);
      return console;
    } catch (IOException | RuntimeException e) {
      Shutdown undo = new Shutdown();
      opened.forEach(part -> undo.then("what was started", part));
      undo.run(PATIENCE);
      throw e;
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    opened.push(part);
    return part;
  }

  private void begin(JambonzSetup setup) throws IOException {
    JambonzTarget target = setup.target();
    line.tells(backend.events());
    if (setup.leakGuard()) {
      workplace.guardByEar();
    }
    if (target.endpoint().isPresent()) {
      Endpoint endpoint =
          opened(Endpoint.start(setup.endpoint(target.endpoint().get()), line, List.of(), clock));
      line.commands(endpoint);
    }
    workplace.start();
    if (calls.ringing() && !setup.isCalled()) {
      SoftphoneDock dock = workplace.dock();
      phone.takeCalls(
          dock::hasHeadset, new Doorbell(workplace.store()::dispatch, dock::calls, clock));
    }
    phone.register();
    if (target.endpoint().isPresent()) {
      line.channel(true, "");
    }
    if (target.relay().isPresent()) {
      JambonzTarget.RelayAccess relay = target.relay().get();
      RelayLink link =
          opened(new RelayLink(relay.url(), setup.secret(relay.token()), line, line::channel));
      line.commands(link);
      link.start();
    }
  }

  /** For tags that nobody carries; unlike any before. */
  private static String unusedTag() {
    return Long.toString(new SecureRandom().nextLong(1L << 40, 1L << 50), 36);
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
        opened.forEach(part -> end.then("what was started", part));
        end.run(PATIENCE);
      }
    }
  }
}
