package dev.earshot.app.demo.world;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the rooms of the simulated call centre are about. Any thread. */
public final class RoomDirectory {
  private final Map<String, RoomPlan> plans = new ConcurrentHashMap<>();

  void add(RoomPlan plan) {
    plans.put(plan.name(), plan);
  }

  /** Empty for a room that is not simulated. */
  public Optional<RoomPlan> find(String room) {
    return Optional.ofNullable(plans.get(room));
  }
}
