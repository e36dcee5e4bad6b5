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

  /** Mix thread, socket thread and jitter buffer wait for the machine, one after the other. */
  private static final int AHEAD = 3;

  @Test
  void ourOwnPartIsAtMostSixtyMillis() throws Exception {
    ClickDevice mouth = new ClickDevice();
    ClickDevice ear = new ClickDevice();
    List<Double> millis = new ArrayList<>();
    Lateness lateness = new Lateness();
    double machine;
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
      // Its media may begin a moment after the call is up.
      millisToEar(mouth, ear);
      lateness.start();
      for (int i = 0; i < CLICKS; i++) {
        millis.add(millisToEar(mouth, ear));
        LockSupport.parkNanos(97_000_000);
      }
      machine = lateness.stop();
    }
    double median = millis.stream().sorted().toList().get(CLICKS / 2);
    Figures.note(
        "own part of mouth to ear, median of %d: %.1f ms; others wake %.1f ms late",
        CLICKS, median, machine);
    assertThat(median).isLessThanOrEqualTo(60 + AHEAD * machine);
  }

  /** Clicks, once more if the click got lost on its way; the value is how long it took. */
  private static double millisToEar(ClickDevice mouth, ClickDevice ear) {
    for (int i = 0; i < 5; i++) {
      ear.forget();
      mouth.click();
      long deadline = System.nanoTime() + 1_000_000_000L;
      while (ear.heardAt == 0 && System.nanoTime() < deadline) {
        LockSupport.parkNanos(1_000_000);
      }
      if (ear.heardAt != 0) {
        // What a frame holds was said while the frame was filled.
        return (ear.heardAt - mouth.clickedAt) / 1e6 + TICK_MILLIS;
      }
    }
    throw new AssertionError("none of five clicks was heard");
  }

  /** How late a thread wakes that wants to run every tick: what the machine does to everybody. */
  private static final class Lateness implements Runnable {
    private final List<Double> millis = new ArrayList<>();
    private final Thread sleeper = new Thread(this, "sleeper");
    private volatile boolean over;

    void start() {
      sleeper.start();
    }

    @Override
    public void run() {
      while (!over) {
        long due = System.nanoTime() + TICK_MILLIS * 1_000_000L;
        while (due - System.nanoTime() > 0) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        millis.add((System.nanoTime() - due) / 1e6);
      }
    }

    /** Its 95th percentile, milliseconds. */
    double stop() throws InterruptedException {
      over = true;
      sleeper.join();
      return millis.stream().sorted().toList().get(millis.size() * 95 / 100);
    }
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
