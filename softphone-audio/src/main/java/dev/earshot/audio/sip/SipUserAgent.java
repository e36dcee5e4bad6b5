package dev.earshot.audio.sip;

import dev.earshot.audio.sip.locate.JndiNameServer;
import dev.earshot.audio.sip.locate.Locator;
import dev.earshot.audio.sip.message.Header;
import dev.earshot.audio.sip.message.MessageLimits;
import dev.earshot.audio.sip.transaction.Identifiers;
import dev.earshot.audio.sip.transaction.TimerQueue;
import dev.earshot.audio.sip.transaction.Timings;
import dev.earshot.audio.sip.transport.Network;
import dev.earshot.audio.sip.transport.NetworkListener;
import dev.earshot.audio.sip.transport.SipSockets;
import dev.earshot.audio.sip.transport.TlsSettings;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The {@code sip} thread around a {@link Core}: commands, timers, sockets, in this order, for ever.
 * This is the edge class: here are the clock, the thread and the randomness.
 */
final class SipUserAgent implements UserAgent, Executor {
  private static final Logger LOG = System.getLogger("dev.earshot.audio.sip");
  private static final int MAX_COMMANDS = 8_192;
  private static final long LONGEST_WAIT_MILLIS = 1_000;
  private static final Duration FAREWELL = Duration.ofMillis(800);
  private static final Duration JOIN = Duration.ofSeconds(1);

  private final BlockingQueue<Runnable> commands = new ArrayBlockingQueue<>(MAX_COMMANDS);
  private final SipSockets sockets;
  private final Optional<TraceFile> trace;
  private final Identifiers identifiers = new Identifiers(new SecureRandom());
  private final long start = System.nanoTime();
  private final TimerQueue timers = new TimerQueue(this::now);
  private final Core core;
  private final NetworkWatch watch;
  private final Thread thread;
  private final Optional<SeenAddress> seen;
  private volatile UserAgentStats stats;
  private volatile boolean closed;

  private SipUserAgent(
      SipSockets sockets,
      UserAgentConfig config,
      Optional<TraceFile> trace,
      IncomingCalls incoming) {
    this.sockets = sockets;
    this.trace = trace;
    boolean ipv6 = sockets.address().getAddress() instanceof Inet6Address;
    this.core =
        new Core(
            environment(ipv6),
            config.userAgent(),
            CoreLimits.DEFAULT.with(config.sessions()),
            config.admission(),
            incoming,
            this);
    this.stats = core.stats();
    this.watch =
        new NetworkWatch(
            ipv6,
            this::now,
            System::currentTimeMillis,
            still -> execute(() -> core.networkChanged(still)));
    this.thread = new Thread(this::run, "sip");
    this.seen = config.stunServer().flatMap(s -> SeenAddress.by(s, new SecureRandom(), sockets));
    sockets.listener(
        trace.<NetworkListener>map(file -> new TracedListener(core, file)).orElse(core));
  }

  private Environment environment(boolean ipv6) {
    Locator locator = new Locator(new JndiNameServer("dns:", ipv6), identifiers::below);
    HostResolver resolver = new HostResolver(this, locator, ipv6, this::now);
    Network network = trace.<Network>map(file -> new TracedNetwork(sockets, file)).orElse(sockets);
    return new Environment(network, resolver, timers, Timings.STANDARD, identifiers);
  }

  static UserAgent open(UserAgentConfig config, IncomingCalls incoming) throws IOException {
    Optional<TlsSettings> tls =
        config.tls().isPresent()
            ? Optional.of(TlsFiles.read(config.tls().get()))
            : Optional.empty();
    tls.ifPresent(TlsSettings::warmUp);
    SipSockets sockets = SipSockets.open(config.bind(), config.tcp(), tls, MessageLimits.DEFAULT);
    SipUserAgent agent = new SipUserAgent(sockets, config, trace(config, sockets), incoming);
    agent.thread.setDaemon(true);
    agent.thread.start();
    agent.watch.start();
    agent.seen.ifPresent(SeenAddress::await);
    return agent;
  }

