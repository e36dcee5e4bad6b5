package dev.earshot.mixer.proof;

import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Lives scripts of consecutive seeds until enough operations are done or one of them leaks. */
final class Proof {
  private static final MixerConfig CONFIG = new MixerConfig(10, 8000);

  private final Map<Boolean, Mixer> mixers = new HashMap<>();
  final Coverage coverage = new Coverage();

  /** Before the leak was made short. */
  long operationsUntilLeak;

  /** What leaked, as a report to read; nothing if all is well. */
  Optional<String> run(long firstSeed, long operations) {
    for (long seed = firstSeed; coverage.operations < operations; seed++) {
      Script script = Script.of(seed);
      Optional<String> leak = leak(script);
      if (leak.isPresent()) {
        operationsUntilLeak = coverage.operations;
        Script shortest = Shortening.of(script, s -> leak(s).isPresent());
        return Optional.of(
            "seed %d: %s%nshortest: %s%n%s"
                .formatted(seed, leak.get(), leak(shortest).orElse("?"), shortest.told()));
      }
    }
    return Optional.empty();
  }

  private Optional<String> leak(Script script) {
    Mixer mixer =
        mixers.computeIfAbsent(
            script.speechOnly(),
            only -> Mixer.stepped(only ? CONFIG.withSpeechOnlyAbove(0) : CONFIG));
    try {
      Life.live(script, mixer, coverage);
      return Optional.empty();
    } catch (Leak leak) {
      return Optional.of(String.valueOf(leak.getMessage()));
    }
  }
}
