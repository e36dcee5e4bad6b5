package dev.earshot.audio.sip;

import java.util.Map;

/**
 * Counters of a user agent since it was opened, as of the sip thread's latest step.
 *
 * @param parsed well-formed messages that came in
 * @param rejected refused input and refused requests by reason; the reasons are a fixed set of
 *     sentences
 * @param retransmissions messages sent again because nothing was heard or a peer asked again
 * @param overloads requests answered 503 because there was too much at once
 * @param listenerErrors exceptions thrown by listeners
 * @param internalErrors exceptions that were our own fault
 * @param transactions transactions that are not over, now
 * @param dialogs calls in any state, now
 * @param sources addresses of which something is remembered, now
 */
public record UserAgentStats(
    long parsed,
    Map<String, Long> rejected,
    long retransmissions,
    long overloads,
    long listenerErrors,
    long internalErrors,
    int transactions,
    int dialogs,
    int sources) {
  public UserAgentStats {
    rejected = Map.copyOf(rejected);
  }
}
