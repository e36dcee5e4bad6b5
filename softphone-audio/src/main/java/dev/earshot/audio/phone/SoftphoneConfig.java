package dev.earshot.audio.phone;

import dev.earshot.audio.sip.SipAccount;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a telephone is. How it speaks SIP (addresses, TLS, trace) is the user agent's.
 *
 * @param name shown to the other side, for example {@code Mara}
 * @param address own SIP address of calls without an account, for example {@code
 *     sip:mara@127.0.0.1}
 * @param media how its legs carry audio, unless their account says otherwise
 * @param accounts with providers, all of them registered; calls go by the one whose domain is
 *     called, else by the first
 * @param incoming what becomes of calls to it
 * @param mediaOf how legs of certain accounts carry audio, by their addresses of record
 */
public record SoftphoneConfig(
    String name,
    String address,
    MediaConfig media,
    List<SipAccount> accounts,
    IncomingPolicy incoming,
    Map<String, MediaConfig> mediaOf) {
  public SoftphoneConfig {
    accounts = List.copyOf(accounts);
    mediaOf = Map.copyOf(mediaOf);
  }

  /** Whose accounts all carry audio alike. */
  public SoftphoneConfig(
      String name,
      String address,
      MediaConfig media,
      List<SipAccount> accounts,
      IncomingPolicy incoming) {
    this(name, address, media, accounts, incoming, Map.of());
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
    return new SoftphoneConfig(name, address, media, others, incoming, mediaOf);
  }

  /** The same that deals otherwise with calls to it. */
  public SoftphoneConfig withIncoming(IncomingPolicy policy) {
    return new SoftphoneConfig(name, address, media, accounts, policy, mediaOf);
  }

  /** The same whose calls by that account carry audio otherwise, for example always encrypted. */
  public SoftphoneConfig withMedia(SipAccount account, MediaConfig special) {
    Map<String, MediaConfig> all = new HashMap<>(mediaOf);
    all.put(account.addressOfRecord(), special);
    return new SoftphoneConfig(name, address, media, accounts, incoming, all);
  }

  /** Every way in which its legs carry audio. */
  Set<MediaConfig> allMedia() {
    Set<MediaConfig> all = new HashSet<>(mediaOf.values());
    all.add(media);
    return all;
  }

  /** How calls by that account, or by none, carry audio. */
  MediaConfig media(Optional<SipAccount> account) {
    return account.map(SipAccount::addressOfRecord).map(mediaOf::get).orElse(media);
  }

  /** The From address of calls by that account. */
  String from(Optional<SipAccount> account) {
    return from(name, account);
  }

  /** The same under another name, which is quoted (RFC 3261 25.1: quoted-string). */
  String from(String who, Optional<SipAccount> account) {
    String quoted = who.replaceAll("[\\p{Cntrl}]", "").replaceAll("([\"\\\\])", "\\\\$1");
    String address = account.map(SipAccount::addressOfRecord).orElse(address());
    return "\"" + quoted + "\" <" + address + ">";
  }
}
