package dev.earshot.app.demo.world;

/** Something that happens in the simulated call centre, {@code atMillis} after its start. */
public sealed interface WorldEvent {
  long atMillis();

  /** A conference begins; its members join by events of their own. */
  record Opened(long atMillis, RoomPlan room) implements WorldEvent {}

  record Joined(long atMillis, String room, Caller caller) implements WorldEvent {}

  record Left(long atMillis, String room, Caller caller) implements WorldEvent {}

  record Held(long atMillis, String room, Caller caller) implements WorldEvent {}

  record Resumed(long atMillis, String room, Caller caller) implements WorldEvent {}

  /** Everybody hangs up. */
  record Closed(long atMillis, String room) implements WorldEvent {}

  /** An agent asks for help. */
  record HandRaised(long atMillis, String room, Caller caller, String why) implements WorldEvent {}
}
