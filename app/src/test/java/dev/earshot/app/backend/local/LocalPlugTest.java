package dev.earshot.app.backend.local;

import dev.earshot.app.backend.ContractWorld;
import dev.earshot.app.backend.PlugContract;
import java.time.Duration;

/** The mixer of the focus stands still. Whoever talks then is heard by nobody: nothing is mixed. */
class LocalPlugTest extends PlugContract {
  @Override
  protected ContractWorld usual() {
    return new LocalWorld().slow(() -> Duration.ofMillis(40));
  }

  @Override
  protected boolean isNoticedByItself() {
    return false;
  }
}
