package dev.earshot.audio.sip;

import java.net.InetSocketAddress;

/**
 * @param bind address and port for UDP and TCP; port 0 takes any free one (the same for both)
 * @param tcp whether to listen on TCP as well
 * @param userAgent value of the User-Agent and Server header fields
 * @param sessions when calls with vanished peers end
 */
public record UserAgentConfig(
    InetSocketAddress bind, boolean tcp, String userAgent, SessionTimers sessions) {
  /** With the usual session timers. */
  public UserAgentConfig(InetSocketAddress bind, boolean tcp, String userAgent) {
    this(bind, tcp, userAgent, SessionTimers.DEFAULT);
  }

  /** The same with other session timers. */
  public UserAgentConfig withSessions(SessionTimers newSessions) {
    return new UserAgentConfig(bind, tcp, userAgent, newSessions);
  }
}
