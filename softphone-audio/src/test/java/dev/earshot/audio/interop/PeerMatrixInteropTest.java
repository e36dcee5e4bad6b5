package dev.earshot.audio.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.LoopbackPhone;
import dev.earshot.audio.TonePort;
import dev.earshot.audio.focus.FocusAccess;
import dev.earshot.audio.focus.FocusMember;
import dev.earshot.audio.focus.FocusRoom;
import dev.earshot.audio.phone.CallQuality;
import dev.earshot.audio.phone.MediaSecurity;
import dev.earshot.audio.phone.MediaSecurity.Policy;
import dev.earshot.audio.sip.Certificates;
import dev.earshot.audio.sip.TlsConfig;
import dev.earshot.audio.sip.admission.AdmissionPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every transport with every keying and every codec, with two telephones of others: tones both ways
 * each time. The codecs of one row are called at the same time, each in a room of its own.
 */
@Tag("interop")
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class PeerMatrixInteropTest {
  private static final double PEER = 425;
  private static final double HOST = 875;

  /** Codecs and files keep a tone's level within that, dB. */
  private static final double LEVEL = 1.5;

  private enum Keying {
    OFF("", "none"),
    SDES("srtp-mand", "srtp"),
    DTLS("dtls_srtp", "dtls");

    private final String baresip;
    private final String linphone;

    Keying(String baresip, String linphone) {
      this.baresip = baresip;
      this.linphone = linphone;
    }
  }

  private interface Dialler {
    Telephone call(Path folder, String codec, String target) throws IOException;
  }

  @TempDir Path folder;
  @AutoClose private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private TlsConfig.Identity identity;

  @BeforeEach
  void certificate() throws Exception {
    identity = new Certificates(folder).pem("focus", "ip:127.0.0.1");
  }

  static Stream<Arguments> rows() {
    return Stream.of("udp", "tcp", "tls")
        .flatMap(
            transport -> Stream.of(Keying.values()).map(keying -> Arguments.of(transport, keying)));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void baresip(String transport, Keying keying) throws Exception {
    Path both = folder.resolve("both.pem");
    Files.writeString(
        both,
        Files.readString(identity.key().orElseThrow()) + Files.readString(identity.certificate()));
    String lines =
        "sip_certificate "
            + both
            + "\nsip_cafile "
            + identity.certificate()
            + "\nmodule srtp.so\nmodule dtls_srtp.so\n";
    String security = keying == Keying.OFF ? "" : ";mediaenc=" + keying.baresip;
    row(
        "baresip",
        transport,
        keying,
        List.of("PCMU/8000/1", "PCMA/8000/1", "G722/16000/1", "opus/48000/2"),
        (place, codec, target) -> {
          String account = "<sip:peer@127.0.0.1>;regint=0" + security;
          Baresip phone =
              Baresip.configured(
                  lines, place, "peer", codec, PEER, account, "-e", "/dial " + target);
          try {
            phone.awaitUp();
            return phone;
          } catch (Throwable e) {
            phone.close();
            throw e;
          }
        });
  }

  @ParameterizedTest
  @MethodSource("rows")
  void linphone(String transport, Keying keying) throws Exception {
    String lines =
        // It compares names, not addresses.
        "root_ca=%s\nverify_server_cn=0\nmedia_encryption=%s\nmedia_encryption_mandatory=%d"
            .formatted(identity.certificate(), keying.linphone, keying == Keying.OFF ? 0 : 1);
    row(
        "linphone",
        transport,
        keying,
        List.of("PCMU (8000)", "PCMA (8000)", "G722 (8000)", "opus (48000)"),
        (place, codec, target) -> Linphone.call(lines, place, "peer", codec, PEER, target));
  }

  private void row(
      String peer, String transport, Keying keying, List<String> codecs, Dialler dialler)
      throws Exception {
    Policy policy = keying == Keying.OFF ? Policy.OFF : Policy.REQUIRED;
    try (FocusBench bench =
        new FocusBench(
            LoopbackPhone.media("PCMU", "PCMA", "G722", "opus").with(MediaSecurity.of(policy)),
            new FocusAccess(
                Optional.of(
                    TlsConfig.listening(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), identity)),
                AdmissionPolicy.OPEN))) {
      List<Callable<CallQuality>> all = new ArrayList<>();
      for (String codec : codecs) {
        all.add(() -> talk(bench, transport, keying, codec, dialler));
      }
      for (Future<CallQuality> call : calls.invokeAll(all)) {
        call.get();
      }
      assertThat(bench.focus.signalling().stats().internalErrors()).isZero();
      Figures.note("%s, %s, %s: %s both ways", peer, transport, keying, codecs);
    }
  }

  private CallQuality talk(
      FocusBench bench, String transport, Keying keying, String codec, Dialler dialler)
      throws IOException {
    String name = codec.replaceAll("[^A-Za-z0-9].*", "");
    String room = name.toLowerCase(Locale.ROOT);
    int port =
        transport.equals("tls")
            ? bench.focus.signalling().tlsAddress().orElseThrow().getPort()
            : bench.port();
    String target = "sip:" + room + "@127.0.0.1:" + port + ";transport=" + transport;
    Path place = Files.createDirectories(folder.resolve(room));
    try (Telephone phone = dialler.call(place, codec, target)) {
      TonePort ear = bench.joinTone(room, "host", HOST);
      Ears.awaitTone(phone, HOST);
      Await.until("it is heard", () -> Ears.levelNow(ear, PEER) > -25);
      Await.until(
          "with its level",
          () -> Math.abs(Ears.levelNow(ear, PEER) - (-12 - phone.codecGain())) < LEVEL);
      CallQuality quality = quality(bench, room);
      assertThat(quality.codec()).startsWithIgnoringCase(name);
      assertThat(quality.encryption()).startsWith(keying == Keying.OFF ? "" : keying.name());
      assertThat(quality.encryption().isEmpty()).isEqualTo(keying == Keying.OFF);
      phone.hangUp();
      return quality;
    }
  }

  private static CallQuality quality(FocusBench bench, String room) {
    FocusMember peer =
        bench.focus.room(room).map(FocusRoom::members).orElse(List.of()).stream()
            .filter(member -> !member.from().equals("host"))
            .findFirst()
            .orElseThrow();
    return bench.focus.figures().quality(peer.callSid()).orElseThrow();
  }
}
