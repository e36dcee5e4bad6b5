package dev.earshot.app;

import dev.earshot.app.health.Metric;
import dev.earshot.app.health.Vitals;
import dev.earshot.app.relay.RelayHub;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** How a relay is: well as long as it takes what jambonz and consoles ask. */
record RelayVitals(RelayHub hub, BooleanSupplier open) implements Vitals {
  @Override
  public Optional<String> trouble() {
    return open.getAsBoolean()
        ? Optional.empty()
        : Optional.of("the endpoint takes no connections any more");
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        Metric.of("earshot_relay_consoles", "Consoles that are connected.", hub.count()),
        Metric.of(
            "earshot_relay_legs", "Supervisors' legs that jambonz serves by us.", hub.legs()));
  }
}
