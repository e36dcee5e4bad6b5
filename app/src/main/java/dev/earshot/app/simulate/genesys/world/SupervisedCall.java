package dev.earshot.app.simulate.genesys.world;

import java.util.List;

/** A supervisor's own leg into a customer's call, a call of its own for him. */
public final class SupervisedCall {
  private final String id;
  private final Device supervisor;
  private final CustomerCall call;
  private final Monitoring monitoring;
  private MonitoringMode mode;
  private String state = "Ringing";
  private final boolean desk;

  /**
   * @param desk it rings a desk telephone, which is answered by the API; else that telephone itself
   *     answers
   */
  SupervisedCall(
      String id, Device supervisor, CustomerCall call, Monitoring monitoring, boolean desk) {
    this.id = id;
    this.supervisor = supervisor;
    this.call = call;
    this.monitoring = monitoring;
    this.mode = monitoring.mode();
    this.desk = desk;
  }

  public String id() {
    return id;
  }

  Device supervisor() {
    return supervisor;
  }

  public CustomerCall call() {
    return call;
  }

  Monitoring monitoring() {
    return monitoring;
  }

  public MonitoringMode mode() {
    return mode;
  }

  /** Leaving Coach is final, as there is no operation back (genesys-voice.md 5.2). */
  void switchTo(MonitoringMode next) {
    mode = next;
  }

  /** {@code Ringing}, {@code Established} or {@code Released}. */
  public String state() {
    return state;
  }

  void state(String next) {
    state = next;
  }

  boolean established() {
    return state.equals("Established");
  }

  boolean muted() {
    return mode == MonitoringMode.LISTEN_IN;
  }

  /** Operations that it allows, with those that act on the customer's call. */
  List<String> capabilities() {
    return switch (state) {
      case "Ringing" -> desk ? List.of("Answer", "Reject") : List.of("Reject");
      case "Established" -> allowed();
      default -> List.of();
    };
  }

  private List<String> allowed() {
    List<String> others =
        List.of(
            "Hangup",
            "Hold",
            "SendDtmf",
            "SingleStepTransfer",
            "SingleStepConference",
            "InitiateConference",
            "RemoveParticipantFromConference",
            "UpdateUserData");
    List<String> switches =
        switch (mode) {
          case LISTEN_IN -> List.of("SwitchToBargeIn");
          case COACH -> List.of("SwitchToListenIn", "SwitchToBargeIn");
          case BARGE_IN -> List.of("SwitchToListenIn");
        };
    return java.util.stream.Stream.concat(others.stream(), switches.stream()).toList();
  }
}
