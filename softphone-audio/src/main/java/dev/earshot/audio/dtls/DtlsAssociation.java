package dev.earshot.audio.dtls;

import dev.earshot.audio.rtp.PacketProtection;
import dev.earshot.audio.srtp.SrtpProtection;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.bouncycastle.tls.TlsTimeoutException;

/**
 * One DTLS association of one call: the handshake on a thread of its own, then the packets'
 * protection. Until the keys exist, and if they never do, nothing passes in either direction. After
 * the handshake the thread goes on to repeat its last flight, should the peer have missed it.
 */
public final class DtlsAssociation implements PacketProtection, AutoCloseable {
  /** How often the thread looks whether it is still wanted. */
  private static final int IDLE_MILLIS = 2_000;

  /** Sends datagrams to the peer, on the dtls thread; must not block. */
  @FunctionalInterface
  public interface Outlet {
    void send(byte[] data, int offset, int length);
  }

  /** Hears once how the handshake ended, on the dtls thread. */
  @FunctionalInterface
  public interface Ending {
    /**
     * @param failure why there are no keys; empty if there are
     */
    void ended(Optional<String> failure);
  }

  private final Handshake handshake;
  private final boolean client;
  private final DatagramQueue network;
  private final Ending ending;
  private volatile PacketProtection protection = PacketProtection.NOTHING_PASSES;
  private volatile String suite = "";
  private volatile boolean closed;

  private DtlsAssociation(Handshake handshake, boolean client, Outlet outlet, Ending ending) {
    this.handshake = handshake;
    this.client = client;
    this.ending = ending;
    network = new DatagramQueue(outlet);
  }

  /**
   * Begins a handshake.
   *
   * @param expected whether a certificate, in DER, is the one the peer has announced
   * @param client whether we speak first
   */
  public static DtlsAssociation start(
      DtlsIdentity identity,
      Predicate<byte[]> expected,
      boolean client,
      Outlet outlet,
      Ending ending) {
    DtlsAssociation association =
        new DtlsAssociation(new Handshake(identity, expected), client, outlet, ending);
    Thread.ofVirtual().name("dtls").start(association::run);
    return association;
  }

  /**
   * Loads and warms, on threads of its own, what the first handshake would otherwise load on the
   * threads of its call: most of a second on an idle machine, many on a busy one.
   *
   * @return whether it worked, once it is done
   */
  public static CompletableFuture<Boolean> warmUp(SecureRandom random) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("dtls")
        .start(
            () ->
                new Rehearsal(random)
                    .begin()
                    .whenComplete((worked, _) -> done.complete(Boolean.TRUE.equals(worked))));
    return done;
  }

  /** Rtp thread: takes a datagram of the peer. */
  public void received(byte[] data, int length) {
    network.offer(data, length);
  }

  /** The agreed suite; empty before the keys exist. Any thread. */
  public String suite() {
    return suite;
  }

  private void run() {
    try {
      DTLSTransport transport =
          client
              ? new DTLSClientProtocol().connect(new SrtpClient(handshake), network)
              : new DTLSServerProtocol().accept(new SrtpServer(handshake), network);
      SrtpProtection keys = handshake.protection();
      if (keys == null) {
        throw new IOException("the handshake gave no keys");
      }
      suite = handshake.suite();
      protection = keys;
      ending.ended(Optional.empty());
      answerRepetitions(transport);
    } catch (IOException | RuntimeException e) {
      // Bouncy Castle closes the network when a handshake fails.
      network.close();
      if (suite.isEmpty() && !closed) {
        ending.ended(Optional.of(reason(e)));
      }
    }
  }

  /** Whatever the peer repeats of the handshake is answered within the call that receives it. */
  private void answerRepetitions(DTLSTransport transport) throws IOException {
    byte[] unused = new byte[transport.getReceiveLimit()];
    while (!network.closed()) {
      transport.receive(unused, 0, unused.length, IDLE_MILLIS);
    }
    transport.close();
  }

  private static String reason(Exception e) {
    return switch (e) {
      case TlsTimeoutException _ -> "the peer did not finish the DTLS handshake";
      case TlsFatalAlertReceived alert ->
          "the peer refused the DTLS handshake: " + alert.getMessage();
      case TlsFatalAlert alert -> "the DTLS handshake failed: " + alert.getMessage();
      default -> "the DTLS handshake failed: " + e;
    };
  }

  @Override
  public int protect(byte[] packet, int length) {
    return protection.protect(packet, length);
  }

  @Override
  public int unprotect(byte[] packet, int length) {
    return protection.unprotect(packet, length);
  }

  @Override
  public int protectReport(byte[] packet, int length) {
    return protection.protectReport(packet, length);
  }

  @Override
  public int unprotectReport(byte[] packet, int length) {
    return protection.unprotectReport(packet, length);
  }

  /** Ends the thread soon; idempotent. */
  @Override
  public void close() {
    closed = true;
    network.close();
  }
}
