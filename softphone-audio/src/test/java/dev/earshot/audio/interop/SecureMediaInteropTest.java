package dev.earshot.audio.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.LoopbackPhone;
import dev.earshot.audio.TonePort;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.MediaSecurity;
import dev.earshot.audio.phone.MediaSecurity.Keying;
import dev.earshot.audio.phone.MediaSecurity.Policy;
import dev.earshot.audio.phone.SoftphoneConfig;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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

  private static final String MODULES = "module srtp.so\nmodule dtls_srtp.so\n";

  @TempDir Path folder;

  private static FocusBench bench(Policy policy, String... codecs) throws Exception {
    return new FocusBench(LoopbackPhone.media(codecs).with(MediaSecurity.of(policy)));
  }

  private static String how(Telephone phone, FocusBench bench) {
    return bench.focus.figures().quality(bench.callSid(phone.name())).orElseThrow().encryption();
  }

  private static void assertTalk(Telephone phone, FocusBench bench, String keying) {
    bench.awaitMembers(1);
    Await.until("there are keys", () -> !how(phone, bench).isEmpty());
    String how = how(phone, bench);
    assertThat(how).startsWith(keying);
    Figures.note("%s: %s", phone.name(), how);
    TonePort ear = bench.joinTone("host", HOST);
    Ears.awaitTone(ear, phone.hertz(), -12 - phone.codecGain());
    Ears.awaitTone(phone, HOST);
  }

  @ParameterizedTest
  @CsvSource({
    "srtp, OPTIONAL, udp, PCMU/8000/1",
    "srtp-mand, REQUIRED, tcp, PCMA/8000/1",
    "srtp-mandf, OPTIONAL, udp, G722/16000/1",
    "dtls_srtp, REQUIRED, udp, PCMU/8000/1"
  })
  void baresipTalks(String encryption, Policy policy, String transport, String codec)
      throws Exception {
    try (FocusBench bench = bench(policy, "PCMU", "PCMA", "G722");
        Baresip phone = baresip(encryption, codec, bench.room(";transport=" + transport))) {
      phone.awaitUp();
      assertTalk(phone, bench, encryption.startsWith("dtls") ? "DTLS " : "SDES ");
      phone.hangUp();
      bench.awaitMembers(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "srtp, 1, REQUIRED, PCMU (8000)",
    "srtp, 0, OPTIONAL, G722 (8000)",
    "dtls, 1, REQUIRED, PCMA (8000)"
  })
  void linphoneTalks(String encryption, int mandatory, Policy policy, String codec)
      throws Exception {
    String lines = "media_encryption=" + encryption + "\nmedia_encryption_mandatory=" + mandatory;
    try (FocusBench bench = bench(policy, "PCMU", "PCMA", "G722");
        Linphone phone = Linphone.call(lines, folder, "linphone", codec, PEER, bench.room(""))) {
      assertTalk(phone, bench, encryption.startsWith("dtls") ? "DTLS " : "SDES ");
      phone.hangUp();
      bench.awaitMembers(1);
    }
  }

  /** Our softphone calls baresip. */
  @ParameterizedTest
  @CsvSource({
    "srtp-mand, SDES, REQUIRED, SDES",
    "srtp, SDES, OPTIONAL, SDES",
    "dtls_srtp, DTLS, REQUIRED, DTLS"
  })
  void baresipIsCalled(String encryption, Keying keying, Policy policy, String how)
      throws Exception {
    int port = freePort();
    String account = "<sip:baresip@127.0.0.1>;regint=0;answermode=auto;mediaenc=" + encryption;
    SoftphoneConfig config =
        new SoftphoneConfig(
            "us",
            "sip:us@127.0.0.1",
            LoopbackPhone.media("PCMU").with(MediaSecurity.of(policy).by(keying)));
    try (Mixer mixer = Mixer.start(MixerConfig.DEFAULT);
        RtpLoop rtp = RtpLoop.start();
        LoopbackPhone us = new LoopbackPhone(config, HOST, true, mixer, rtp);
        Baresip phone =
            Baresip.configured(
                "sip_listen 127.0.0.1:" + port + "\n" + MODULES,
                folder,
                "baresip",
                "PCMU/8000/1",
                PEER,
                account)) {
      phone.awaitSaid("baresip is ready");
      Leg leg = us.talk("sip:baresip@127.0.0.1:" + port);
      phone.awaitUp();
      Ears.awaitTone(us.ear(), PEER, -12);
      Ears.awaitTone(phone, HOST);
      assertThat(leg.quality().encryption()).startsWith(how);
      leg.hangUp();
    }
  }

  @Test
  void weHangUpOnATelephoneThatWouldTalkInTheClear() throws Exception {
    int port = freePort();
    String account = "<sip:baresip@127.0.0.1>;regint=0;answermode=auto";
    SoftphoneConfig config =
        new SoftphoneConfig(
            "us",
            "sip:us@127.0.0.1",
            LoopbackPhone.media("PCMU").with(MediaSecurity.of(Policy.REQUIRED)));
    try (Mixer mixer = Mixer.start(MixerConfig.DEFAULT);
        RtpLoop rtp = RtpLoop.start();
        LoopbackPhone us = new LoopbackPhone(config, HOST, true, mixer, rtp);
        Baresip phone =
            Baresip.configured(
                "sip_listen 127.0.0.1:" + port + "\n",
                folder,
                "baresip",
                "PCMU/8000/1",
                PEER,
                account)) {
      phone.awaitSaid("baresip is ready");
      assertThat(us.refusal("sip:baresip@127.0.0.1:" + port)).containsAnyOf("488", "unusable");
    }
  }

  private static int freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
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
        MODULES, folder, "baresip", codec, PEER, account, "-e", "/dial " + room);
  }
}
