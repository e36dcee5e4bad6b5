package dev.earshot.app;

import dev.earshot.audio.phone.IncomingPolicy;
import dev.earshot.audio.sip.SipAccount;
import dev.earshot.audio.sip.TlsConfig;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How the supervisor's telephone reaches the world.
 *
 * @param bind where it speaks SIP; the focus' address with any free port if empty
 * @param accounts with providers; none for the local focus alone
 * @param tls how it speaks TLS, if it does
 * @param incoming what becomes of calls to it
 * @param trace file into which all its SIP messages go, without secrets, if any
 */
public record PhoneOptions(
    Optional<InetSocketAddress> bind,
    List<SipAccount> accounts,
    Optional<TlsConfig> tls,
    IncomingPolicy incoming,
    Optional<Path> trace) {
  /** A telephone that calls the local focus and nobody else. */
  public static final PhoneOptions LOCAL =
      new PhoneOptions(
          Optional.empty(), List.of(), Optional.empty(), IncomingPolicy.NONE, Optional.empty());

  /** The same that deals otherwise with calls to it. */
  PhoneOptions withIncoming(IncomingPolicy policy) {
    return new PhoneOptions(bind, accounts, tls, policy, trace);
  }

  public PhoneOptions {
    accounts = List.copyOf(accounts);
  }
}
