package dev.earshot.app.backend.local;

import dev.earshot.app.backend.ContractWorld;
import dev.earshot.app.backend.SupervisionContract;
import java.time.Duration;
import java.util.Random;

/** The contract of every back end over a fake focus. */
class LocalContractTest extends SupervisionContract {
  @Override
  protected ContractWorld usual() {
    return new LocalWorld().slow(() -> Duration.ofMillis(40));
  }

  @Override
  protected ContractWorld slow(long seed) {
    Random random = new Random(seed);
    return new LocalWorld().slow(() -> Duration.ofMillis(random.nextInt(800)));
  }
}
