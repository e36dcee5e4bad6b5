package dev.earshot.app.profile;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The supervisor's telephone at a registrar.
 *
 * @param domain right side of the address, for jambonz the account's SIP realm
 * @param user left side of the address, and user name for digest authentication
 * @param registrar where REGISTER goes; unresolved, so that a certificate is compared with the name
 * @param transport {@code udp}, {@code tcp} or {@code tls}
 * @param media codecs and local address
 * @param trust certificates for TLS beside those of the Java platform
 */
public record SipClient(
    String domain,
    String user,
    SecretRef password,
    InetSocketAddress registrar,
    Optional<InetSocketAddress> outboundProxy,
    String transport,
    Media media,
    Optional<Path> trust) {
  /**
   * @param codecs in order of preference
   * @param address of this machine as the other side reaches it; found out by itself if absent
   */
  public record Media(List<String> codecs, Optional<InetAddress> address) {
    public Media {
      codecs = List.copyOf(codecs);
    }
  }
}
