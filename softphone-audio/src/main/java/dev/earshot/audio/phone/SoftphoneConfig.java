package dev.earshot.audio.phone;

import dev.earshot.audio.sip.SipAccount;
import java.util.Optional;

/**
 * @param name shown to the other side, for example {@code Mara}
 * @param address own SIP address, for example {@code sip:mara@127.0.0.1}
 * @param media how its legs carry audio
 * @param account whose credentials answer a proxy's or a callee's challenge, if any
 */
public record SoftphoneConfig(
    String name, String address, MediaConfig media, Optional<SipAccount> account) {
  /** A telephone that is challenged by nobody. */
  public SoftphoneConfig(String name, String address, MediaConfig media) {
    this(name, address, media, Optional.empty());
  }
}
