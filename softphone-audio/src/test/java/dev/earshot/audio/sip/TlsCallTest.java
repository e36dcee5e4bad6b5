package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.audio.Await;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** User agents of ours call each other over TLS, with certificates made for the test. */
class TlsCallTest {
  private static final String OFFER = "v=0\r\ns=offer\r\n";
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);

  @TempDir private static Path directory;
  private static TlsConfig.Identity focusIdentity;
  private static TlsConfig.Identity maraIdentity;

  private final List<UserAgent> open = new ArrayList<>();
  private final EventLog caller = new EventLog();
  private final EventLog callee = new EventLog();
  private final LinkedBlockingQueue<IncomingCall> calls = new LinkedBlockingQueue<>();

  @BeforeAll
  static void certificates() throws Exception {
    Certificates certificates = new Certificates(directory);
    focusIdentity = certificates.pem("focus", "ip:127.0.0.1,dns:focus.test");
    maraIdentity =
        new TlsConfig.Identity(
            certificates.pkcs12("mara", "dns:mara.test"),
            Optional.empty(),
            Optional.of(new Secret(Certificates.PASSWORD)));
    certificates.pem("elsewhere", "dns:elsewhere.test");
    certificates.pem("old", "ip:127.0.0.1", "-startdate", "-10d", "-validity", "5");
  }

  @AfterEach
  void close() {
    open.forEach(UserAgent::close);
  }

  private static Path file(String name) {
    return directory.resolve(name);
  }

  private static TlsConfig.Identity identity(String name) {
    return new TlsConfig.Identity(
        file(name + ".pem"), Optional.of(file(name + ".key")), Optional.empty());
  }

  private UserAgent agent(String name, TlsConfig tls, IncomingCalls incoming) throws IOException {
    UserAgent agent = UserAgent.open(new UserAgentConfig(ANY, true, name).withTls(tls), incoming);
    open.add(agent);
    return agent;
  }

  private UserAgent focus(TlsConfig tls) throws IOException {
    return agent(
        "focus",
        tls,
        call -> {
          calls.add(call);
          return callee;
        });
  }

  private UserAgent mara() throws IOException {
    TlsConfig tls = TlsConfig.calling().withTrust(file("focus.pem"));
    return agent("mara", tls, IncomingCalls.none());
  }

  private Call dial(UserAgent from, UserAgent to, String scheme, String parameters) {
    String target =
        scheme + ":room@127.0.0.1:" + to.tlsAddress().orElseThrow().getPort() + parameters;
    return from.call(
        new CallRequest(target, "<sip:mara@127.0.0.1>", OFFER, List.of(), Optional.empty()),
        caller);
  }

  private IncomingCall taken() throws InterruptedException {
    IncomingCall call = calls.poll(20, TimeUnit.SECONDS);
    assertThat(call).isNotNull();
    return call;
  }

  @ParameterizedTest
  @ValueSource(strings = {"sip;transport=tls", "sips"})
  void aCallIsMadeChangedAndHungUpByEitherSide(String way) throws Exception {
    String[] parts = way.split("(?=;)", 2);
    UserAgent focus = focus(TlsConfig.listening(ANY, focusIdentity));
    UserAgent mara = mara();
    for (boolean byCallee : new boolean[] {true, false}) {
      Call outgoing = dial(mara, focus, parts[0], parts.length > 1 ? parts[1] : "");
      IncomingCall incoming = taken();
      assertThat(incoming.header("Contact").orElseThrow()).startsWith("<" + parts[0] + ":");
      incoming.answer("v=0", List.of());
      caller.next(CallEvent.Answered.class);
      callee.next(CallEvent.Confirmed.class);
      incoming.reinvite("hold");
      caller.next(CallEvent.Reinvited.class);
      outgoing.answerReinvite("held");
      callee.next(CallEvent.ReinviteAnswered.class);
      (byCallee ? incoming : outgoing).hangUp();
      caller.next(CallEvent.Ended.class);
      callee.next(CallEvent.Ended.class);
    }
    assertThat(focus.stats().internalErrors()).isZero();
    assertThat(mara.stats().internalErrors()).isZero();
  }

  @Test
  void whoIsNotNamedInItsCertificateIsNotCalled() throws Exception {
    UserAgent focus = focus(TlsConfig.listening(ANY, identity("elsewhere")));
    UserAgent mara =
        agent("mara", TlsConfig.calling().withTrust(file("elsewhere.pem")), IncomingCalls.none());
    dial(mara, focus, "sips", "");
    assertThat(caller.next(CallEvent.Failed.class))
        .isEqualTo(
            new CallEvent.Failed(503, "the certificate of the other side is for another name"));
    assertThat(calls).isEmpty();
  }

  @Test
  void whoHasAnotherKeyThanThePinnedOneIsNotCalled() throws Exception {
    UserAgent focus = focus(TlsConfig.listening(ANY, focusIdentity));
    TlsConfig trusting = TlsConfig.calling().withTrust(file("focus.pem"));
    String other = PinnedTrust.pin(certificate("elsewhere"));
    UserAgent wrong = agent("wrong", trusting.withPins(Set.of(other)), IncomingCalls.none());
    dial(wrong, focus, "sips", "");
    assertThat(caller.next(CallEvent.Failed.class).reason())
        .isEqualTo("the certificate of the other side has another key than expected");
    String right = PinnedTrust.pin(certificate("focus"));
    UserAgent mara = agent("mara", trusting.withPins(Set.of(other, right)), IncomingCalls.none());
    Call call = dial(mara, focus, "sips", "");
    taken();
    call.hangUp();
    callee.next(CallEvent.Ended.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha256/short=", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="})
  void whatIsNoPinIsRefused(String pin) {
    assertThatThrownBy(() -> TlsConfig.calling().withPins(Set.of(pin)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not a pin");
  }

  private static X509Certificate certificate(String name) throws Exception {
    try (InputStream in = Files.newInputStream(file(name + ".pem"))) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mara", "old"})
  void aCertificateNobodyVouchesForOrThatIsOldIsRefused(String name) throws Exception {
    TlsConfig.Identity identity = name.equals("mara") ? focusIdentity : identity(name);
    UserAgent focus = focus(TlsConfig.listening(ANY, identity));
    TlsConfig calling =
        name.equals("mara")
            ? TlsConfig.calling()
            : TlsConfig.calling().withTrust(file("elsewhere.pem"));
    dial(agent("mara", calling, IncomingCalls.none()), focus, "sip", ";transport=tls");
    assertThat(caller.next(CallEvent.Failed.class).status()).isEqualTo(503);
    assertThat(calls).isEmpty();
  }

  @Test
  void aFocusThatChecksItsCallersTakesNobodyElse() throws Exception {
    UserAgent focus =
        focus(
            TlsConfig.listening(ANY, focusIdentity)
                .withTrust(certificateOf("mara"))
                .withClientsChecked());
    dial(mara(), focus, "sips", "");
    assertThat(caller.next(CallEvent.Failed.class).status()).isEqualTo(503);
    TlsConfig known = TlsConfig.calling().withTrust(file("focus.pem")).withIdentity(maraIdentity);
    Call call = dial(agent("known", known, IncomingCalls.none()), focus, "sips", "");
    taken();
    call.hangUp();
    callee.next(CallEvent.Ended.class);
  }

  /** The certificate of a PKCS #12 file as PEM. */
  private static Path certificateOf(String name) throws Exception {
    var store = java.security.KeyStore.getInstance("PKCS12");
    store.load(Files.newInputStream(file(name + ".p12")), Certificates.PASSWORD.toCharArray());
    Path pem = file(name + "-only.pem");
    Files.writeString(
        pem,
        "-----BEGIN CERTIFICATE-----\n"
            + java.util.Base64.getMimeEncoder()
                .encodeToString(store.getCertificate("a").getEncoded())
            + "\n-----END CERTIFICATE-----\n");
    return pem;
  }

  @Test
  void whatIsNoTlsIsHungUpOnAndHarmsNobody() throws Exception {
    UserAgent focus = focus(TlsConfig.listening(ANY, focusIdentity));
    String request = "OPTIONS sip:x@127.0.0.1 SIP/2.0\r\nContent-Length: 0\r\n\r\n";
    int port = focus.tlsAddress().orElseThrow().getPort();
    for (String said : List.of(request, "\r\n\r\n", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000")) {
      try (Socket socket = new Socket("127.0.0.1", port)) {
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(said.getBytes(StandardCharsets.ISO_8859_1));
        socket.shutdownOutput();
        InputStream in = socket.getInputStream();
        while (in.read() >= 0) {
          // An alert may come before the end.
        }
      } catch (IOException reset) {
        assertThat(reset).hasMessageContaining("reset");
      }
    }
    Call call = dial(mara(), focus, "sips", "");
    taken();
    call.hangUp();
    callee.next(CallEvent.Ended.class);
    assertThat(focus.stats().internalErrors()).isZero();
  }

  @Test
  void aSecureAddressIsNotAnsweredOnAnInsecureWay() throws Exception {
    UserAgent focus = focus(TlsConfig.listening(ANY, focusIdentity));
    String request =
        "OPTIONS sips:x@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/TCP 127.0.0.1:1;branch=z9hG4bKx\r\n"
            + "From: <sip:a@b>;tag=1\r\nTo: <sip:a@b>\r\nCall-ID: c\r\nCSeq: 1 OPTIONS\r\n"
            + "Content-Length: 0\r\n\r\n";
    try (Socket socket = new Socket("127.0.0.1", focus.address().getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      byte[] answer = socket.getInputStream().readNBytes(11);
      assertThat(new String(answer, StandardCharsets.UTF_8)).isEqualTo("SIP/2.0 416");
    }
  }

  @Test
  void aConnectionIsUsedAgainForTheNextCall() throws Exception {
    UserAgent focus = focus(TlsConfig.listening(ANY, focusIdentity));
    UserAgent mara = mara();
    List<String> contacts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Call call = dial(mara, focus, "sips", "");
      contacts.add(taken().header("Via").orElseThrow().replaceAll(".*rport=(\\d+).*", "$1"));
      call.hangUp();
      caller.next(CallEvent.Ended.class);
    }
    assertThat(contacts.stream().distinct()).hasSize(1);
    Await.until("no call is left", Duration.ofSeconds(20), () -> focus.stats().dialogs() == 0);
  }

  @Test
  void badFilesAreNamedInOneLine() throws Exception {
    Path nothing = file("nothing.pem");
    Path empty = Files.writeString(file("empty.pem"), "");
    Path old =
        Files.writeString(
            file("rsa.key"),
            "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n");
    Path key = file("focus.key");
    Path certificate = file("focus.pem");
    refused(nothing, key, "TLS certificate " + nothing + ": no such file");
    refused(empty, key, "TLS certificate " + empty + ": holds no PEM certificate");
    refused(key, key, "TLS certificate " + key + ": holds no PEM certificate");
    refused(certificate, empty, "TLS key " + empty + ": holds no PEM private key");
    refused(
        certificate,
        old,
        "TLS key " + old + ": is not PKCS #8; convert it with openssl pkcs8 -topk8 -nodes");
    refused(
        certificate,
        file("elsewhere.key"),
        "TLS key " + file("elsewhere.key") + ": does not belong to " + certificate);
    Path store = file("mara.p12");
    assertThatThrownBy(
            () ->
                focus(
                    TlsConfig.listening(
                        ANY,
                        new TlsConfig.Identity(
                            store, Optional.empty(), Optional.of(new Secret("wrong"))))))
        .isInstanceOf(IOException.class)
        .hasMessage("TLS certificate " + store + ": is no PKCS #12 file, or has another password");
  }

  private void refused(Path certificate, Path key, String line) {
    TlsConfig.Identity identity =
        new TlsConfig.Identity(certificate, Optional.of(key), Optional.empty());
    assertThatThrownBy(() -> focus(TlsConfig.listening(ANY, identity)))
        .isInstanceOf(IOException.class)
        .hasMessage(line);
  }
}