  private static Optional<TraceFile> trace(UserAgentConfig config, SipSockets sockets)
      throws IOException {
    if (config.trace().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(TraceFile.open(config.trace().get(), InstantSource.system()));
    } catch (IOException e) {
      sockets.close();
      throw e;
    }
  }

  private void run() {
    OptionalLong deadline = OptionalLong.empty();
    while (deadline.isEmpty() || !core.idle() && now() < deadline.getAsLong()) {
      turn();
      if (closed && deadline.isEmpty()) {
        core.shutDown();
        deadline = OptionalLong.of(now() + FAREWELL.toNanos());
      }
    }
    try {
      sockets.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "closing the SIP sockets: " + e.getMessage());
    }
    trace.ifPresent(TraceFile::close);
  }

  /** Nanoseconds since this user agent was made. */
  private long now() {
    return System.nanoTime() - start;
  }

  private void turn() {
    for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
      core.guarded(command);
    }
    seen.ifPresent(address -> address.look(() -> core.guarded(core::moved)));
    core.step();
    stats = core.stats();
    try {
      sockets.poll(waitMillis(), now());
    } catch (IOException e) {
      LOG.log(Level.ERROR, "SIP sockets: " + e.getMessage());
    }
  }

  private long waitMillis() {
    if (!commands.isEmpty()) {
      return 0;
    }
    OptionalLong due = timers.nextDue();
    if (due.isEmpty()) {
      return LONGEST_WAIT_MILLIS;
    }
    long nanos = due.getAsLong() - now();
    // Rounded up: waking a little early would spin until the timer is due.
    long millis = nanos <= 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(nanos) + 1;
    return Math.min(millis, LONGEST_WAIT_MILLIS);
  }

  /** Hands a command to the sip thread; also from the sip thread itself, then for the next turn. */
  @Override
  public void execute(Runnable command) {
    if (!commands.offer(command)) {
      throw new IllegalStateException("the sip thread has " + MAX_COMMANDS + " commands waiting");
    }
    if (Thread.currentThread() != thread) {
      sockets.wakeUp();
    }
  }

  @Override
  public InetSocketAddress address() {
    return sockets.address();
  }

  @Override
  public Optional<InetSocketAddress> tlsAddress() {
    return sockets.tlsAddress();
  }

  @Override
  public Call call(CallRequest request, CallListener listener) {
    if (closed) {
      throw new IllegalStateException("the user agent is closed");
    }
    List<Header> extra = ExtraHeaders.of(request.headers());
    OutgoingCall call = new OutgoingCall(newCallId(), this);
    execute(() -> core.call(request, call, extra, listener));
    return call;
  }

  private String newCallId() {
    return identifiers.callId() + "@" + sockets.address().getAddress().getHostAddress();
  }

  @Override
  public Registration register(SipAccount account, RegistrationListener listener) {
    if (closed) {
      throw new IllegalStateException("the user agent is closed");
    }
    KeptRegistration registration = new KeptRegistration(this);
    execute(() -> core.register(account, registration, listener));
    return registration;
  }

  @Override
  public void offerTransfers(boolean referred, boolean replaced) {
    execute(() -> core.offerTransfers(referred, replaced));
  }

  @Override
  public void takeCalls(IncomingCalls incoming) {
    core.reception().incoming(incoming);
  }

  @Override
  public Bindings takeRegistrations() {
    return core.reception().bindings();
  }

  @Override
  public Publication publish(EventPackage events) {
    KeptPublication publication = core.subscriptions().publication(events, this);
    execute(() -> core.subscriptions().serve(publication, events.feature()));
    return publication;
  }

  @Override
  public Subscription subscribe(SubscriptionRequest request, Consumer<SubscriptionEvent> listener) {
    if (closed) {
      throw new IllegalStateException("the user agent is closed");
    }
    KeptSubscription subscription = new KeptSubscription(this, listener);
    String callId = newCallId();
    execute(() -> core.subscriptions().subscribe(request, callId, subscription));
    return subscription;
  }

  @Override
  public UserAgentStats stats() {
    return stats;
  }

  @Override
  public void close() {
    closed = true;
    watch.close();
    if (Thread.currentThread() == thread) {
      return;
    }
    sockets.wakeUp();
    try {
      thread.join(JOIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
