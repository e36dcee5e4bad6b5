package dev.earshot.app.backend.signalwire;

import dev.earshot.app.supervision.Role;
import java.util.Optional;

/**
 * What a SignalWire or Twilio tells whoever serves its documents: already authenticated and for the
 * account of the profile. Any thread, in order of arrival; does not block.
 */
public interface SignalWireEvents {
  /** An event of a conference. */
  void callback(StatusCallback event);

  /**
   * The document of a supervisor's leg was fetched.
   *
   * @param from who calls, or whom the system called
   */
  void documentFetched(String callSid, String from, String room);

  /** The room that our telephone is dialling into, if it is ours that calls from there. */
  Optional<String> wishedRoom(String from);

  /** Our own call flow let a caller into a room as that. */
  void roleGiven(String callSid, Role role);
}
