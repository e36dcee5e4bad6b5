package dev.earshot.audio.sip;

import dev.earshot.audio.sip.admission.AdmissionPolicy;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * @param bind address and port for UDP and TCP; port 0 takes any free one (the same for both)
 * @param tcp whether to listen on TCP as well
 * @param userAgent value of the User-Agent and Server header fields
 * @param sessions when calls with vanished peers end
 * @param tls how TLS is spoken, if it is
 * @param admission who may call
 * @param trace where all messages are written, if anywhere
 * @param stunServer asked for the address by which others see our UDP socket, if one is
 */
public record UserAgentConfig(
    InetSocketAddress bind,
    boolean tcp,
    String userAgent,
    SessionTimers sessions,
    Optional<TlsConfig> tls,
    AdmissionPolicy admission,
    Optional<TraceConfig> trace,
    Optional<InetSocketAddress> stunServer) {
  /** With the usual session timers, without TLS, and open to everybody. */
  public UserAgentConfig(InetSocketAddress bind, boolean tcp, String userAgent) {
    this(
        bind,
        tcp,
        userAgent,
        SessionTimers.DEFAULT,
        Optional.empty(),
        AdmissionPolicy.OPEN,
        Optional.empty(),
        Optional.empty());
  }

  /** The same with other session timers. */
  public UserAgentConfig withSessions(SessionTimers newSessions) {
    return new UserAgentConfig(
        bind, tcp, userAgent, newSessions, tls, admission, trace, stunServer);
  }

  /** The same with TLS. */
  public UserAgentConfig withTls(TlsConfig newTls) {
    return new UserAgentConfig(
        bind, tcp, userAgent, sessions, Optional.of(newTls), admission, trace, stunServer);
  }

  /** The same for other callers. */
  public UserAgentConfig withAdmission(AdmissionPolicy newAdmission) {
    return new UserAgentConfig(
        bind, tcp, userAgent, sessions, tls, newAdmission, trace, stunServer);
  }

  /** The same with a trace of all messages. */
  public UserAgentConfig withTrace(TraceConfig newTrace) {
    return new UserAgentConfig(
        bind, tcp, userAgent, sessions, tls, admission, Optional.of(newTrace), stunServer);
  }

  /** The same that tells by datagram the address by which that server sees it. */
  public UserAgentConfig withStun(InetSocketAddress server) {
    return new UserAgentConfig(
        bind, tcp, userAgent, sessions, tls, admission, trace, Optional.of(server));
  }
}
