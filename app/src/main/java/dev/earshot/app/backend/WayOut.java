package dev.earshot.app.backend;

import java.util.List;

/**
 * How supervision of a back end ends once the gate is shut for good: server mute, leaving,
 * disconnecting, in this order, each whatever became of the one before (contract M16).
 *
 * @param what for the log
 */
public record WayOut(String what, AutoCloseable step) {
  public static List<WayOut> of(ConferenceBackend backend) {
    return List.of(
        new WayOut("the mute", backend::mute),
        new WayOut("the call", backend::leave),
        new WayOut("the back end", backend));
  }
}
