package dev.earshot.app.backend.jambonz;

import dev.earshot.app.backend.ContractWorld;
import dev.earshot.app.backend.PlugContract;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Everything of a jambonz that can be lost by itself. */
class JambonzPlugTest extends PlugContract {
  @Override
  protected List<Supplier<ContractWorld>> plugs() {
    return Arrays.stream(JambonzWorld.Plug.values())
        .map(
            plug -> (Supplier<ContractWorld>) () -> new JambonzWorld(SteppedWorld.measured(), plug))
        .toList();
  }
}
