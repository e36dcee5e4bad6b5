package dev.earshot.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.device.Microphone;
import dev.earshot.audio.device.Speaker;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegState;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.phone.Softphone;
import dev.earshot.audio.phone.SoftphoneConfig;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.IncomingCalls;
import dev.earshot.audio.sip.SipHeader;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.audio.sip.UserAgentConfig;
import dev.earshot.mixer.Mixer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A telephone on loopback whose headset says one tone and remembers what it hears. */
public final class LoopbackPhone implements AutoCloseable {
  private final UserAgent agent;
  private final Softphone phone;
  private final ToneDevice headset;

  public LoopbackPhone(String name, double hertz, String codec, Mixer mixer, RtpLoop rtp)
      throws IOException {
    this(
        new SoftphoneConfig(name, "sip:" + name + "@127.0.0.1", media(codec)),
        hertz,
        false,
        mixer,
        rtp);
  }

  /**
   * @param tcp whether it may use TCP besides UDP
   */
  public LoopbackPhone(SoftphoneConfig config, double hertz, boolean tcp, Mixer mixer, RtpLoop rtp)
      throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    agent =
        UserAgent.open(
            new UserAgentConfig(new InetSocketAddress(loopback, 0), tcp, "Earshot test"),
            IncomingCalls.none());
    phone = Softphone.open(config, mixer, agent, rtp);
    headset = new ToneDevice(mixer.config().sampleRate(), hertz);
    phone.useMicrophone((Microphone) headset);
    phone.useSpeaker((Speaker) headset);
  }

  public static MediaConfig media(String... codecs) {
    return new MediaConfig(InetAddress.getLoopbackAddress(), 0, 65_535, List.of(codecs), 20, 10);
  }

  /** Dials without waiting. */
  public Leg dial(String target, SipHeader... headers) {
    return phone.dial(target, List.of(headers), (leg, state) -> {});
  }

  /** Dials, waits until the call is up, and talks. */
  public Leg talk(String target, SipHeader... headers) {
    Leg leg = dial(target, headers);
    Await.until("the call is up: " + leg.state(), () -> !isOnTheWay(leg));
    assertThat(leg.state()).isInstanceOf(LegState.Up.class);
    phone.talkTo(Optional.of(leg));
    openGate();
    return leg;
  }

  /** Dials and waits for the call to fail; the value is why. */
  public String refusal(String target, SipHeader... headers) {
    Leg leg = dial(target, headers);
    Await.until("the call is refused", () -> leg.state() instanceof LegState.Down);
    return ((LegState.Down) leg.state()).reason();
  }

  public void openGate() {
    phone.microphoneGate().open(phone.microphoneGate().gate().generation());
  }

  public UserAgent agent() {
    return agent;
  }

  public Softphone phone() {
    return phone;
  }

  /** What its headset hears. */
  public TonePort ear() {
    return headset.ear();
  }

  public static UUID callSid(Leg leg) {
    return leg.answerHeaders().stream()
        .filter(header -> header.name().equalsIgnoreCase("X-Call-Sid"))
        .map(header -> UUID.fromString(header.value()))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isOnTheWay(Leg leg) {
    return leg.state() instanceof LegState.Dialling || leg.state() instanceof LegState.Ringing;
  }

  @Override
  public void close() {
    phone.close();
    agent.close();
  }
}
