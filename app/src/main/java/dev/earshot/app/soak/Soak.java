package dev.earshot.app.soak;

import dev.earshot.audio.focus.ConferenceFocus;
import dev.earshot.audio.focus.FocusConfig;
import dev.earshot.audio.focus.RoomPolicy;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Runs a focus and its telephones on the loopback, on the caller's thread, until the time is over
 * or a failure shows; an interrupt ends it early.
 */
public final class Soak implements AutoCloseable {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final long STEP_MILLIS = 5;
  private static final long DEED_NANOS = 100_000_000L;
  private static final long STALL_NANOS = 300_000_000L;
  private static final long PROGRESS_NANOS = 60_000_000_000L;
  private static final int MOST_MEMBERS = 6;

  /** So short that telephones that vanish are missed soon. */
  private static final Duration MEDIA_TIMEOUT = Duration.ofSeconds(5);

  private final SoakConfig config;
  private final LongSupplier nanos;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final BlockingQueue<Handset.Connection> inbox = new LinkedBlockingQueue<>();
  private final Mixer mixer;
  private final ConferenceFocus focus;
  private final Exchange exchange;
  private final Ears ears;
  private final Town town;
  private final Fate fate;
  private long skipped;

  /**
   * @param nanos a clock that never goes back, in nanoseconds
   * @throws IOException if the loopback cannot be used
   */
  public Soak(SoakConfig config, LongSupplier nanos) throws IOException {
    this.config = config;
    this.nanos = nanos;
    SplittableRandom random = new SplittableRandom(config.seed());
    mixer = opened(Mixer.start(MixerConfig.DEFAULT));
    RtpLoop rtp = opened(RtpLoop.start());
    focus = opened(ConferenceFocus.start(focusConfig(), mixer, rtp, _ -> {}));
    exchange = opened(Exchange.open(focus.address(), random, inbox::add));
    Hearing hearing = new Hearing(config.telephones());
    ears = new Ears(config.telephones(), hearing);
    town = opened(new Town(config.telephones(), focus, exchange, hearing, ears, nanos));
    fate = new Fate(town, config.telephones(), random);
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  private static FocusConfig focusConfig() {
    InetSocketAddress any = new InetSocketAddress(LOOPBACK, 0);
    MediaConfig media =
        new MediaConfig(LOOPBACK, 0, 0, List.of("L16/16000", "PCMU", "PCMA"), 20, 10);
    // Music would be tones that nobody in a room says.
    RoomPolicy policy =
        RoomPolicy.DEFAULT.withMusic(Optional.empty()).withMediaTimeout(MEDIA_TIMEOUT);
    return new FocusConfig(any, media, 100, MOST_MEMBERS, policy);
  }

  /**
   * Lets things happen until the time is over.
   *
   * @param progress gets a line every minute
   */
  public SoakReport run(Consumer<String> progress) throws IOException {
    long start = nanos.getAsLong();
    long end = start + config.duration().toNanos();
    long warm = start + Math.min(config.duration().toNanos() / 5, PROGRESS_NANOS);
    long nextDeed = start;
    long nextProgress = start + PROGRESS_NANOS;
    long memory = 0;
    long now = start;
    while (now < end && failures().isEmpty() && waited()) {
      long before = now;
      now = nanos.getAsLong();
      if (now - before > STALL_NANOS || stoodStill()) {
        ears.stalled(now);
      }
      town.step();
      ears.step(now);
      if (now >= nextDeed) {
        nextDeed = now + DEED_NANOS;
        fate.strike();
      }
      if (memory == 0 && now >= warm) {
        memory = usedMemory();
      }
      if (now >= nextProgress) {
        nextProgress += PROGRESS_NANOS;
        progress.accept(report(now - start, memory).text());
      }
    }
    return report(now - start, memory);
  }

  /** Takes what the telephones tell; false if interrupted. */
  private boolean waited() {
    try {
      Handset.Connection told = inbox.poll(STEP_MILLIS, TimeUnit.MILLISECONDS);
      while (told != null) {
        town.connected(told);
        told = inbox.poll();
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Whether one of the two mixers has given up ticks since it was last asked. */
  private boolean stoodStill() {
    long now = mixer.stats().skippedTicks() + exchange.mixerStats().skippedTicks();
    boolean more = now != skipped;
    skipped = now;
    return more;
  }

  private List<String> failures() {
    return Stream.of(ears.leak(), town.failure()).flatMap(Optional::stream).toList();
  }

  private SoakReport report(long lasted, long memoryAtStart) {
    return new SoakReport(
        Duration.ofNanos(lasted),
        config.seed(),
        town.deeds(),
        ears.checks(),
        failures(),
        mixer.stats(),
        focus.figures().media(),
        new SoakReport.Memory(memoryAtStart, usedMemory()));
  }

  private static long usedMemory() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** Frees every port; at most a few seconds. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      AutoCloseable part = open.pop();
      try {
        part.close();
      } catch (Exception e) {
        System.getLogger(Soak.class.getName())
            .log(System.Logger.Level.WARNING, "could not close " + part.getClass().getName(), e);
      }
    }
  }
}
