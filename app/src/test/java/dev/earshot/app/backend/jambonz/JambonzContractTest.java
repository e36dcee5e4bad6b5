package dev.earshot.app.backend.jambonz;

import dev.earshot.app.backend.ContractWorld;
import dev.earshot.app.backend.SupervisionContract;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Random;

/** The contract of every back end, over a jambonz that does everything wrong that was measured. */
class JambonzContractTest extends SupervisionContract {
  @Override
  protected ContractWorld usual() {
    // A room that does not tell its end is another test's matter.
    EnumSet<Quirk> quirks = EnumSet.complementOf(EnumSet.of(Quirk.B11_GHOST_ROOM));
    return new JambonzWorld(SteppedWorld.with(Pace.DEFAULT, quirks));
  }

  @Override
  protected ContractWorld slow(long seed) {
    Random random = new Random(seed);
    Duration patient = Duration.ofMillis(900);
    Pace pace =
        new Pace(
            patient,
            patient,
            Pace.DEFAULT.request(),
            Pace.DEFAULT.mute(),
            Pace.DEFAULT.poll(),
            Pace.DEFAULT.room());
    SteppedWorld world = new SteppedWorld(random, pace, EnumSet.allOf(Quirk.class));
    world.effects = () -> Duration.ofMillis(random.nextInt(800));
    world.answers = () -> Duration.ofMillis(random.nextInt(500));
    return new JambonzWorld(world);
  }
}
