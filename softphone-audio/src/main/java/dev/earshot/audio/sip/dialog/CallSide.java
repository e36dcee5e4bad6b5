package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.transport.Hop;
import java.util.Optional;

/**
 * Our side of a dialog, as the request that made it left it.
 *
 * @param ownsCallId whether we made the Call-ID; decides who waits longer after glare
 * @param flow connection by which the peer reached us, if it did
 * @param remoteSequence CSeq of the peer's request, 0 if it was ours
 */
record CallSide(
    boolean ownsCallId,
    LocalSequence sequence,
    Authenticator authenticator,
    Optional<Hop> flow,
    String contactUser,
    long remoteSequence) {
  /** The same for one of several dialogs that a request made: each counts for itself. */
  CallSide forked() {
    return new CallSide(
        ownsCallId, sequence.fork(), authenticator, flow, contactUser, remoteSequence);
  }
}
