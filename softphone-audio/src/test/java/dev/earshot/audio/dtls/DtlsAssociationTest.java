package dev.earshot.audio.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.rtp.PacketProtection;
import dev.earshot.audio.rtp.RtpPacket;
import java.io.ByteArrayInputStream;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class DtlsAssociationTest {
  private static final int LENGTH = RtpPacket.HEADER_BYTES + 160;

  private final DtlsIdentity one = DtlsIdentity.create(new SecureRandom());
  private final DtlsIdentity other = DtlsIdentity.create(new SecureRandom());

  /** A client and a server with a network between them that loses what each says first. */
  private final class Pair implements AutoCloseable {
    final CompletableFuture<Optional<String>> clientEnded = new CompletableFuture<>();
    final CompletableFuture<Optional<String>> serverEnded = new CompletableFuture<>();
    private final CompletableFuture<DtlsAssociation> started = new CompletableFuture<>();
    private final AtomicInteger clientSent = new AtomicInteger();
    private final AtomicInteger serverSent = new AtomicInteger();
    final DtlsAssociation client;
    final DtlsAssociation server;

    /**
     * @param lost datagrams at the beginning of each direction
     */
    Pair(Predicate<byte[]> servers, Predicate<byte[]> clients, int lost) {
      server =
          DtlsAssociation.start(
              other,
              clients,
              false,
              (data, offset, length) -> {
                if (serverSent.incrementAndGet() > lost) {
                  deliver(started.join(), data, offset, length);
                }
              },
              serverEnded::complete);
      client =
          DtlsAssociation.start(
              one,
              servers,
              true,
              (data, offset, length) -> {
                if (clientSent.incrementAndGet() > lost) {
                  deliver(server, data, offset, length);
                }
              },
              clientEnded::complete);
      started.complete(client);
    }

    private void deliver(DtlsAssociation to, byte[] data, int offset, int length) {
      byte[] datagram = new byte[length];
      System.arraycopy(data, offset, datagram, 0, length);
      to.received(datagram, length);
    }

    @Override
    public void close() {
      client.close();
      server.close();
    }
  }

  private static Predicate<byte[]> print(DtlsIdentity identity) {
    String expected = identity.fingerprint();
    return certificate -> DtlsIdentity.fingerprint("sha-256", certificate).equals(expected);
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2"})
  void bothSidesGetTheSameKeysWhateverIsLost(int lost) {
    try (Pair pair = new Pair(print(other), print(one), lost)) {
      assertThat(pair.clientEnded.orTimeout(15, TimeUnit.SECONDS).join()).isEmpty();
      assertThat(pair.serverEnded.orTimeout(15, TimeUnit.SECONDS).join()).isEmpty();
      assertThat(pair.client.suite()).isEqualTo("AEAD_AES_256_GCM").isEqualTo(pair.server.suite());
      assertThat(passes(pair.client, pair.server)).isTrue();
      assertThat(passes(pair.server, pair.client)).isTrue();
      assertThat(passes(pair.server, pair.server))
          .as("directions have keys of their own")
          .isFalse();
    }
  }

  @Test
  void aServerWithAnotherCertificateIsRefused() {
    try (Pair pair = new Pair(print(one), print(one), 0)) {
      assertThat(pair.clientEnded.orTimeout(15, TimeUnit.SECONDS).join().orElseThrow())
          .contains("certificate is not the one announced");
      assertThat(pair.serverEnded.orTimeout(15, TimeUnit.SECONDS).join().orElseThrow())
          .contains("refused");
      assertThat(passes(pair.client, pair.server)).isFalse();
      assertThat(pair.client.suite()).isEmpty();
    }
  }

  @Test
  void aClientWithAnotherCertificateIsRefused() {
    try (Pair pair = new Pair(print(other), print(other), 0)) {
      assertThat(pair.serverEnded.orTimeout(15, TimeUnit.SECONDS).join().orElseThrow())
          .contains("certificate is not the one announced");
      assertThat(pair.server.suite()).isEmpty();
      assertThat(passes(pair.server, pair.client)).isFalse();
    }
  }

  @Test
  void theRehearsalPassesAPacket() {
    assertThat(DtlsAssociation.warmUp(new SecureRandom()).orTimeout(15, TimeUnit.SECONDS).join())
        .isTrue();
  }

  @Test
  void beforeTheKeysNothingPasses() {
    DtlsAssociation lonely =
        DtlsAssociation.start(one, print(other), true, (data, offset, length) -> {}, end -> {});
    try (lonely) {
      byte[] packet = new byte[LENGTH + PacketProtection.MOST_GROWTH];
      assertThat(lonely.protect(packet, LENGTH)).isEqualTo(PacketProtection.REFUSED);
      assertThat(lonely.unprotect(packet, LENGTH)).isEqualTo(PacketProtection.REFUSED);
      assertThat(lonely.protectReport(packet, LENGTH)).isEqualTo(PacketProtection.REFUSED);
      assertThat(lonely.unprotectReport(packet, LENGTH)).isEqualTo(PacketProtection.REFUSED);
    }
  }

  @Test
  void theCertificateIsOneForOthersToo() throws Exception {
    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(one.certificate()));
    certificate.verify(certificate.getPublicKey());
    certificate.checkValidity();
    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=earshot");
    assertThat(one.fingerprint()).matches("[0-9A-F]{2}(:[0-9A-F]{2}){31}");
    assertThat(one.fingerprint()).isNotEqualTo(other.fingerprint());
    assertThat(DtlsIdentity.fingerprint("md5", one.certificate())).isEmpty();
  }

  private static boolean passes(DtlsAssociation from, DtlsAssociation to) {
    byte[] packet = new byte[LENGTH + PacketProtection.MOST_GROWTH];
    RtpPacket.writeHeader(packet, false, 0, 7, 160, 5);
    int length = from.protect(packet, LENGTH);
    return length > 0 && to.unprotect(packet, length) == LENGTH;
  }
}
