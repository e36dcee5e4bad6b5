package dev.earshot.app.backend.jambonz;

/** How our own leg gets into a room. */
public sealed interface Entry {
  /**
   * Our registered telephone dials {@code app-<application_sid>@<sip_realm>}; the application reads
   * {@code X-Room} and {@code X-Mode}. Preferred: nothing is placed for us by others.
   */
  record DialApplication(String applicationSid, String sipRealm) implements Entry {}

  /**
   * jambonz calls our registered user into an application, which reads room and mode from {@code
   * customerData}.
   *
   * @param user for example {@code mara}
   */
  record CallUser(String user, String applicationSid) implements Entry {}

  /**
   * jambonz calls our registered user and runs the conference verb sent along, without any
   * application. Undocumented by jambonz, so only where it was chosen.
   */
  record CallUserWithVerbs(String user) implements Entry {}
}
