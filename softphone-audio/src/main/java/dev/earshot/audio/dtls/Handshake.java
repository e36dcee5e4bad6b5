package dev.earshot.audio.dtls;

import dev.earshot.audio.srtp.CryptoSuite;
import dev.earshot.audio.srtp.MasterKey;
import dev.earshot.audio.srtp.SrtpProtection;
import dev.earshot.audio.srtp.SrtpReceiver;
import dev.earshot.audio.srtp.SrtpSender;
import java.io.IOException;
import java.util.Hashtable;
import java.util.Vector;
import java.util.function.Predicate;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/** What client and server have in common. Owned by the dtls thread. */
final class Handshake {
  /** First retransmission; Bouncy Castle doubles it each time. */
  static final int RESEND_MILLIS = 250;

  static final int TIMEOUT_MILLIS = 10_000;

  private static final byte[] NO_MKI = {};

  private final DtlsIdentity identity;
  private final BcTlsCrypto crypto;
  private final Predicate<byte[]> expected;
  private @Nullable CryptoSuite suite;
  private @Nullable SrtpProtection protection;
  private boolean verified;

  /**
   * @param expected whether a certificate, in DER, is the one of the peer's description
   */
  Handshake(DtlsIdentity identity, Predicate<byte[]> expected) {
    this.identity = identity;
    this.expected = expected;
    crypto = new BcTlsCrypto(identity.random());
  }

  BcTlsCrypto crypto() {
    return crypto;
  }

  /** The extension that offers every suite of ours, most wanted first. */
  UseSRTPData offer() {
    int[] profiles = CryptoSuite.dtlsSuites().stream().mapToInt(CryptoSuite::dtlsProfile).toArray();
    return new UseSRTPData(profiles, NO_MKI);
  }

  /** Server: takes the client's best suite that is ours. */
  void choose(Hashtable<?, ?> extensions) throws IOException {
    UseSRTPData offered = TlsSRTPUtils.getUseSRTPExtension(extensions);
    for (int profile : offered == null ? new int[0] : offered.getProtectionProfiles()) {
      if (suite == null) {
        suite = CryptoSuite.ofDtls(profile).orElse(null);
      }
    }
    if (suite == null) {
      throw new TlsFatalAlert(AlertDescription.handshake_failure, "no common SRTP profile");
    }
  }

  /** Server: the extension that answers. */
  UseSRTPData chosen() {
    int profile = suite == null ? 0 : suite.dtlsProfile();
    return new UseSRTPData(new int[] {profile}, NO_MKI);
  }

  /** The certificate must be that of the description, or somebody stands in between. */
  void verify(@Nullable Certificate chain) throws IOException {
    if (chain == null || chain.isEmpty()) {
      throw new TlsFatalAlert(AlertDescription.bad_certificate, "the peer shows no certificate");
    }
    TlsCertificate certificate = chain.getCertificateAt(0);
    if (!expected.test(certificate.getEncoded())) {
      throw new TlsFatalAlert(
          AlertDescription.bad_certificate, "the peer's certificate is not the one announced");
    }
    verified = true;
  }

  TlsCredentialedSigner credentials(TlsContext context) throws IOException {
    AsymmetricKeyParameter key = PrivateKeyFactory.createKey(identity.privateKey());
    TlsCertificate own = crypto.createCertificate(identity.certificate());
    return new BcDefaultTlsCredentialedSigner(
        new TlsCryptoParameters(context),
        crypto,
        key,
        new Certificate(new TlsCertificate[] {own}),
        SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
  }

  static Vector<?> signatureAlgorithms(TlsContext context) {
    return TlsUtils.getDefaultSupportedSignatureAlgorithms(context);
  }

  /** RFC 5764 4.2: client's key, server's key, client's salt, server's salt. */
  void export(TlsContext context, boolean client) throws IOException {
    CryptoSuite agreed = suite;
    if (agreed == null || !verified) {
      throw new TlsFatalAlert(AlertDescription.handshake_failure, "no keys were agreed on");
    }
    int key = agreed.keyBytes();
    int salt = agreed.saltBytes();
    byte[] material = context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, 2 * (key + salt));
    MasterKey clients = key(agreed, material, 0, 2 * key);
    MasterKey servers = key(agreed, material, key, 2 * key + salt);
    protection =
        new SrtpProtection(
            new SrtpSender(client ? clients : servers),
            new SrtpReceiver(client ? servers : clients, 0));
  }

  private static MasterKey key(CryptoSuite suite, byte[] material, int keyAt, int saltAt) {
    byte[] both = new byte[suite.keyBytes() + suite.saltBytes()];
    System.arraycopy(material, keyAt, both, 0, suite.keyBytes());
    System.arraycopy(material, saltAt, both, suite.keyBytes(), suite.saltBytes());
    return MasterKey.of(suite, both).orElseThrow();
  }

  @Nullable SrtpProtection protection() {
    return protection;
  }

  String suite() {
    return suite == null ? "" : suite.name();
  }
}
