package dev.earshot.audio.sip;

import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts whom another trusts, but servers only if a certificate of their chain has one of the
 * pinned keys (RFC 7469 2.4: base64 of the SHA-256 of its SubjectPublicKeyInfo).
 */
final class PinnedTrust extends X509ExtendedTrustManager {
  private static final String PREFIX = "sha256/";

  private final X509ExtendedTrustManager trust;
  private final Set<String> pins;

  PinnedTrust(X509ExtendedTrustManager trust, Set<String> pins) {
    this.trust = trust;
    this.pins = pins;
  }

  static boolean isPin(String text) {
    return text.matches("sha256/[A-Za-z0-9+/]{43}=");
  }

  /** The pin of a certificate's key. */
  static String pin(X509Certificate certificate) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(certificate.getPublicKey().getEncoded());
      return PREFIX + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    for (X509Certificate certificate : chain) {
      if (pins.contains(pin(certificate))) {
        return;
      }
    }
    throw new CertificateException("no certificate of the other side has a pinned key");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    trust.checkServerTrusted(chain, type, engine);
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    trust.checkServerTrusted(chain, type, socket);
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    trust.checkServerTrusted(chain, type);
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    trust.checkClientTrusted(chain, type, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    trust.checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    trust.checkClientTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return trust.getAcceptedIssuers();
  }
}
