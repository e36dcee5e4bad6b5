package dev.earshot.audio.sip;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * @param bind address and port for UDP and TCP; port 0 takes any free one (the same for both)
 * @param tcp whether to listen on TCP as well
 * @param userAgent value of the User-Agent and Server header fields
 * @param sessions when calls with vanished peers end
 * @param tls how TLS is spoken, if it is
 */
public record UserAgentConfig(
    InetSocketAddress bind,
    boolean tcp,
    String userAgent,
    SessionTimers sessions,
    Optional<TlsConfig> tls) {
  /** With the usual session timers, without TLS. */
  public UserAgentConfig(InetSocketAddress bind, boolean tcp, String userAgent) {
    this(bind, tcp, userAgent, SessionTimers.DEFAULT, Optional.empty());
  }

  /** The same with other session timers. */
  public UserAgentConfig withSessions(SessionTimers newSessions) {
    return new UserAgentConfig(bind, tcp, userAgent, newSessions, tls);
  }

  /** The same with TLS. */
  public UserAgentConfig withTls(TlsConfig newTls) {
    return new UserAgentConfig(bind, tcp, userAgent, sessions, Optional.of(newTls));
  }
}
