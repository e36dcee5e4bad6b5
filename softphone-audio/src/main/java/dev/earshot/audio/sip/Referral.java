package dev.earshot.audio.sip;

import java.util.Optional;

/**
 * A peer's wish that we call somebody else instead of it (REFER, RFC 3515). It is refused unless
 * somebody accepts it while the event is heard. Any thread.
 */
public interface Referral {
  /** Whom to call, without header fields. */
  String target();

  /** Value of the Replaces header field that the call is to carry (RFC 3891), if it is to. */
  Optional<String> replaces();

  /** We try; the peer is told. */
  void accept();

  /** We do not; 403 for somebody who may not ask, 603 for no. */
  void refuse(int status, String reason);

  /** Where our call stands: a provisional status, or a final one, after which nothing is told. */
  void report(int status, String reason);
}
