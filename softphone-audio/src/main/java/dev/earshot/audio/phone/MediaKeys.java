package dev.earshot.audio.phone;

import dev.earshot.audio.rtp.PacketProtection;
import dev.earshot.audio.sdp.Agreement;
import dev.earshot.audio.sdp.CryptoLine;
import dev.earshot.audio.sdp.Fingerprint;
import dev.earshot.audio.sdp.LocalSecurity;
import dev.earshot.audio.sdp.Security;
import dev.earshot.audio.srtp.CryptoSuite;
import dev.earshot.audio.srtp.MasterKey;
import dev.earshot.audio.srtp.SrtpProtection;
import dev.earshot.audio.srtp.SrtpReceiver;
import dev.earshot.audio.srtp.SrtpSender;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one call's media: ours, one for each suite for as long as the call lasts, and the
 * peer's. Guarded by {@link MediaPath}.
 */
final class MediaKeys {
  /** A key that began anew would encrypt two packets alike, so its sender is kept. */
  private final Map<CryptoSuite, SrtpSender> senders = new EnumMap<>(CryptoSuite.class);

  private final DtlsLink dtls;
  private LocalSecurity local;
  private volatile String sdesSuite = "";
  private @Nullable CryptoLine heard;
  private @Nullable SrtpReceiver receiver;

  /**
   * @param dtls does the handshakes, if the call has one
   */
  MediaKeys(MediaSecurity security, RandomGenerator random, DtlsLink dtls) {
    this.dtls = dtls;
    List<CryptoLine> lines = new ArrayList<>();
    if (security.can(MediaSecurity.Keying.SDES)) {
      for (CryptoSuite suite : security.suites()) {
        MasterKey key = MasterKey.random(suite, random);
        String text = key.base64().replace("=", "");
        lines.add(new CryptoLine(lines.size() + 1, suite.name(), text, 0));
      }
    }
    Optional<Supplier<Fingerprint>> print =
        security.can(MediaSecurity.Keying.DTLS) ? Optional.of(dtls::fingerprint) : Optional.empty();
    boolean required = security.policy() == MediaSecurity.Policy.REQUIRED;
    local = LocalSecurity.of(required, lines, lines.isEmpty() ? 0 : security.offered(), print);
  }

  /** How packets are protected, for people; empty if not at all. Any thread. */
  String description() {
    String byHandshake = dtls.suite();
    if (!byHandshake.isEmpty()) {
      return "DTLS " + byHandshake;
    }
    return sdesSuite.isEmpty() ? "" : "SDES " + sdesSuite;
  }

  /** What descriptions say of it now. */
  LocalSecurity local() {
    return local;
  }

  /** Takes an agreement over; how packets are protected by it, null if not at all. */
  @Nullable PacketProtection settle(Agreement agreed) {
    local = local.after(agreed);
    return switch (agreed.security()) {
      case Security.Plain _ -> null;
      case Security.Sdes sdes -> sdes(sdes);
      case Security.Dtls handshake -> {
        sdesSuite = "";
        yield dtls.follow(handshake, agreed.rtp());
      }
    };
  }

  private PacketProtection sdes(Security.Sdes sdes) {
    // The lines are ours and fit each other, or there were no agreement.
    CryptoSuite suite = CryptoSuite.named(sdes.ours().suite()).orElseThrow();
    MasterKey ours = MasterKey.fromBase64(suite, sdes.ours().key()).orElseThrow();
    SrtpSender sender = senders.computeIfAbsent(suite, _ -> new SrtpSender(ours));
    SrtpReceiver present = receiver;
    if (present == null || !sdes.theirs().equals(heard)) {
      MasterKey theirs = MasterKey.fromBase64(suite, sdes.theirs().key()).orElseThrow();
      present = new SrtpReceiver(theirs, sdes.theirs().mkiBytes());
      receiver = present;
      heard = sdes.theirs();
    }
    sdesSuite = suite.name();
    return new SrtpProtection(sender, present);
  }
}
