package dev.earshot.app.backend.genesys.voice;

import dev.earshot.app.backend.ContractWorld;
import dev.earshot.app.backend.SupervisionContract;
import java.time.Duration;
import java.util.Random;

/** The contract of every back end, over Genesys voice: coached, and following the call. */
class GenesysContractTest extends SupervisionContract {
  @Override
  protected ContractWorld usual() {
    return new GenesysWorld();
  }

  @Override
  protected ContractWorld slow(long seed) {
    Random random = new Random(seed);
    GenesysWorld world = new GenesysWorld();
    world.untilTheCall = Duration.ofSeconds(7);
    world.genesys.answers = () -> Duration.ofMillis(random.nextInt(500));
    world.genesys.effects = () -> Duration.ofMillis(random.nextInt(800));
    world.genesys.latency = () -> Duration.ofMillis(random.nextInt(800));
    return world;
  }
}
