package dev.earshot.audio.phone;

import dev.earshot.audio.sip.SipAccount;
import java.util.List;
import java.util.Optional;

/**
 * What a telephone is. How it speaks SIP (addresses, TLS, trace) is the user agent's.
 *
 * @param name shown to the other side, for example {@code Mara}
 * @param address own SIP address of calls without an account, for example {@code
 *     sip:mara@127.0.0.1}
 * @param media how its legs carry audio
 * @param accounts with providers, all of them registered; calls go by the one whose domain is
 *     called, else by the first
 * @param incoming what becomes of calls to it
 */
public record SoftphoneConfig(
    String name,
    String address,
    MediaConfig media,
    List<SipAccount> accounts,
    IncomingPolicy incoming) {
  public SoftphoneConfig {
    accounts = List.copyOf(accounts);
  }

  /** A telephone that is challenged by nobody and takes no calls. */
  public SoftphoneConfig(String name, String address, MediaConfig media) {
    this(name, address, media, List.of(), IncomingPolicy.NONE);
  }

  /** A telephone with an account, or none, that takes no calls. */
  public SoftphoneConfig(
      String name, String address, MediaConfig media, Optional<SipAccount> account) {
    this(name, address, media, account.stream().toList(), IncomingPolicy.NONE);
  }

  /** The same with other accounts. */
  public SoftphoneConfig withAccounts(List<SipAccount> others) {
    return new SoftphoneConfig(name, address, media, others, incoming);
  }

  /** The same that deals otherwise with calls to it. */
  public SoftphoneConfig withIncoming(IncomingPolicy policy) {
    return new SoftphoneConfig(name, address, media, accounts, policy);
  }
}
