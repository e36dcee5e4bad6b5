package dev.earshot.app.backend.signalwire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.backend.BackendEvent;
import dev.earshot.app.backend.BackendEvent.ConnectionChanged;
import dev.earshot.app.backend.BackendEvent.Line;
import dev.earshot.app.supervision.BackendProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionTest {
  private final List<BackendEvent> told = new ArrayList<>();
  private final Connection connection =
      new Connection(Duration.ofSeconds(4), () -> Instant.EPOCH, told::add);

  @Test
  void whatNeverStoodIsNotToldAsLost() {
    connection.nowhere();
    assertThat(told).isEmpty();
    connection.looked();
    assertThat(told).containsExactly(new ConnectionChanged(Line.UP, ""));
  }

  @Test
  void thatTheFirstLookFailsIsTold() {
    connection.failed(new BackendProblem.Unavailable("it cannot be reached"));
    assertThat(told).containsExactly(new ConnectionChanged(Line.DOWN, "it cannot be reached"));
  }
}
