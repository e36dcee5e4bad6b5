package dev.earshot.audio.phone;

import dev.earshot.audio.dtls.DtlsAssociation;
import dev.earshot.audio.dtls.DtlsIdentity;
import dev.earshot.audio.rtp.PacketProtection;
import dev.earshot.audio.rtp.RtpSession;
import dev.earshot.audio.sdp.Fingerprint;
import dev.earshot.audio.sdp.Security;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The DTLS handshakes of one call: one for each agreement on other certificates or roles.
 * Agreements come from any thread, one at a time; datagrams on the rtp thread.
 */
final class DtlsLink implements AutoCloseable {
  /** A peer that begins before we know its certificate repeats itself; until then these wait. */
  private static final int MOST_EARLY = 4;

  private static final int LONGEST_EARLY = 1500;

  private final RtpSession session;
  private final Consumer<Optional<String>> ended;
  private @Nullable DtlsIdentity identity;
  private Security.@Nullable Dtls agreed;
  private @Nullable DtlsAssociation association;
  private @Nullable InetSocketAddress announced;
  private volatile @Nullable InetSocketAddress peer;
  private final List<byte[]> early = new ArrayList<>();

  /**
   * @param ended hears on the dtls thread how a handshake ended: of its failure, or of nothing
   */
  DtlsLink(RtpSession session, Consumer<Optional<String>> ended) {
    this.session = session;
    this.ended = ended;
  }

  /** Of our certificate, which is made when it is first asked for, by who negotiates. */
  Fingerprint fingerprint() {
    return new Fingerprint(DtlsIdentity.HASH, identity().fingerprint());
  }

  private DtlsIdentity identity() {
    DtlsIdentity known = identity;
    if (known == null) {
      known = DtlsIdentity.create(new SecureRandom());
      identity = known;
    }
    return known;
  }

  /** Begins a handshake, or goes on with the one that fits. */
  PacketProtection follow(Security.Dtls dtls, InetSocketAddress address) {
    // Making one takes milliseconds, in which the rtp thread must not wait.
    return follow(identity(), dtls, address);
  }

  private synchronized PacketProtection follow(
      DtlsIdentity own, Security.Dtls dtls, InetSocketAddress address) {
    if (!address.equals(announced)) {
      announced = address;
      peer = address;
    }
    DtlsAssociation present = association;
    if (present != null && dtls.equals(agreed)) {
      return present;
    }
    if (present != null) {
      present.close();
    }
    agreed = dtls;
    DtlsAssociation next =
        DtlsAssociation.start(
            own,
            certificate -> isAnnounced(dtls.theirs(), certificate),
            dtls.client(),
            this::send,
            ended::accept);
    association = next;
    early.forEach(datagram -> next.received(datagram, datagram.length));
    early.clear();
    return next;
  }

  /** The peer is there, as checks have found. */
  synchronized void moveTo(InetSocketAddress address) {
    peer = address;
  }

  private static boolean isAnnounced(List<Fingerprint> prints, byte[] certificate) {
    return prints.stream()
        .anyMatch(
            print ->
                !print.value().isEmpty()
                    && DtlsIdentity.fingerprint(print.hash(), certificate).equals(print.value()));
  }

  private void send(byte[] data, int offset, int length) {
    InetSocketAddress to = peer;
    if (to != null) {
      session.sendBeside(data, offset, length, to);
    }
  }

  /** The suite once there are keys. Any thread. */
  synchronized String suite() {
    DtlsAssociation present = association;
    return present == null ? "" : present.suite();
  }

  /**
   * Rtp thread: something came from there. As long as there are no keys we answer where the peer's
   * datagrams come from, as with its media: whoever waits for our handshake behind a router, or
   * names another address than his own, gives himself away by STUN. The certificate tells who it
   * is.
   */
  synchronized void heardFrom(InetSocketAddress source) {
    DtlsAssociation present = association;
    if (present != null && present.suite().isEmpty()) {
      peer = source;
    }
  }

  /** Rtp thread: a DTLS record. */
  synchronized void onDatagram(InetSocketAddress source, byte[] data, int length) {
    DtlsAssociation present = association;
    heardFrom(source);
    if (present != null) {
      present.received(data, length);
    } else if (early.size() < MOST_EARLY && length <= LONGEST_EARLY) {
      early.add(Arrays.copyOf(data, length));
    }
  }

  @Override
  public synchronized void close() {
    if (association != null) {
      association.close();
    }
  }
}
