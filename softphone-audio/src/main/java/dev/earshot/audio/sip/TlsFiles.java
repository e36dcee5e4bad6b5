package dev.earshot.audio.sip;

import dev.earshot.audio.sip.transport.TlsSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Reads certificates and keys. What is wrong with a file is said in one line with its name; of its
 * content nothing is said.
 */
final class TlsFiles {
  private TlsFiles() {}

  /**
   * @throws IOException naming the file and what is wrong with it
   */
  static TlsSettings read(TlsConfig config) throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      KeyManager[] keys =
          config.identity().isPresent() ? keys(config.identity().get()) : new KeyManager[0];
      context.init(keys, pinned(trusted(config.trust()), config.pins()), null);
      return new TlsSettings(
          context, config.listen(), config.namesChecked(), config.clientsChecked());
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
    }
  }

  private static KeyManager[] keys(TlsConfig.Identity identity)
      throws IOException, GeneralSecurityException {
    char[] password = identity.password().map(p -> p.reveal().toCharArray()).orElse(new char[0]);
    KeyStore store =
        identity.key().isPresent() || !isPkcs12(identity.certificate())
            ? pem(identity, password)
            : pkcs12(identity.certificate(), password, "TLS certificate");
    if (java.util.Collections.list(store.aliases()).stream().noneMatch(a -> holdsKey(store, a))) {
      throw wrong("TLS certificate", identity.certificate(), "holds no private key");
    }
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(store, password);
    return factory.getKeyManagers();
  }

  private static boolean holdsKey(KeyStore store, String alias) {
    try {
      return store.isKeyEntry(alias);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static KeyStore pem(TlsConfig.Identity identity, char[] password)
      throws IOException, GeneralSecurityException {
    Collection<? extends Certificate> chain =
        certificates(identity.certificate(), "TLS certificate");
    Path keyFile = identity.key().orElse(identity.certificate());
    PrivateKey key;
    try {
      key = PemKey.read(text(keyFile, "TLS key"), password);
    } catch (GeneralSecurityException e) {
      throw wrong("TLS key", keyFile, String.valueOf(e.getMessage()));
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    Certificate[] certificates = chain.toArray(new Certificate[0]);
    if (!PemKey.belongsTo(key, certificates[0].getPublicKey())) {
      throw wrong("TLS key", keyFile, "does not belong to " + identity.certificate());
    }
    store.setKeyEntry("earshot", key, password, certificates);
    return store;
  }

  private static TrustManager[] pinned(TrustManager[] managers, Set<String> pins) {
    TrustManager[] pinned = managers.clone();
    for (int i = 0; i < pinned.length && !pins.isEmpty(); i++) {
      if (pinned[i] instanceof X509ExtendedTrustManager trust) {
        pinned[i] = new PinnedTrust(trust, pins);
      }
    }
    return pinned;
  }

  private static TrustManager[] trusted(Optional<Path> file)
      throws IOException, GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    if (file.isEmpty()) {
      factory.init((KeyStore) null);
      return factory.getTrustManagers();
    }
    KeyStore store;
    if (isPkcs12(file.get())) {
      store = pkcs12(file.get(), new char[0], "TLS trust");
    } else {
      store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      int number = 0;
      for (Certificate certificate : certificates(file.get(), "TLS trust")) {
        store.setCertificateEntry("trusted-" + number++, certificate);
      }
    }
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static boolean isPkcs12(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".p12") || name.endsWith(".pfx");
  }

  private static KeyStore pkcs12(Path file, char[] password, String what) throws IOException {
    byte[] bytes = bytes(file, what);
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      // Without a password the certificates of a file are read but not proved whole.
      store.load(new ByteArrayInputStream(bytes), password.length == 0 ? null : password);
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw wrong(what, file, "is no PKCS #12 file, or has another password");
    }
  }

  private static Collection<? extends Certificate> certificates(Path file, String what)
      throws IOException {
    try {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes(file, what)));
      if (!found.isEmpty()) {
        return found;
      }
    } catch (CertificateException e) {
      throw wrong(what, file, "holds no PEM certificate");
    }
    throw wrong(what, file, "holds no PEM certificate");
  }

  private static String text(Path file, String what) throws IOException {
    return new String(bytes(file, what), java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(Path file, String what) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw wrong(what, file, "no such file");
    } catch (IOException | UncheckedIOException e) {
      throw wrong(what, file, "cannot be read");
    }
  }

  private static IOException wrong(String what, Path file, String problem) {
    return new IOException(what + " " + file + ": " + problem);
  }
}
