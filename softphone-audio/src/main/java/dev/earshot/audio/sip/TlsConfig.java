package dev.earshot.audio.sip;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * How a user agent speaks TLS, 1.2 and 1.3. Calling needs nothing; taking calls needs an identity.
 *
 * @param listen where connections are taken; port 0 takes any free one
 * @param identity who we are, to callers and to those who want a client's certificate
 * @param trust file of trusted certificates, PEM or PKCS #12; without it those of the Java platform
 * @param namesChecked whether a called host must be named in its certificate; nothing but a test
 *     should say no
 * @param clientsChecked whether callers must show a certificate that {@code trust} vouches for
 * @param pins keys one of which a called host's certificates must have besides, for example {@code
 *     sha256/47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=}; any if empty
 */
public record TlsConfig(
    Optional<InetSocketAddress> listen,
    Optional<Identity> identity,
    Optional<Path> trust,
    boolean namesChecked,
    boolean clientsChecked,
    Set<String> pins) {
  /**
   * A certificate and its key.
   *
   * @param certificate PEM file, our certificate first and then those above it; or a PKCS #12 file
   * @param key PEM file with the key; none for PKCS #12, which holds it
   * @param password of the key or the PKCS #12 file, if it has one
   */
  public record Identity(Path certificate, Optional<Path> key, Optional<Secret> password) {}

  public TlsConfig {
    pins = Set.copyOf(pins);
    for (String pin : pins) {
      if (!PinnedTrust.isPin(pin)) {
        throw new IllegalArgumentException("not a pin like sha256/<43 characters>=: " + pin);
      }
    }
    if (listen.isPresent() && identity.isEmpty()) {
      throw new IllegalArgumentException("to take calls over TLS needs a certificate");
    }
    if (clientsChecked && trust.isEmpty()) {
      throw new IllegalArgumentException("to check callers' certificates needs a file of trust");
    }
  }

  /** For calling only, trusting whom the Java platform trusts. */
  public static TlsConfig calling() {
    return new TlsConfig(
        Optional.empty(), Optional.empty(), Optional.empty(), true, false, Set.of());
  }

  /** For taking calls there as that identity, and for calling. */
  public static TlsConfig listening(InetSocketAddress address, Identity identity) {
    return new TlsConfig(
        Optional.of(address), Optional.of(identity), Optional.empty(), true, false, Set.of());
  }

  /** The same with an identity to show to those who ask for one. */
  public TlsConfig withIdentity(Identity newIdentity) {
    return new TlsConfig(
        listen, Optional.of(newIdentity), trust, namesChecked, clientsChecked, pins);
  }

  /** The same trusting nobody but those in the file. */
  public TlsConfig withTrust(Path newTrust) {
    return new TlsConfig(
        listen, identity, Optional.of(newTrust), namesChecked, clientsChecked, pins);
  }

  /** The same taking only callers with a trusted certificate. */
  public TlsConfig withClientsChecked() {
    return new TlsConfig(listen, identity, trust, namesChecked, true, pins);
  }

  /** The same calling only hosts with one of these keys. */
  public TlsConfig withPins(Set<String> newPins) {
    return new TlsConfig(listen, identity, trust, namesChecked, clientsChecked, newPins);
  }

  /**
   * The same for another server of ours, for example of HTTP.
   *
   * @throws IOException naming the file and what is wrong with it
   */
  public SSLContext context() throws IOException {
    return TlsFiles.read(this).context();
  }
}
