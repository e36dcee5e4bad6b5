package dev.earshot.app.backend.local;

import dev.earshot.app.backend.ContractWorld;
import dev.earshot.app.backend.PlugContract;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** The mixer of the focus stands still. Whoever talks then is heard by nobody: nothing is mixed. */
class LocalPlugTest extends PlugContract {
  @Override
  protected List<Supplier<ContractWorld>> plugs() {
    return List.of(() -> new LocalWorld().slow(() -> Duration.ofMillis(40)));
  }

  @Override
  protected boolean isNoticedByItself() {
    return false;
  }
}
