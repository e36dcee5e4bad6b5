package dev.earshot.audio.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.LoopbackPhone;
import dev.earshot.audio.device.Microphone;
import dev.earshot.audio.device.Speaker;
import dev.earshot.audio.phone.IncomingPolicy;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegState;
import dev.earshot.audio.phone.Softphone;
import dev.earshot.audio.phone.SoftphoneConfig;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.IncomingCalls;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.audio.sip.UserAgentConfig;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Our own part of the way from mouth to ear: from a sample at the microphone's frame to the frame
 * at the speaker, two telephones with mixers of their own, SIP and RTP on loopback, no sound cards.
 */
@Tag("interop")
class OwnDelayInteropTest {
  private static final int CLICKS = 30;
  private static final int TICK_MILLIS = MixerConfig.DEFAULT.tickMillis();

  @Test
  void ourOwnPartIsAtMostSixtyMillis() throws Exception {
    ClickDevice mouth = new ClickDevice();
    ClickDevice ear = new ClickDevice();
    List<Double> millis = new ArrayList<>();
    try (Phone caller = new Phone("caller", mouth);
        Phone callee = new Phone("callee", ear)) {
      callee.phone.takeCalls(() -> true, (_, _) -> (_, _) -> {});
      Leg leg = caller.phone.dial(callee.uri(), List.of(), (_, _) -> {});
      Await.until(
          "it rings",
          () -> callee.phone.legs().stream().anyMatch(l -> l.state() instanceof LegState.Ringing));
      callee.phone.legs().getFirst().answer();
      Await.until("the call is up", () -> leg.state() instanceof LegState.Up);
      caller.phone.talkTo(Optional.of(leg));
      var gate = caller.phone.microphoneGate();
      Await.until("the gate is open", () -> gate.open(gate.gate().generation()));
      for (int i = 0; i < CLICKS; i++) {
        ear.forget();
        mouth.click();
        Await.until("a click is heard", () -> ear.heardAt != 0);
        // What a frame holds was said while the frame was filled.
        millis.add((ear.heardAt - mouth.clickedAt) / 1e6 + TICK_MILLIS);
        LockSupport.parkNanos(97_000_000);
      }
    }
    double median = millis.stream().sorted().toList().get(CLICKS / 2);
    Figures.note("own part of mouth to ear, median of %d: %.1f ms", CLICKS, median);
    assertThat(median).isLessThanOrEqualTo(60);
  }

  /** A telephone with everything of its own. */
  private static final class Phone implements AutoCloseable {
    private final Mixer mixer = Mixer.start(MixerConfig.DEFAULT);
    private final RtpLoop rtp = RtpLoop.start();
    private final UserAgent agent;
    private final Softphone phone;

    Phone(String name, ClickDevice headset) throws IOException {
      InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      agent = UserAgent.open(new UserAgentConfig(any, true, "Earshot test"), IncomingCalls.none());
      SoftphoneConfig config =
          new SoftphoneConfig(name, "sip:" + name + "@127.0.0.1", LoopbackPhone.media("L16/16000"))
              .withIncoming(IncomingPolicy.RINGING.fromAnywhere());
      phone = Softphone.open(config, mixer, agent, rtp);
      phone.useMicrophone((Microphone) headset);
      phone.useSpeaker((Speaker) headset);
    }

    String uri() {
      return "sip:callee@127.0.0.1:" + agent.address().getPort();
    }

    @Override
    public void close() {
      phone.close();
      agent.close();
      rtp.close();
      mixer.close();
    }
  }

  /** Clicks when asked, and notes when it hears a click. */
  private static final class ClickDevice implements Microphone, Speaker {
    private static final int LOUD = 20_000;

    private volatile boolean wanted;
    private volatile long clickedAt;
    private volatile long heardAt;

    void click() {
      wanted = true;
    }

    void forget() {
      heardAt = 0;
    }

    @Override
    public String description() {
      return "clicks";
    }

    @Override
    public String spec() {
      return "";
    }

    @Override
    public boolean read(int[] frame) {
      Arrays.fill(frame, 0);
      if (wanted) {
        wanted = false;
        clickedAt = System.nanoTime();
        for (int i = 0; i < frame.length; i++) {
          frame[i] = i / 8 % 2 == 0 ? LOUD : -LOUD;
        }
      }
      return true;
    }

    @Override
    public void write(int[] frame) {
      for (int sample : frame) {
        if (heardAt == 0 && Math.abs(sample) > LOUD / 4) {
          heardAt = System.nanoTime();
        }
      }
    }

    @Override
    public boolean alive() {
      return true;
    }

    @Override
    public void close() {}
  }
}
