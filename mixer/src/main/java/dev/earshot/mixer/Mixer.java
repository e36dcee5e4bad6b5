package dev.earshot.mixer;

import dev.earshot.mixer.audio.ComfortNoise;
import dev.earshot.mixer.engine.MixCounters;
import dev.earshot.mixer.engine.MixThread;
import dev.earshot.mixer.engine.MixTools;
import dev.earshot.mixer.engine.Rates;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Rooms and the threads that step them. {@link #start} runs {@code mix} threads at absolute
 * deadlines, all from one origin of time; tests build one {@link #stepped} by hand. A room belongs
 * to one thread for good: that which had the least to do when it was opened. Methods may be called
 * from any thread.
 */
public final class Mixer implements AutoCloseable {
  private final MixerConfig config;
  private final List<Rooms> rooms;
  private final List<MixThread> threads;
  private final AtomicBoolean stepping = new AtomicBoolean();
  private volatile boolean closed;

  private Mixer(MixerConfig config, List<Rooms> rooms, List<MixThread> threads) {
    this.config = config;
    this.rooms = rooms;
    this.threads = threads;
  }

  /**
   * A mixer with its own threads. Its first fault ends a thread of its own as an uncaught
   * exception, which by default prints it.
   */
  public static Mixer start(MixerConfig config) {
    return start(
        config,
        fault -> {
          throw new IllegalStateException("a fault while mixing became silence", fault);
        });
  }

  /**
   * A mixer with its own threads.
   *
   * @param onFirstFault gets the first exception that a port or step threw, on a thread of its own;
   *     later ones are only counted
   */
  public static Mixer start(MixerConfig config, Consumer<Throwable> onFirstFault) {
    AtomicBoolean reported = new AtomicBoolean();
    Consumer<Throwable> elsewhere = MixThread.elsewhere(onFirstFault);
    List<Rooms> rooms =
        rooms(
            config,
            fault -> {
              if (reported.compareAndSet(false, true)) {
                elsewhere.accept(fault);
              }
            });
    List<MixThread.Work> work =
        rooms.stream().map(of -> new MixThread.Work(of::tick, of::end)).toList();
    return new Mixer(config, rooms, MixThread.start(config.tickMillis(), work));
  }

  /** A mixer without threads: each {@link #step()} is one tick, on the caller's thread. */
  public static Mixer stepped(MixerConfig config) {
    return new Mixer(config, rooms(config.withThreads(1), fault -> {}), List.of());
  }

  private static List<Rooms> rooms(MixerConfig config, Consumer<Throwable> onFirstFault) {
    Rates rates = new Rates(config.tickMillis());
    return IntStream.range(0, config.threads())
        .mapToObj(
            thread ->
                new MixTools(
                    rates,
                    new MixCounters(onFirstFault),
                    config.fades(),
                    config.speechOnlyAbove(),
                    config.comfortNoise()
                        ? Optional.of(new ComfortNoise(thread, ComfortNoise.USUAL_DBFS))
                        : Optional.empty()))
        .map(Rooms::new)
        .toList();
  }

  public MixerConfig config() {
    return config;
  }

  /**
   * Opens an empty room. Names need not be unique.
   *
   * @throws IllegalStateException if the mixer is closed
   */
  public MixRoom openRoom(String name) {
    return rooms.stream().min(Comparator.comparingInt(Rooms::load)).orElseThrow().open(name);
  }

  /**
   * One tick of a {@link #stepped} mixer.
   *
   * @throws IllegalStateException if it has its own threads, is closed, or is being stepped by
   *     another thread at the moment
   */
  public void step() {
    if (!threads.isEmpty() || closed || !stepping.compareAndSet(false, true)) {
      throw new IllegalStateException(
          !threads.isEmpty()
              ? "this mixer has its own thread"
              : closed ? "the mixer is closed" : "two threads step one mixer");
    }
    try {
      rooms.getFirst().tick();
    } finally {
      stepping.set(false);
    }
  }

  /**
   * Ticks done so far by every thread: the media clock of everything mixed here. During the first
   * step it is 0, after it 1; a change in force from the first step on is {@code Applied(1)}. Of
   * several threads, which all count from the same origin, it is the one that is behind: by the
   * step in progress, or by deadlines that it has given up.
   */
  public long ticks() {
    return rooms.stream().mapToLong(Rooms::ticks).min().orElseThrow();
  }

  public MixerStats stats() {
    return new MixerStats(
        ticks(),
        threads.stream().mapToLong(MixThread::late).sum(),
        threads.stream().mapToLong(MixThread::lateBursts).sum(),
        threads.stream().mapToLong(MixThread::longestLateRun).max().orElse(0),
        threads.stream().mapToLong(MixThread::skipped).sum(),
        counted(MixCounters::starvedFrames),
        counted(MixCounters::limitedSamples),
        counted(MixCounters::faults));
  }

  private long counted(ToLongFunction<MixCounters> counter) {
    return rooms.stream().map(of -> of.tools().counters()).mapToLong(counter).sum();
  }

  /** The first exception of a port or step that became silence. */
  public Optional<Throwable> firstFault() {
    return rooms.stream().flatMap(of -> of.tools().counters().firstFault().stream()).findFirst();
  }

  /**
   * Stops the threads within one tick and refuses what waits; idempotent. A {@link #stepped} mixer
   * is closed by whoever steps it. Waits for the steps in progress, at most a second each; unless a
   * port blocks longer, none is called afterwards.
   */
  @Override
  public void close() {
    closed = true;
    threads.forEach(MixThread::stop);
    threads.forEach(MixThread::close);
    if (threads.isEmpty()) {
      rooms.forEach(Rooms::end);
    }
  }
}
