package dev.earshot.app.backend.jambonz;

/** Everything the back end must know of one jambonz account. */
public record JambonzConfig(JambonzServer server, Entry entry, Pace pace, RoleRules roles) {
  /** With measured times and the usual tags. */
  public JambonzConfig(JambonzServer server, Entry entry) {
    this(server, entry, Pace.DEFAULT, RoleRules.DEFAULT);
  }
}
