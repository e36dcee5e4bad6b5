package dev.earshot.mixer.engine;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What went wrong while mixing, counted. Written by mix threads, read by any. */
public final class MixCounters {
  private final LongAdder starvedFrames = new LongAdder();
  private final LongAdder clippedSamples = new LongAdder();
  private final LongAdder faults = new LongAdder();
  private final AtomicReference<@Nullable Throwable> firstFault = new AtomicReference<>();
  private final Consumer<Throwable> onFirstFault;

  /**
   * @param onFirstFault gets the first fault, on the mix thread: it must pass it on without waiting
   */
  public MixCounters(Consumer<Throwable> onFirstFault) {
    this.onFirstFault = onFirstFault;
  }

  void starved() {
    starvedFrames.increment();
  }

  void clipped(int samples) {
    if (samples > 0) {
      clippedSamples.add(samples);
    }
  }

  /** An exception that became silence. */
  public void fault(Throwable fault) {
    faults.increment();
    if (firstFault.compareAndSet(null, fault)) {
      onFirstFault.accept(fault);
    }
  }

  public long starvedFrames() {
    return starvedFrames.sum();
  }

  public long clippedSamples() {
    return clippedSamples.sum();
  }

  public long faults() {
    return faults.sum();
  }

  /** The first exception that became silence. */
  public Optional<Throwable> firstFault() {
    return Optional.ofNullable(firstFault.get());
  }
}
