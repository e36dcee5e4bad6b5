package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.SipMessage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Identity of a dialog as one side sees it (RFC 3261 12). */
public record DialogId(String callId, String localTag, String remoteTag) {
  /** The dialog a peer's request belongs to. */
  public static DialogId ofIncoming(SipMessage request) {
    return new DialogId(request.callId(), request.toTag(), request.fromTag());
  }

  /**
   * The dialog that a Replaces header field names, as we see it (RFC 3891 3); empty if it is
   * malformed, or would have early ones only.
   */
  static Optional<DialogId> ofReplaces(String value) {
    List<String> parts = Stream.of(value.split(";", -1)).map(String::strip).toList();
    String ours = parameter(parts, "to-tag=");
    String theirs = parameter(parts, "from-tag=");
    return parts.getFirst().isEmpty()
            || ours.isEmpty()
            || theirs.isEmpty()
            || parts.contains("early-only")
        ? Optional.empty()
        : Optional.of(new DialogId(parts.getFirst(), ours, theirs));
  }

  private static String parameter(List<String> parts, String name) {
    return parts.stream()
        .filter(part -> part.startsWith(name))
        .map(part -> part.substring(name.length()))
        .findFirst()
        .orElse("");
  }

  /** The dialog that a response to our request establishes or belongs to. */
  static DialogId ofResponse(SipMessage response) {
    return new DialogId(response.callId(), response.fromTag(), response.toTag());
  }
}
