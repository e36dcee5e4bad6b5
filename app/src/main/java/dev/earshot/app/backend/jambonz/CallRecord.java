package dev.earshot.app.backend.jambonz;

/**
 * One call as jambonz lists it. It says neither which conference it is in nor since when.
 *
 * @param sbcCallId SIP Call-ID at the border, empty if unknown
 * @param sipStatus 0 if unknown
 */
public record CallRecord(
    String callSid,
    StatusEvent.Party party,
    String callId,
    String sbcCallId,
    String callStatus,
    int sipStatus) {}
