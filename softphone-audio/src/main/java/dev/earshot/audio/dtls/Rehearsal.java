package dev.earshot.audio.dtls;

import dev.earshot.audio.rtp.PacketProtection;
import dev.earshot.audio.rtp.RtpPacket;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;

/**
 * A handshake with ourselves, in memory, and one packet under its keys: loads and warms what the
 * first call would otherwise wait for.
 */
final class Rehearsal {
  private static final int SERVER = 0;
  private static final int CLIENT = 1;
  private static final int PACKET = RtpPacket.HEADER_BYTES + 160;

  private final DtlsIdentity identity;
  private final AtomicReferenceArray<DtlsAssociation> sides = new AtomicReferenceArray<>(2);
  private final CompletableFuture<Optional<String>> client = new CompletableFuture<>();
  private final CompletableFuture<Optional<String>> server = new CompletableFuture<>();

  Rehearsal(SecureRandom random) {
    identity = DtlsIdentity.create(random);
  }

  /** Begins; the value is whether a packet passed, once it is over. */
  CompletableFuture<Boolean> begin() {
    sides.set(SERVER, side(false, CLIENT, server));
    sides.set(CLIENT, side(true, SERVER, client));
    return client
        .thenCombine(server, (one, other) -> one.isEmpty() && other.isEmpty() && passes())
        .whenComplete((_, _) -> end());
  }

  private DtlsAssociation side(boolean begins, int other, CompletableFuture<Optional<String>> end) {
    String print = identity.fingerprint();
    Predicate<byte[]> ours =
        certificate -> DtlsIdentity.fingerprint(DtlsIdentity.HASH, certificate).equals(print);
    return DtlsAssociation.start(
        identity,
        ours,
        begins,
        (data, offset, length) -> deliver(other, data, offset, length),
        end::complete);
  }

  /** What comes before the other side stands is lost, as on any network, and repeated. */
  private void deliver(int to, byte[] data, int offset, int length) {
    DtlsAssociation side = sides.get(to);
    if (side != null) {
      side.received(Arrays.copyOfRange(data, offset, offset + length), length);
    }
  }

  private boolean passes() {
    byte[] packet = new byte[PACKET + PacketProtection.MOST_GROWTH];
    RtpPacket.writeHeader(packet, false, 0, 1, 160, 1);
    int length = sides.get(CLIENT).protect(packet, PACKET);
    return length > 0 && sides.get(SERVER).unprotect(packet, length) == PACKET;
  }

  private void end() {
    sides.get(CLIENT).close();
    sides.get(SERVER).close();
  }
}
