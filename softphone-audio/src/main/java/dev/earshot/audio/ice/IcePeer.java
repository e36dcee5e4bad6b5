package dev.earshot.audio.ice;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * The other side as its description tells.
 *
 * @param lite whether it only answers checks (RFC 8445 2.5); then we decide
 * @param candidates where it may be reached
 */
public record IcePeer(boolean lite, IceCredentials credentials, List<Candidate> candidates) {
  /**
   * @param priority as the peer states it
   */
  public record Candidate(InetSocketAddress address, long priority) {}

  public IcePeer {
    candidates = List.copyOf(candidates);
  }
}
