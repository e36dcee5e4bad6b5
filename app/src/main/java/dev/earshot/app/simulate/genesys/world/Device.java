package dev.earshot.app.simulate.genesys.world;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A person's telephone as the installation knows it. */
public final class Device {
  private final Person owner;
  private final Set<String> withheld = new HashSet<>();
  private Optional<Monitoring> monitoring = Optional.empty();
  private boolean session;
  private boolean disturb = true;
  private String state = "NotReady";

  Device(Person owner) {
    this.owner = owner;
  }

  public Person owner() {
    return owner;
  }

  public Optional<Monitoring> monitoring() {
    return monitoring;
  }

  void monitor(Optional<Monitoring> now) {
    monitoring = now;
  }

  /** Whether its owner began to work. */
  boolean session() {
    return session;
  }

  void session(boolean now) {
    session = now;
    state = "NotReady";
  }

  /** {@code Ready}, {@code NotReady} or {@code AfterCallWork}. */
  String state() {
    return state;
  }

  void state(String now) {
    state = now;
  }

  boolean disturb() {
    return disturb;
  }

  void disturb(boolean now) {
    disturb = now;
  }

  /** Capabilities it does not have now, whatever its state would allow. */
  public Set<String> withheld() {
    return withheld;
  }
}
