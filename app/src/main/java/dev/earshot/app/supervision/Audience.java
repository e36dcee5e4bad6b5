package dev.earshot.app.supervision;

import java.util.List;

/**
 * Who hears a speaker, in the three classes the screen distinguishes; the speaker is in none of
 * them.
 *
 * @param surely hear him
 * @param possibly it cannot be known
 * @param surelyNot do not hear him
 */
public record Audience(
    List<ParticipantKey> surely, List<ParticipantKey> possibly, List<ParticipantKey> surelyNot) {
  public Audience {
    surely = List.copyOf(surely);
    possibly = List.copyOf(possibly);
    surelyNot = List.copyOf(surelyNot);
  }
}
