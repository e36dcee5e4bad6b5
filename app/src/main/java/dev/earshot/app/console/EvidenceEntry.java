package dev.earshot.app.console;

import dev.earshot.app.supervision.ParticipantKey;
import java.time.Instant;
import java.util.List;

/**
 * One line of the evidence (P10): what happened, and who could hear us right after it.
 *
 * @param number from 1, without gaps
 * @param at wall time
 * @param nanos monotonic time, since the console was started
 * @param kind action, session, gate, notice or connection
 * @param what one sentence or request
 * @param stage of an action: requested, accepted, confirmed, failed; otherwise empty
 * @param hearing who could hear us then
 * @param previous the hash of the line before; empty for the first
 */
public record EvidenceEntry(
    long number,
    Instant at,
    long nanos,
    String kind,
    String what,
    String detail,
    String stage,
    Hearing hearing,
    String previous) {
  /**
   * What was true of our voice.
   *
   * @param conference key; empty while out
   * @param mode in force, and behind a slash the one asked for
   * @param gate open, or closed and why
   * @param sentence of the screen
   * @param guard what the leak guard said
   * @param roster hash of who was there with which tags and roles, as far as known
   */
  public record Hearing(
      String conference,
      String state,
      String mode,
      String gate,
      String sentence,
      List<ParticipantKey> surely,
      List<ParticipantKey> possibly,
      String guard,
      String roster) {
    public Hearing {
      surely = List.copyOf(surely);
      possibly = List.copyOf(possibly);
    }
  }
}
