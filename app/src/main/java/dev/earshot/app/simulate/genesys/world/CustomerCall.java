package dev.earshot.app.simulate.genesys.world;

import java.time.Instant;

/** A customer's call, which may pass from one agent to the next. */
public final class CustomerCall {
  private final String id;
  private final String room;
  private final String customer;
  private final Instant began;
  private Device agent;

  CustomerCall(String id, String room, String customer, Device agent, Instant began) {
    this.id = id;
    this.room = room;
    this.customer = customer;
    this.agent = agent;
    this.began = began;
  }

  public String id() {
    return id;
  }

  /** Where its voices meet. */
  public String room() {
    return room;
  }

  /** The customer's number. */
  public String customer() {
    return customer;
  }

  public Device agent() {
    return agent;
  }

  void agent(Device next) {
    agent = next;
  }

  Instant began() {
    return began;
  }
}
