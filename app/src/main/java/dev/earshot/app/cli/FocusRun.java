package dev.earshot.app.cli;

import dev.earshot.app.api.ApiConfig;
import dev.earshot.app.api.FocusApi;
import dev.earshot.app.api.FocusControl;
import dev.earshot.app.api.HookConfig;
import dev.earshot.app.api.StatusHook;
import dev.earshot.app.health.Vitals;
import dev.earshot.audio.focus.ConferenceFocus;
import dev.earshot.audio.focus.FocusConfig;
import dev.earshot.audio.focus.FocusEvent;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A focus that runs, with its API and hook if asked for, and what it prints: a line when ready, a
 * line per event, a summary at the end. Events arrive on the focus thread.
 */
final class FocusRun implements AutoCloseable {
  /**
   * @param api empty for no control API
   * @param hook empty for no status hook
   */
  record Config(
      FocusConfig focus,
      MixerConfig mixer,
      UUID account,
      Optional<ApiConfig> api,
      Optional<HookConfig> hook) {}

  /** What runs. */
  private record Parts(
      Mixer mixer, ConferenceFocus focus, Optional<StatusHook> hook, Optional<FocusApi> api) {}

  private final Parts parts;
  private final UUID account;
  private final PrintWriter out;

  /** Youngest first: the order of closing. */
  private final Deque<AutoCloseable> open;

  private final AtomicLong rooms = new AtomicLong();
  private final AtomicLong members = new AtomicLong();

  private FocusRun(Parts parts, Deque<AutoCloseable> open, UUID account, PrintWriter out) {
    this.parts = parts;
    this.open = open;
    this.account = account;
    this.out = out;
  }

  /**
   * @throws IOException if an address cannot be taken; the message names it
   */
  static FocusRun start(Config config, PrintWriter out) throws IOException {
    Deque<AutoCloseable> open = new ArrayDeque<>();
    // Callers may come before everything that hears of them stands: the focus thread waits for it.
    CompletableFuture<Consumer<FocusEvent>> listener = new CompletableFuture<>();
    try {
      Parts parts = startParts(config, event -> listener.join().accept(event), open);
      FocusRun run = new FocusRun(parts, open, config.account(), out);
      listener.complete(run::onEvent);
      return run;
    } catch (IOException | RuntimeException e) {
      listener.complete(event -> {});
      closeAll(open);
      throw e;
    }
  }

  private static Parts startParts(
      Config config, Consumer<FocusEvent> listener, Deque<AutoCloseable> open) throws IOException {
    InstantSource clock = InstantSource.system();
    Mixer mixer = Mixer.start(config.mixer());
    open.push(mixer);
    RtpLoop rtp = RtpLoop.start();
    open.push(rtp);
    ConferenceFocus focus = ConferenceFocus.start(config.focus(), mixer, rtp, listener);
    Optional<StatusHook> hook =
        config.hook().map(h -> StatusHook.start(h, config.account(), focus.address(), clock));
    hook.ifPresent(open::push);
    // Above the hook, which must still deliver what the end of the focus brings about.
    open.push(focus);
    Optional<FocusApi> api = Optional.empty();
    if (config.api().isPresent()) {
      api = Optional.of(FocusApi.start(config.api().get(), FocusControl.of(focus, mixer), clock));
      open.push(api.get());
    }
    return new Parts(mixer, focus, hook, api);
  }

  private void onEvent(FocusEvent event) {
    parts.api().ifPresent(api -> api.onEvent(event));
    parts.hook().ifPresent(hook -> hook.onEvent(event));
    if (event instanceof FocusEvent.RoomStarted) {
      rooms.incrementAndGet();
    } else if (event instanceof FocusEvent.MemberJoined) {
      members.incrementAndGet();
    }
    EventLine.of(event).ifPresent(this::print);
  }

  /**
   * How it is.
   *
   * @param nanoTime as {@link System#nanoTime()}
   */
  Vitals vitals(LongSupplier nanoTime) {
    return new FocusVitals(FocusControl.of(parts.focus(), parts.mixer()), nanoTime);
  }

  /** Where SIP is taken. */
  InetSocketAddress sip() {
    return parts.focus().address();
  }

  /** The line that says where the focus can be reached. */
  void announce() {
    String api =
        parts
            .api()
            .map(a -> ", api http://" + text(a.address()) + "/v1/Accounts/" + account)
            .orElse("");
    String tls =
        parts.focus().signalling().tlsAddress().map(address -> ", tls " + text(address)).orElse("");
    print("ready: sip " + text(sip()) + " (udp, tcp)" + tls + api);
  }

  private static String text(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }

  private void print(String line) {
    out.println(line);
    out.flush();
  }

  /** Hangs up everybody, frees every port, prints the summary; under three seconds. */
  @Override
  public void close() {
    closeAll(open);
    var mix = parts.mixer().stats();
    String hook =
        parts
            .hook()
            .map(
                h ->
                    "; hook: %d delivered, %d failed, %d dropped"
                        .formatted(h.delivered(), h.failed(), h.dropped()))
            .orElse("");
    print(
        "ended: %d conferences, %d members; mixer: %d ticks, %d late, %d faults%s"
            .formatted(
                rooms.get(), members.get(), mix.ticks(), mix.lateTicks(), mix.faults(), hook));
  }

  private static void closeAll(Deque<AutoCloseable> open) {
    while (!open.isEmpty()) {
      AutoCloseable part = open.pop();
      try {
        part.close();
      } catch (Exception e) {
        System.getLogger(FocusRun.class.getName())
            .log(System.Logger.Level.WARNING, "could not close " + part.getClass().getName(), e);
      }
    }
  }
}
