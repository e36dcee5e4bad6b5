package dev.earshot.audio.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.LoopbackPhone;
import dev.earshot.audio.TonePort;
import dev.earshot.audio.phone.MediaSecurity;
import dev.earshot.audio.phone.MediaSecurity.Policy;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other people's SRTP: tones both ways with a focus, and calls that must not come about. */
@Tag("interop")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SecureMediaInteropTest {
  private static final double PEER = 425;
  private static final double HOST = 875;

  @TempDir Path folder;

  private static FocusBench bench(Policy policy, String... codecs) throws Exception {
    return new FocusBench(LoopbackPhone.media(codecs).with(MediaSecurity.of(policy)));
  }

  private static void assertTalk(Telephone phone, FocusBench bench) {
    bench.awaitMembers(1);
    String how =
        bench.focus.figures().quality(bench.callSid(phone.name())).orElseThrow().encryption();
    assertThat(how).startsWith("SDES ");
    Figures.note("%s: %s", phone.name(), how);
    TonePort ear = bench.joinTone("host", HOST);
    Ears.awaitTone(ear, phone.hertz(), -12 - phone.codecGain());
    Ears.awaitTone(phone, HOST);
  }

  @ParameterizedTest
  @CsvSource({
    "srtp, OPTIONAL, udp, PCMU/8000/1",
    "srtp-mand, REQUIRED, tcp, PCMA/8000/1",
    "srtp-mandf, OPTIONAL, udp, G722/16000/1"
  })
  void baresipTalks(String encryption, Policy policy, String transport, String codec)
      throws Exception {
    try (FocusBench bench = bench(policy, "PCMU", "PCMA", "G722");
        Baresip phone = baresip(encryption, codec, bench.room(";transport=" + transport))) {
      phone.awaitUp();
      assertTalk(phone, bench);
      phone.hangUp();
      bench.awaitMembers(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"srtp, 1, REQUIRED, PCMU (8000)", "srtp, 0, OPTIONAL, G722 (8000)"})
  void linphoneTalks(String encryption, int mandatory, Policy policy, String codec)
      throws Exception {
    String lines = "media_encryption=" + encryption + "\nmedia_encryption_mandatory=" + mandatory;
    try (FocusBench bench = bench(policy, "PCMU", "PCMA", "G722");
        Linphone phone = Linphone.call(lines, folder, "linphone", codec, PEER, bench.room(""))) {
      assertTalk(phone, bench);
      phone.hangUp();
      bench.awaitMembers(1);
    }
  }

  /** What the caller does, what the focus demands: no call. */
  @ParameterizedTest
  @CsvSource({"'', REQUIRED", "srtp-mand, OFF"})
  void callsThatWouldBeInTheClearAreRefused(String encryption, Policy policy) throws Exception {
    try (FocusBench bench = bench(policy, "PCMU");
        Baresip phone = baresip(encryption, "PCMU/8000/1", bench.room(""))) {
      phone.awaitSaid("session closed");
      Await.until("it says why", () -> phone.said().contains("488"));
      assertThat(bench.members()).isEmpty();
    }
  }

  private Baresip baresip(String encryption, String codec, String room) {
    String account = "<sip:baresip@127.0.0.1>;regint=0;mediaenc=" + encryption;
    return Baresip.configured(
        "module srtp.so\n", folder, "baresip", codec, PEER, account, "-e", "/dial " + room);
  }
}
