package dev.earshot.audio.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.LoopbackPhone;
import dev.earshot.audio.device.Microphone;
import dev.earshot.audio.focus.ConferenceFocus;
import dev.earshot.audio.focus.FocusConfig;
import dev.earshot.audio.focus.MemberAction;
import dev.earshot.audio.guard.Finding;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.SipHeader;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.port.PrivacyGate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A customer's ear over real SIP and RTP in a real conference that leaks when it is told to. */
class CustomerEarTest {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final MemberTag AGENT = new MemberTag("agent");

  private final Mixer mixer = Mixer.start(MixerConfig.DEFAULT);
  private final RtpLoop rtp = RtpLoop.start();
  private final ConferenceFocus focus =
      ConferenceFocus.start(
          new FocusConfig(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
              LoopbackPhone.media("PCMU"),
              3,
              8),
          mixer,
          rtp,
          event -> {});
  private final LoopbackPhone mara = talker("mara", 1);
  private final LoopbackPhone anna = talker("anna", 2);
  private final LoopbackPhone carl = talker("carl", 3);
  private final PrivacyGate gate = mara.phone().microphoneGate().gate();
  private final Leg leg;
  private final UUID self;
  private final CustomerEar ear;

  CustomerEarTest() throws IOException {
    anna.talk(uri(), new SipHeader("X-Member-Tag", "agent"));
    carl.talk(uri());
    leg = mara.dial(uri(), new SipHeader("X-Muted", "true"));
    Await.until("the call is up", () -> leg.state() instanceof LegState.Up);
    self = LoopbackPhone.callSid(leg);
    ear =
        mara.phone()
            .listenAlong(leg, "ear", uri(), List.of(new SipHeader("X-Muted", "true")), (_, _) -> {})
            .orElseThrow();
  }

  private LoopbackPhone talker(String name, long seed) throws IOException {
    LoopbackPhone phone = new LoopbackPhone(name, 400, "PCMU", mixer, rtp);
    phone.phone().useMicrophone(new Voice(seed));
    return phone;
  }

  private String uri() {
    return "sip:r1@127.0.0.1:" + focus.address().getPort();
  }

  @AfterEach
  void close() {
    mara.close();
    anna.close();
    carl.close();
    focus.close();
    rtp.close();
    mixer.close();
    assertThat(mixer.stats().faults()).isZero();
  }

  private void whisper() {
    Await.until("the ear hears the room", PATIENCE, ear::inRoom);
    focus.act(self, List.of(new MemberAction.Coach(AGENT), new MemberAction.Unmute()));
    ear.watch(1);
    mara.phone().talkTo(Optional.of(leg));
    mara.openGate();
  }

  @Test
  void aConferenceThatKeepsTheWhisperIsProvedByEarAndOneThatLeaksShutsTheGate() {
    whisper();
    Await.until("proof", PATIENCE, () -> ear.finding() == Finding.ABSENT);
    assertThat(gate.isOpen()).isTrue();

    focus.act(self, List.of(new MemberAction.Uncoach()));
    Await.until("the gate is shut", PATIENCE, () -> !gate.isOpen());
    assertThat(gate.reason()).isEqualTo(EarPort.LEAK);
    assertThat(ear.finding()).isEqualTo(Finding.LEAK);
    assertThat(ear.gainDecibels()).isBetween(-8, 3);
    assertThat(ear.delayMillis()).isBetween(1, 500);
  }

  @Test
  void theEarItselfCannotBeGivenAVoice() {
    whisper();
    mara.phone().talkTo(Optional.of(ear.leg()));
    mara.openGate();
    UUID sid = LoopbackPhone.callSid(ear.leg());
    focus.act(sid, List.of(new MemberAction.Unmute()));
    Await.until("the ear is in the room", () -> focus.member(sid).isPresent());
    Await.until("time passes in which it could be heard", PATIENCE, ear::inRoom);

    assertThat(focus.talking(sid)).isFalse();
    assertThat(mara.phone().audit().samplesHeardBy(Desk.id(ear.leg().id()))).isZero();
    assertThat(mara.phone().legs()).doesNotContain(ear.leg());
  }

  @Test
  void itGoesWithTheTelephone() {
    Await.until("the ear is up", () -> ear.leg().state() instanceof LegState.Up);
    mara.phone().close();
    Await.until("the ear is gone", () -> ear.leg().state() instanceof LegState.Down);
    assertThat(ear.inRoom()).isFalse();
  }

  @Test
  void aCallThatIsOverCannotBeListenedAlong() {
    leg.hangUp();
    Await.until("the end", () -> leg.state() instanceof LegState.Down);
    assertThat(mara.phone().listenAlong(leg, "ear", uri(), List.of(), (_, _) -> {})).isEmpty();
  }

  /** Somebody who talks: noise in syllables, another one for each seed. */
  private static final class Voice implements Microphone {
    private final Random random;
    private double former;
    private int left;
    private double strength;

    Voice(long seed) {
      random = new Random(seed);
    }

    @Override
    public String description() {
      return "voice";
    }

    @Override
    public boolean read(int[] frame) {
      for (int i = 0; i < frame.length; i++) {
        if (left-- <= 0) {
          left = 800 + random.nextInt(3_000);
          strength = random.nextInt(4) == 0 ? 0 : 500 + 2_500 * random.nextDouble();
        }
        former = 0.8 * former + strength * random.nextGaussian();
        frame[i] = (int) Math.clamp(former, Short.MIN_VALUE, Short.MAX_VALUE);
      }
      return true;
    }

    @Override
    public void close() {}
  }
}
