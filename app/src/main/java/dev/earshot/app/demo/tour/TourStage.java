package dev.earshot.app.demo.tour;

import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.demo.world.WorldScript;
import dev.earshot.app.supervision.ParticipantKey;
import java.util.Map;
import java.util.Optional;

/** What a tour acts on: the console as a user has it, and the world around it. */
public interface TourStage {
  /** Id of the supervisor's own ear. */
  String SUPERVISOR = "supervisor";

  ConsoleCommands commands();

  ConsoleSnapshot snapshot();

  /** Tells the screen something that only the demo knows: captions. */
  void tell(ConsoleEvent event);

  /** Takes a picture of the window, if there is one. */
  void picture(String name);

  WorldScript.TouredRoom billing();

  WorldScript.TouredRoom fibre();

  /** Id of a participant's ear; empty for somebody who has no telephone of the demo's. */
  Optional<String> ear(ParticipantKey participant);

  /**
   * How many samples of the supervisor the mixer has added to the mix of each ear, counted where it
   * adds them; by id of the ear, for the conference that is being watched.
   */
  Map<String, Long> samplesHeard();

  /** The room's agent asks for help; the alert's id is {@code hand-} and the room's name. */
  void raiseHand(WorldScript.TouredRoom room, String why);

  /** The agent hangs up and, a moment later, his successor joins. */
  void agentLeaves(WorldScript.TouredRoom room);

  void successorJoins(WorldScript.TouredRoom room);

  /** Pulls the plug of the microphone. */
  void pullCable();

  void plugCable();

  /** Lets the simulated supervisor say one of his sentences from now on; may do nothing. */
  void say(int sentence);
}
