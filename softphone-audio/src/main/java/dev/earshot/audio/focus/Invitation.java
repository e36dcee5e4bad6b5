package dev.earshot.audio.focus;

import java.util.Optional;
import java.util.UUID;

/**
 * What an INVITE asks of the focus.
 *
 * @param replaces the direct member whose port and identity the caller takes over
 * @param from user part of the From address
 * @param displayName of the From address, empty if none
 * @param to user part of the To address
 */
record Invitation(
    String room,
    EntryOptions options,
    Optional<UUID> replaces,
    String from,
    String displayName,
    String to) {

  /** Result of reading an INVITE. */
  sealed interface Reading {
    record Understood(Invitation invitation) implements Reading {}

    /**
     * @param status SIP status of the answer
     * @param reason its reason phrase: which field is wrong and how it should be
     */
    record Refused(int status, String reason) implements Reading {}
  }
}
