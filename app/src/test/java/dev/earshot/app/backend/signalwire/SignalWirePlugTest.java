package dev.earshot.app.backend.signalwire;

import dev.earshot.app.backend.ContractWorld;
import dev.earshot.app.backend.PlugContract;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Everything of a SignalWire that can be lost by itself. */
class SignalWirePlugTest extends PlugContract {
  @Override
  protected List<Supplier<ContractWorld>> plugs() {
    return Arrays.stream(LamlWorld.Plug.values())
        .map(plug -> (Supplier<ContractWorld>) () -> new LamlWorld(plug))
        .toList();
  }
}
