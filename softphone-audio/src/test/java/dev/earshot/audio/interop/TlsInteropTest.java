package dev.earshot.audio.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.LoopbackPhone;
import dev.earshot.audio.focus.ConferenceFocus;
import dev.earshot.audio.focus.FocusAccess;
import dev.earshot.audio.focus.FocusConfig;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.Call;
import dev.earshot.audio.sip.CallEvent;
import dev.earshot.audio.sip.CallRequest;
import dev.earshot.audio.sip.Certificates;
import dev.earshot.audio.sip.IncomingCalls;
import dev.earshot.audio.sip.TlsConfig;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.audio.sip.UserAgentConfig;
import dev.earshot.audio.sip.admission.AdmissionPolicy;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other people's TLS: OpenSSL's client at a focus, and baresip in both roles. */
@Tag("interop")
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class TlsInteropTest {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
  private static final String SDP =
      "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
          + "m=audio 9 RTP/AVP 0\r\n";

  @TempDir private Path folder;
  private TlsConfig.Identity focusIdentity;

  @BeforeEach
  void certificate() throws Exception {
    focusIdentity = new Certificates(folder).pem("focus", "ip:127.0.0.1");
  }

  private interface Part {
    void with(ConferenceFocus focus) throws Exception;
  }

  private void focus(Part part) throws Exception {
    FocusAccess access =
        new FocusAccess(Optional.of(TlsConfig.listening(ANY, focusIdentity)), AdmissionPolicy.OPEN);
    try (Mixer mixer = Mixer.start(MixerConfig.DEFAULT);
        RtpLoop rtp = RtpLoop.start();
        ConferenceFocus focus =
            ConferenceFocus.start(
                new FocusConfig(ANY, LoopbackPhone.media("PCMU"), 5, 5).withAccess(access),
                mixer,
                rtp,
                event -> {})) {
      part.with(focus);
    }
  }

  private static int tlsPort(ConferenceFocus focus) {
    return focus.signalling().tlsAddress().orElseThrow().getPort();
  }

  @ParameterizedTest
  @CsvSource({"-tls1_3, true", "-tls1_2, true", "-tls1_1, false"})
  void opensslVerifiesTheFocusAndAsksForItsOptions(String version, boolean spoken)
      throws Exception {
    focus(focus -> assertThat(says(version, tlsPort(focus))).isEqualTo(spoken));
  }

  /** Whether OpenSSL, wanting that version, got an answer to OPTIONS. */
  private boolean says(String version, int port) throws Exception {
    List<String> command = new ArrayList<>(List.of("openssl", "s_client", "-quiet", version));
    command.addAll(List.of("-connect", "127.0.0.1:" + port, "-verify_return_error"));
    command.addAll(List.of("-verify_ip", "127.0.0.1"));
    command.addAll(List.of("-CAfile", focusIdentity.certificate().toString()));
    Path said = folder.resolve("openssl.txt");
    Process openssl =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      OutputStream in = openssl.getOutputStream();
      in.write(options().getBytes(StandardCharsets.UTF_8));
      in.flush();
      Await.until(
          "OpenSSL heard or gave up",
          () -> read(said).contains("SIP/2.0 200 OK") || !openssl.isAlive());
      return read(said).contains("SIP/2.0 200 OK");
    } catch (IOException gone) {
      return false;
    } finally {
      openssl.destroyForcibly();
    }
  }

  private static String options() {
    return "OPTIONS sips:r1@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/TLS 127.0.0.1:1;branch=z9hG4bKo\r\n"
        + "From: <sip:o@127.0.0.1>;tag=1\r\nTo: <sip:r1@127.0.0.1>\r\nCall-ID: o\r\n"
        + "CSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n";
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }

  /** Certificate and key in one file, as baresip wants them. */
  private String baresipTls() throws IOException {
    Path both = folder.resolve("both.pem");
    Files.writeString(
        both,
        Files.readString(focusIdentity.key().orElseThrow())
            + Files.readString(focusIdentity.certificate()));
    return "sip_certificate " + both + "\nsip_cafile " + focusIdentity.certificate() + "\n";
  }

  @Test
  void baresipCallsTheFocus() throws Exception {
    focus(
        focus -> {
          String room = "sip:r1@127.0.0.1:" + tlsPort(focus) + ";transport=tls";
          String account = "<sip:baresip@127.0.0.1>;regint=0";
          try (Baresip phone =
              Baresip.configured(
                  baresipTls(),
                  folder,
                  "baresip",
                  "PCMU/8000/1",
                  425,
                  account,
                  "-e",
                  "/dial " + room)) {
            phone.awaitUp();
            Await.until(
                "it is in the room",
                () -> focus.room("r1").filter(r -> r.members().size() == 1).isPresent());
            phone.type("/hangup");
            Await.until("it is out", () -> focus.rooms().isEmpty());
          }
          assertThat(focus.signalling().stats().internalErrors()).isZero();
        });
  }

  @Test
  void baresipIsCalled() throws Exception {
    int port = freePortBelowAFreeOne();
    String tls = "sip_listen 127.0.0.1:" + port + "\n" + baresipTls();
    String account = "<sip:baresip@127.0.0.1>;regint=0;answermode=auto";
    List<CallEvent> events = new CopyOnWriteArrayList<>();
    TlsConfig trusting = TlsConfig.calling().withTrust(focusIdentity.certificate());
    try (Baresip phone = Baresip.configured(tls, folder, "baresip", "PCMU/8000/1", 425, account);
        UserAgent agent =
            UserAgent.open(
                new UserAgentConfig(ANY, true, "test").withTls(trusting), IncomingCalls.none())) {
      phone.awaitSaid("baresip is ready");
      String target = "sip:baresip@127.0.0.1:" + (port + 1) + ";transport=tls";
      Call call =
          agent.call(
              new CallRequest(target, "<sip:us@127.0.0.1>", SDP, List.of(), Optional.empty()),
              (same, event) -> events.add(event));
      Await.until(
          "baresip answers: " + events,
          () -> events.stream().anyMatch(CallEvent.Answered.class::isInstance));
      call.hangUp();
      Await.until(
          "the call has ended", () -> events.stream().anyMatch(CallEvent.Ended.class::isInstance));
    }
  }

  /** baresip takes TLS on the port above the one it takes UDP on. */
  private static int freePortBelowAFreeOne() throws IOException {
    for (int port = 20_000; port < 30_000; port += 2) {
      try (ServerSocket first = new ServerSocket(port, 1, ANY.getAddress());
          ServerSocket second = new ServerSocket(port + 1, 1, ANY.getAddress())) {
        assertThat(second.isBound() && first.isBound()).isTrue();
        return port;
      } catch (IOException inUse) {
        // The next two, then.
      }
    }
    throw new IOException("no free ports");
  }
}
