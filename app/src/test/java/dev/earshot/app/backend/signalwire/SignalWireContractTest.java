package dev.earshot.app.backend.signalwire;

import dev.earshot.app.backend.ContractWorld;
import dev.earshot.app.backend.SupervisionContract;
import java.time.Duration;
import java.util.Random;

/** The contract of every back end over a fake SignalWire. */
class SignalWireContractTest extends SupervisionContract {
  @Override
  protected ContractWorld usual() {
    LamlWorld world = new LamlWorld();
    world.laml.answers = () -> Duration.ofMillis(40);
    return world;
  }

  @Override
  protected ContractWorld slow(long seed) {
    Random random = new Random(seed);
    LamlWorld world = new LamlWorld();
    world.laml.answers = () -> Duration.ofMillis(random.nextInt(500));
    world.rooms.effect = () -> Duration.ofMillis(random.nextInt(8) == 0 ? random.nextInt(800) : 0);
    return world;
  }
}
