package dev.earshot.audio.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.ToneDevice;
import dev.earshot.audio.device.Microphone;
import dev.earshot.audio.device.Speaker;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.IncomingCalls;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.audio.sip.UserAgentConfig;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call over IPv6, audio both ways. */
class Ipv6CallTest {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("::1");
  private static final double CALLER = 700;
  private static final double CALLED = 1100;

  private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();

  @BeforeEach
  void thisMachineHasIpv6() {
    try (DatagramSocket probe = new DatagramSocket(0, LOOPBACK)) {
      assertThat(probe.isBound()).isTrue();
    } catch (IOException none) {
      Assumptions.abort("no IPv6 here: " + none.getMessage());
    }
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable part : open.reversed()) {
      part.close();
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.add(part);
    return part;
  }

  private record Phone(UserAgent agent, Softphone phone, ToneDevice headset) {
    void talkTo(Leg leg) {
      phone.talkTo(Optional.of(leg));
      phone.microphoneGate().open(phone.microphoneGate().gate().generation());
    }
  }

  private Phone phone(String name, double hertz, Mixer mixer, RtpLoop rtp) throws IOException {
    UserAgent agent =
        opened(
            UserAgent.open(
                new UserAgentConfig(new InetSocketAddress(LOOPBACK, 0), true, "Earshot test"),
                IncomingCalls.none()));
    MediaConfig media = new MediaConfig(LOOPBACK, 0, 0, List.of("PCMU"), 20, 10);
    SoftphoneConfig config =
        new SoftphoneConfig(name, "sip:" + name + "@[::1]", media)
            .withIncoming(IncomingPolicy.RINGING.fromAnywhere());
    Softphone phone = opened(Softphone.open(config, mixer, agent, rtp));
    ToneDevice headset = new ToneDevice(mixer.config().sampleRate(), hertz);
    phone.useMicrophone((Microphone) headset);
    phone.useSpeaker((Speaker) headset);
    return new Phone(agent, phone, headset);
  }

  @Test
  void twoTelephonesTalkOverIpv6() throws IOException {
    Mixer mixer = opened(Mixer.start(MixerConfig.DEFAULT));
    RtpLoop rtp = opened(RtpLoop.start());
    Phone anna = phone("anna", CALLER, mixer, rtp);
    Phone mara = phone("mara", CALLED, mixer, rtp);
    List<Leg> rung = new CopyOnWriteArrayList<>();
    mara.phone.takeCalls(
        () -> true,
        (leg, _) -> {
          rung.add(leg);
          return (_, _) -> {};
        });

    String uri = "sip:mara@[::1]:" + mara.agent.address().getPort();
    Leg out = anna.phone.dial(uri, List.of(), (_, _) -> {});
    Await.until("it rings", () -> !rung.isEmpty());
    Leg in = rung.getFirst();
    assertThat(in.header("Contact").orElseThrow()).contains("anna@[0:0:0:0:0:0:0:1]:");
    in.answer();
    Await.until("it is up", () -> out.state() instanceof LegState.Up);
    Await.until("it is up there", () -> in.state() instanceof LegState.Up);
    anna.talkTo(out);
    mara.talkTo(in);
    Await.until("she is heard", () -> mara.headset.ear().level(CALLER, 0) > -25);
    Await.until("he is heard", () -> anna.headset.ear().level(CALLED, 0) > -25);
    out.hangUp();
    Await.until("it is over", () -> in.state() instanceof LegState.Down);
  }

  @Test
  void anOfferOverIpv6SaysSo() throws IOException {
    RtpLoop rtp = opened(RtpLoop.start());
    MediaConfig media = new MediaConfig(LOOPBACK, 0, 0, List.of("PCMU"), 20, 10);
    MediaPath path = opened(MediaPath.open(media, rtp, _ -> {}));
    assertThat(path.offer())
        .contains("c=IN IP6 0:0:0:0:0:0:0:1\r\n", "IN IP6 0:0:0:0:0:0:0:1\r\ns=");
  }
}
