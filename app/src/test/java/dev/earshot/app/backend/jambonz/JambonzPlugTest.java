package dev.earshot.app.backend.jambonz;

import dev.earshot.app.backend.ContractWorld;
import dev.earshot.app.backend.PlugContract;

/** jambonz is not to be reached any more, and tells nothing. */
class JambonzPlugTest extends PlugContract {
  @Override
  protected ContractWorld usual() {
    return new JambonzWorld(SteppedWorld.measured());
  }
}
