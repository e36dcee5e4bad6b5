package dev.earshot.audio.interop;

import dev.earshot.audio.Await;
import dev.earshot.audio.sip.Certificates;
import dev.earshot.audio.sip.IncomingCalls;
import dev.earshot.audio.sip.Registration;
import dev.earshot.audio.sip.RegistrationState;
import dev.earshot.audio.sip.Secret;
import dev.earshot.audio.sip.SipAccount;
import dev.earshot.audio.sip.TlsConfig;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.audio.sip.UserAgentConfig;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** Kamailio as registrar over TLS with a certificate of its own, and telephones that try it. */
final class TlsRegistrar implements AutoCloseable {
  private static final String OTHER_KEY = "sha256/47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

  private final int port;
  private final TlsConfig.Identity identity;
  private final Kamailio kamailio;

  TlsRegistrar(Path folder) throws Exception {
    identity = new Certificates(folder).pem("kamailio", "ip:127.0.0.1");
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    kamailio = Kamailio.startWithTls(folder.resolve("run"), port, identity);
  }

  /** What comes of a registration by somebody who trusts the certificate, or pins its key. */
  RegistrationState register(boolean trusted, boolean pinned) throws Exception {
    TlsConfig calling = TlsConfig.calling().withPins(Set.of(pinned ? pin() : OTHER_KEY));
    TlsConfig tls = trusted ? calling.withTrust(identity.certificate()) : calling;
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (UserAgent agent =
        UserAgent.open(new UserAgentConfig(any, true, "test").withTls(tls), IncomingCalls.none())) {
      SipAccount account =
          SipAccount.of("sip:anna@127.0.0.1", new Secret("secret"))
              .withRegistrars(List.of("sip:127.0.0.1:" + port + ";transport=tls"));
      Registration registration = agent.register(account, (_, _) -> {});
      Await.until(
          "decided", () -> !(registration.state() instanceof RegistrationState.Registering));
      return registration.state();
    }
  }

  private String pin() throws Exception {
    try (InputStream in = Files.newInputStream(identity.certificate())) {
      byte[] key =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(in)
              .getPublicKey()
              .getEncoded();
      return "sha256/"
          + Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
    }
  }

  @Override
  public void close() {
    kamailio.close();
  }
}
