package dev.earshot.app.simulate.genesys.world;

import java.util.Optional;

/** How a supervisor takes part in a call; the names are those of the operations. */
public enum MonitoringMode {
  LISTEN_IN("ListenIn", Audibility.NOBODY),
  COACH("Coach", Audibility.AGENT),
  BARGE_IN("BargeIn", Audibility.EVERYBODY);

  private final String operation;
  private final Audibility audibility;

  MonitoringMode(String operation, Audibility audibility) {
    this.operation = operation;
    this.audibility = audibility;
  }

  public String operation() {
    return operation;
  }

  Audibility audibility() {
    return audibility;
  }

  static Optional<MonitoringMode> named(String operation) {
    for (MonitoringMode mode : values()) {
      if (mode.operation.equals(operation)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }
}
