package dev.earshot.app.backend.jambonz;

import java.util.List;
import java.util.Optional;

/**
 * One conference as jambonz lists it.
 *
 * @param members empty where only names are listed (0.9.x), which says nothing about members
 * @param seconds since it started; empty with 0.9.x
 */
public record ConferenceRecord(
    String name, Optional<Long> seconds, Optional<List<MemberRecord>> members) {
  /**
   * One member (v10).
   *
   * @param label for the screen
   * @param tag empty if untagged
   */
  public record MemberRecord(String callSid, String label, String number, String tag) {}
}
