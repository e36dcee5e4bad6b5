package dev.earshot.app.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.audio.sip.TlsConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The endpoint with a certificate of PEM files, as a profile names them. */
@Timeout(60)
class EndpointTlsTest {
  private static final String PASSWORD = "changeit";
  private static final String CALL = "0d1c2a4e-5a7e-4f6c-9d55-7a1c9a0a2b11";

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path folder;

  private final BlockingQueue<String> opened = new LinkedBlockingQueue<>();

  @SuppressWarnings("NullAway.Init") // set before each test
  private Endpoint endpoint;

  @SuppressWarnings("NullAway.Init")
  private OkHttpClient trusting;

  @BeforeEach
  void start() throws Exception {
    Path store = folder.resolve("endpoint.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "endpoint",
                "-keyalg",
                "EC",
                "-dname",
                "CN=endpoint",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    pem("cert.pem", "CERTIFICATE", keys.getCertificate("endpoint").getEncoded());
    pem("key.pem", "PRIVATE KEY", keys.getKey("endpoint", PASSWORD.toCharArray()).getEncoded());
    trusting = trusting(keys);
    TlsConfig.Identity identity =
        new TlsConfig.Identity(
            folder.resolve("cert.pem"), Optional.of(folder.resolve("key.pem")), Optional.empty());
    endpoint =
        Endpoint.start(
            new EndpointConfig(
                EndpointTest.ACCOUNT,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                URI.create("https://127.0.0.1"),
                Optional.of(TlsConfig.calling().withIdentity(identity).context()),
                EndpointConfig.Access.OPEN,
                Optional.empty()),
            new Opened(),
            List.of(),
            InstantSource.system());
  }

  private void pem(String file, String kind, byte[] der) throws IOException {
    String text =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
    Files.writeString(
        folder.resolve(file),
        "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
  }

  private static OkHttpClient trusting(KeyStore keys) throws Exception {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[0], factory.getTrustManagers(), new SecureRandom());
    return new OkHttpClient.Builder()
        .sslSocketFactory(
            context.getSocketFactory(), (X509TrustManager) factory.getTrustManagers()[0])
        .build();
  }

  @AfterEach
  void end() {
    endpoint.close();
    trusting.dispatcher().executorService().shutdown();
    trusting.connectionPool().evictAll();
  }

  private String url(String scheme) {
    return scheme + "://127.0.0.1:" + endpoint.address().getPort();
  }

  @Test
  void jambonzIsAnsweredOverASecuredSocket() throws Exception {
    BlockingQueue<String> said = new LinkedBlockingQueue<>();
    WebSocketListener listener =
        new WebSocketListener() {
          @Override
          public void onMessage(WebSocket socket, String text) {
            said.add(text);
          }
        };
    Request request =
        new Request.Builder()
            .url(url("wss") + "/supervisor")
            .header("Sec-WebSocket-Protocol", "ws.jambonz.org")
            .build();
    WebSocket socket = trusting.newWebSocket(request, listener);
    socket.send(
        """
        {"type":"session:new","msgid":"m1","call_sid":"%s","data":{"call_sid":"%s",
         "account_sid":"%s","sip":{"headers":{"X-Room":"desk"}}}}\
        """
            .formatted(CALL, CALL, EndpointTest.ACCOUNT));
    assertThat(said.poll(20, TimeUnit.SECONDS))
        .contains("\"type\":\"ack\"", "\"joinMuted\":true", "\"name\":\"desk\"");
    assertThat(opened.poll(20, TimeUnit.SECONDS)).isEqualTo(CALL);
    assertThat(endpoint.reaches(CALL)).isTrue();
    socket.cancel();
  }

  @Test
  void whoDoesNotTrustTheCertificateOrDoesNotEncryptGetsNothing() throws IOException {
    OkHttpClient plain = new OkHttpClient();
    try {
      assertThatThrownBy(() -> health(plain, "https")).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> health(plain, "http")).isInstanceOf(IOException.class);
      assertThat(health(trusting, "https")).isEqualTo(200);
    } finally {
      plain.dispatcher().executorService().shutdown();
      plain.connectionPool().evictAll();
    }
  }

  private int health(OkHttpClient http, String scheme) throws IOException {
    Request request = new Request.Builder().url(url(scheme) + "/health").build();
    try (Response answer = http.newCall(request).execute()) {
      return answer.code();
    }
  }

  /** Hears of legs alone. */
  private final class Opened implements EndpointListener {
    @Override
    public void statusHook(JsonNode data) {}

    @Override
    public void callStatus(JsonNode data) {}

    @Override
    public void legOpened(Leg leg) {
      opened.add(leg.callSid());
    }

    @Override
    public void legClosed(String callSid) {}

    @Override
    public void legError(String callSid, String message) {}
  }
}
