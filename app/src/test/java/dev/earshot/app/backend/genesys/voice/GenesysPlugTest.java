package dev.earshot.app.backend.genesys.voice;

import dev.earshot.app.backend.ContractWorld;
import dev.earshot.app.backend.PlugContract;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Everything of Genesys that can be lost by itself. */
class GenesysPlugTest extends PlugContract {
  @Override
  protected List<Supplier<ContractWorld>> plugs() {
    return Arrays.stream(GenesysWorld.Plug.values())
        .map(plug -> (Supplier<ContractWorld>) () -> new GenesysWorld(plug))
        .toList();
  }
}
