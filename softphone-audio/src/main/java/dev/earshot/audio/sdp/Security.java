package dev.earshot.audio.sdp;

import java.util.List;

/** How offer and answer agreed to protect the media. */
public sealed interface Security {
  /** Everybody on the way can listen. */
  record Plain() implements Security {}

  /**
   * SRTP with keys out of the descriptions (RFC 4568).
   *
   * @param ours protects what we send
   * @param theirs protects what the peer sends
   */
  record Sdes(CryptoLine ours, CryptoLine theirs) implements Security {}

  /**
   * SRTP with keys out of a DTLS handshake (RFC 5763).
   *
   * @param theirs fingerprints of which one must be that of the peer's certificate
   * @param client whether we begin the handshake
   */
  record Dtls(List<Fingerprint> theirs, boolean client) implements Security {
    public Dtls {
      theirs = List.copyOf(theirs);
    }
  }
}
