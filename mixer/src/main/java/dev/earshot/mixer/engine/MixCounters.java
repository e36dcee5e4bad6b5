package dev.earshot.mixer.engine;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What went wrong on one mix thread, counted. Written by that thread, read by any. */
public final class MixCounters {
  private final AtomicLong starvedFrames = new AtomicLong();
  private final AtomicLong limitedSamples = new AtomicLong();
  private final AtomicLong faults = new AtomicLong();
  private final AtomicReference<@Nullable Throwable> firstFault = new AtomicReference<>();
  private final Consumer<Throwable> onFirstFault;

  /**
   * @param onFirstFault gets the first fault, on the mix thread: it must pass it on without waiting
   */
  public MixCounters(Consumer<Throwable> onFirstFault) {
    this.onFirstFault = onFirstFault;
  }

  void starved() {
    count(starvedFrames, 1);
  }

  void limited(int samples) {
    count(limitedSamples, samples);
  }

  /** An exception that became silence. */
  public void fault(Throwable fault) {
    count(faults, 1);
    if (firstFault.compareAndSet(null, fault)) {
      onFirstFault.accept(fault);
    }
  }

  private static void count(AtomicLong counter, int more) {
    counter.setOpaque(counter.getPlain() + more);
  }

  public long starvedFrames() {
    return starvedFrames.getOpaque();
  }

  public long limitedSamples() {
    return limitedSamples.getOpaque();
  }

  public long faults() {
    return faults.getOpaque();
  }

  /** The first exception that became silence. */
  public Optional<Throwable> firstFault() {
    return Optional.ofNullable(firstFault.get());
  }
}
