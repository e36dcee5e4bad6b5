package dev.earshot.app.backend.jambonz;

import java.util.Optional;

/**
 * A call jambonz shall place to our registered user.
 *
 * @param verbs text of the verbs to run if there is no application
 */
public record NewCall(
    String from, String user, Optional<String> applicationSid, String verbs, String room) {
  private static final String FROM = "earshot";

  /** Into an application, which reads the room from {@code customerData}. */
  static NewCall into(String user, String applicationSid, String room) {
    return new NewCall(FROM, user, Optional.of(applicationSid), "", room);
  }

  /** With the verb of the room, and no application. */
  static NewCall withVerbs(String user, String room) {
    String verbs = "[" + JambonzMessages.supervisorVerb(room) + "]";
    return new NewCall(FROM, user, Optional.empty(), verbs, room);
  }
}
