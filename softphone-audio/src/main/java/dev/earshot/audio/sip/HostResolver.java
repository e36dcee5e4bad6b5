package dev.earshot.audio.sip;

import dev.earshot.audio.sip.dialog.Resolver;
import dev.earshot.audio.sip.locate.Destination;
import dev.earshot.audio.sip.locate.Locator;
import dev.earshot.audio.sip.locate.Target;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Addresses at once; names by look-ups on virtual threads, whose answers come back as commands to
 * the sip thread. Answers are remembered for a minute, since the platform does not tell how long
 * they are good for; a name that cannot be found any more stays where it was.
 */
final class HostResolver implements Resolver {
  /** Names come from peers' messages, so look-ups are bounded. */
  private static final int LOOKUPS_AT_ONCE = 64;

  private static final int REMEMBERED = 256;
  private static final long GOOD_FOR = Duration.ofSeconds(60).toNanos();
  private static final long BAD_FOR = Duration.ofSeconds(5).toNanos();

  private record Answer(List<Target> targets, long until) {}

  private final Executor sip;
  private final Locator locator;
  private final boolean ipv6;
  private final LongSupplier clock;
  private final Semaphore lookups = new Semaphore(LOOKUPS_AT_ONCE);
  private final Map<Destination, Answer> answers = new LinkedHashMap<>();

  /**
   * @param sip runs commands on the sip thread
   * @param ipv6 whether addresses of that kind can be reached from where we are bound
   * @param clock nanoseconds, never going back
   */
  HostResolver(Executor sip, Locator locator, boolean ipv6, LongSupplier clock) {
    this.sip = sip;
    this.locator = locator;
    this.ipv6 = ipv6;
    this.clock = clock;
  }

  @Override
  public void resolve(Destination destination, Consumer<List<Target>> result) {
    Optional<Target> literal = destination.literal(ipv6);
    Answer known = answers.get(destination);
    if (literal.isPresent()) {
      result.accept(List.of(literal.get()));
    } else if (known != null && known.until() - clock.getAsLong() > 0) {
      result.accept(known.targets());
    } else if (!lookups.tryAcquire()) {
      result.accept(List.of());
    } else {
      lookUp(destination, result);
    }
  }

  private void lookUp(Destination destination, Consumer<List<Target>> result) {
    Thread.ofVirtual()
        .name("sip-lookup")
        .start(
            () -> {
              List<Target> found = List.of();
              try {
                found = locator.locate(destination);
              } finally {
                lookups.release();
                List<Target> told = found;
                sip.execute(() -> result.accept(remember(destination, told)));
              }
            });
  }

  private List<Target> remember(Destination destination, List<Target> found) {
    Answer before = answers.remove(destination);
    List<Target> targets = found.isEmpty() && before != null ? before.targets() : found;
    if (answers.size() >= REMEMBERED) {
      answers.remove(answers.keySet().iterator().next());
    }
    answers.put(
        destination,
        new Answer(targets, clock.getAsLong() + (found.isEmpty() ? BAD_FOR : GOOD_FOR)));
    return targets;
  }
}
