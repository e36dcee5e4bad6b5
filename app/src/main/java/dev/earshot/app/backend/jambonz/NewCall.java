package dev.earshot.app.backend.jambonz;

import java.util.Optional;

/**
 * A call jambonz shall place to our registered user.
 *
 * @param verbs text of the verbs to run if there is no application
 */
public record NewCall(
    String from, String user, Optional<String> applicationSid, String verbs, String room) {}
