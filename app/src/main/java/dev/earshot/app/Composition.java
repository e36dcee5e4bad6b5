package dev.earshot.app;

import dev.earshot.app.backend.local.LocalBackend;
import dev.earshot.app.backend.local.LocalParts;
import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.ConsoleStore;
import dev.earshot.app.console.EvidenceLog;
import dev.earshot.app.console.Meters;
import dev.earshot.app.console.OpenConsole;
import dev.earshot.app.supervision.Timings;
import dev.earshot.audio.focus.ConferenceFocus;
import dev.earshot.audio.focus.FocusConfig;
import dev.earshot.audio.focus.FocusEvent;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.phone.Softphone;
import dev.earshot.audio.phone.SoftphoneConfig;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.IncomingCalls;
import dev.earshot.audio.sip.TraceConfig;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.audio.sip.UserAgentConfig;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.audio.PcmFormat;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The object graph of the console over the local focus, wired by hand. Everything is started by
 * {@link #start} and stopped by {@link #close}.
 */
public final class Composition implements OpenConsole {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final List<String> CODECS = List.of("L16/16000", "PCMU", "PCMA");
  private static final int MAX_ROOMS = 1_000;
  private static final int MAX_MEMBERS = 64;

  /** Short enough for a whisper that is heard at once; our own legs never leave this machine. */
  private static final int PACKET_MILLIS = 10;

  private final InstantSource clock = InstantSource.system();
  private final FocusRelay relay = new FocusRelay();
  private final Mixer mixer;
  private final RtpLoop rtp;
  private final MediaConfig media;
  private final ConferenceFocus focus;
  private final UserAgent agent;
  private final Softphone phone;
  private final LocalBackend backend;
  private final Workplace workplace;
  private final Meters meters;
  private final AtomicBoolean closing = new AtomicBoolean();

  /**
   * @param opened receives whatever must be closed if a later step fails
   */
  private Composition(CompositionConfig config, Deque<AutoCloseable> opened) throws IOException {
    mixer = opened(opened, Mixer.start(MixerConfig.DEFAULT));
    rtp = opened(opened, RtpLoop.start());
    media = media(config, mixer.config());
    focus = opened(opened, focus(config));
    agent = opened(opened, agent(config));
    phone = opened(opened, phone(config));
    Executor threads = Workplace.threads();
    backend = new LocalBackend(LocalParts.of(focus, phone, threads), config.titles(), clock);
    DeviceRack devices = new DeviceRack(config.devices(), format(mixer.config()));
    Workplace.Desk desk = new Workplace.Desk(phone, PACKET_MILLIS, devices, mixer, config.desk());
    workplace = new Workplace(backend, Timings.DEFAULT, desk, clock, threads);
    workplace.dock().open(Addresses.account(config), config.microphone(), config.speaker());
    meters = new SignalMeters(backend.levels(), phone);
  }

  private static MediaConfig media(CompositionConfig config, MixerConfig mixing) {
    return new MediaConfig(
        Addresses.local(config), 0, 0, CODECS, PACKET_MILLIS, mixing.tickMillis());
  }

  private static PcmFormat format(MixerConfig mixing) {
    return new PcmFormat(mixing.sampleRate(), mixing.tickMillis());
  }

  private ConferenceFocus focus(CompositionConfig config) throws IOException {
    return ConferenceFocus.start(
        new FocusConfig(config.listen(), media, MAX_ROOMS, MAX_MEMBERS), mixer, rtp, relay);
  }

  private static UserAgent agent(CompositionConfig config) throws IOException {
    InetSocketAddress any = new InetSocketAddress(Addresses.local(config), 0);
    UserAgentConfig plain = new UserAgentConfig(config.phone().bind().orElse(any), true, "Earshot");
    UserAgentConfig secured = config.phone().tls().map(plain::withTls).orElse(plain);
    return UserAgent.open(
        config.phone().trace().map(TraceConfig::to).map(secured::withTrace).orElse(secured),
        IncomingCalls.none());
  }

  private Softphone phone(CompositionConfig config) {
    return Softphone.open(
        new SoftphoneConfig(
            config.operator(),
            Addresses.account(config),
            media,
            config.phone().accounts(),
            config.phone().incoming()),
        mixer,
        agent,
        rtp);
  }

  /**
   * @throws IOException if a port is in use or a device spec is wrong; the message is one line that
   *     names it, and nothing is left running
   */
  public static Composition start(CompositionConfig config) throws IOException {
    Deque<AutoCloseable> opened = new ArrayDeque<>();
    try {
      Composition composition = new Composition(config, opened);
      composition.begin(config.phone());
      return composition;
    } catch (IOException | RuntimeException e) {
      Shutdown undo = new Shutdown();
      opened.forEach(part -> undo.then("what was started", part));
      undo.run(PATIENCE);
      throw e;
    }
  }

  private static <T extends AutoCloseable> T opened(Deque<AutoCloseable> opened, T part) {
    opened.push(part);
    return part;
  }

  private void begin(PhoneOptions config) {
    relay.add(backend::onFocusEvent);
    workplace.start();
    if (config.incoming().ringing()) {
      phone.takeCalls(
          workplace.dock()::hasHeadset,
          new Doorbell(store()::dispatch, workplace.dock()::calls, clock));
    }
    phone.register();
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

  /** A customer's ear of ours listens along from now on; once. */
  void guardByEar() {
    workplace.guardByEar();
  }

  /** The one mixer of focus and desk; ticks every 10 ms. */
  public Mixer mixer() {
    return mixer;
  }

  public RtpLoop rtp() {
    return rtp;
  }

  public ConferenceFocus focus() {
    return focus;
  }

  /** The user agent of the supervisor's softphone; others may call through it, too. */
  public UserAgent userAgent() {
    return agent;
  }

  public Softphone softphone() {
    return phone;
  }

  /** How legs carry audio here; for simulated telephones. */
  public MediaConfig media() {
    return media;
  }

  /** Hears of everything in the focus from now on, on the focus thread: must not block. */
  public AutoCloseable onFocusEvent(Consumer<FocusEvent> listener) {
    return relay.add(listener);
  }

  /**
   * Gate, server mute, leave, back end, RTP, registration, devices, in this order; at most three
   * seconds, then it returns anyway. Idempotent; may be called by a shutdown hook.
   */
  @Override
  public void close() {
    workplace.stop();
    // Whoever comes second waits for the first: a shutdown hook must not return too early.
    synchronized (closing) {
      if (closing.compareAndSet(false, true)) {
        end();
      }
    }
  }

  private void end() {
    new Shutdown()
        .leaving(backend)
        .then("the user agent", agent)
        .then("the watch of the devices", workplace.dock())
        .then("the telephone", phone)
        .then("the focus", focus)
        .then("RTP", rtp)
        .then("the mixer", mixer)
        .run(PATIENCE);
  }
}
