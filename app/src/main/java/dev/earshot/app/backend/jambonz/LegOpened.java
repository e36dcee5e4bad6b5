package dev.earshot.app.backend.jambonz;

import java.util.Optional;

/**
 * jambonz asked our application what to do with a leg.
 *
 * @param callId SIP Call-ID at the feature server
 * @param sbcCallId SIP Call-ID at the border, which is the one our telephone knows behind it
 * @param room wished by {@code X-Room} or {@code customerData}
 */
public record LegOpened(String callSid, String callId, String sbcCallId, Optional<String> room) {}
