package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.backend.local.RoomTitle;
import dev.earshot.app.console.Alert;
import dev.earshot.app.console.SessionView;
import dev.earshot.app.supervision.Guard;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.audio.device.AudioDevices;
import dev.earshot.audio.device.Microphone;
import dev.earshot.audio.focus.DirectMember;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.port.Port;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The whole console with its leak guard over SIP and RTP: real voices, and an agent whose telephone
 * gives back what it hears, which nothing but the audio can tell.
 */
class LeakGuardTest {
  private static final String VOICES = "src/main/resources/dev/earshot/app/demo/voice/";
  private static final PcmFormat FORMAT = new PcmFormat(16_000, 10);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final AudioDevices devices = AudioDevices.system();
  private final Composition earshot;
  private final Telephone agent;

  LeakGuardTest() throws IOException {
    earshot =
        Composition.start(
            new CompositionConfig(
                "Mara",
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                devices,
                "file:" + VOICES + "supervisor-supervisor.wav?loop",
                "none",
                name -> new RoomTitle(name, "")));
    earshot.guardByEar();
    agent = join("anna", "billing-agent.wav", Optional.of(new MemberTag("agent")));
    join("carl", "billing-customer.wav", Optional.of(new MemberTag("customer")));
  }

  private Telephone join(String name, String voice, Optional<MemberTag> tag) throws IOException {
    Telephone telephone =
        new Telephone(devices.openMicrophone("file:" + VOICES + voice, FORMAT), 20);
    earshot.focus().joinDirect("desk", new DirectMember(name, name, tag), telephone);
    return telephone;
  }

  @AfterEach
  void close() {
    earshot.close();
  }

  private SessionView session() {
    return earshot.store().snapshot().session();
  }

  private void until(String what, Predicate<SessionView> condition) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!condition.test(session())) {
      assertThat(Instant.now())
          .as(what + " " + session() + earshot.store().snapshot().timeline())
          .isBefore(deadline);
      LockSupport.parkNanos(5_000_000);
    }
  }

  private void whisper() {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (earshot.store().snapshot().conferences().isEmpty()) {
      assertThat(Instant.now()).as("the room").isBefore(deadline);
      LockSupport.parkNanos(5_000_000);
    }
    earshot.commands().watch(earshot.store().snapshot().conferences().getFirst().key());
    until("listening", now -> now.state() == SessionState.LISTEN);
    until("the ear hears the room", now -> now.guard().equals(HEARS));
    until("the agent can be chosen", now -> !now.targets().isEmpty());
    earshot.commands().whisper();
    until("the whisper", SessionView::gateOpen);
  }

  private static final Guard HEARS = new Guard(Guard.State.LISTENING, "");

  @Test
  void aWhisperIsProvedByEarUntilTheAgentsTelephoneGivesItAway() {
    whisper();
    until("proof", now -> now.guard().is(Guard.State.PROVED));
    assertThat(session().sentence()).endsWith("Proved by ear");
    assertThat(session().gateOpen()).isTrue();

    agent.givesBack(1);
    until("the gate is shut", now -> !now.gateOpen());
    until("the leak is said", now -> now.guard().is(Guard.State.LEAK));
    assertThat(session().gateReason()).contains("your voice was found in the conference");
    assertThat(earshot.store().snapshot().alerts())
        .anyMatch(alert -> alert.kind() == Alert.Kind.LEAK);
    until("back to listening", now -> now.state() == SessionState.LISTEN);
  }

  @Test
  void theOthersSeeTheEarAndItLeavesWithUs() {
    whisper();
    assertThat(earshot.focus().rooms().getFirst().members())
        .anyMatch(member -> member.displayName().startsWith("Customer's ear"));
    earshot.commands().leave();
    until("out", now -> now.state() == SessionState.OUT);
    Instant deadline = Instant.now().plus(PATIENCE);
    while (earshot.focus().rooms().getFirst().members().size() > 2) {
      assertThat(Instant.now()).as("the ear has left").isBefore(deadline);
      LockSupport.parkNanos(5_000_000);
    }
    assertThat(session().guard()).isEqualTo(Guard.OFF);
  }

  /** A telephone in the room itself, that can give back what it hears a little later. */
  private static final class Telephone implements Port {
    private final Microphone voice;
    private final int[][] heard;
    private final int[] spoken = new int[FORMAT.frameSamples()];
    private volatile float back;
    private int at;

    Telephone(Microphone voice, int ticks) {
      this.voice = voice;
      heard = new int[ticks][FORMAT.frameSamples()];
    }

    void givesBack(float factor) {
      back = factor;
    }

    @Override
    public int sampleRate() {
      return FORMAT.sampleRate();
    }

    @Override
    public boolean read(int[] frame) {
      boolean speaks = voice.read(spoken);
      int[] late = heard[at];
      for (int i = 0; i < frame.length; i++) {
        float sample = (speaks ? spoken[i] : 0) + back * late[i];
        frame[i] = (int) Math.clamp(sample, Short.MIN_VALUE, Short.MAX_VALUE);
      }
      return true;
    }

    @Override
    public void write(int[] frame) {
      System.arraycopy(frame, 0, heard[at], 0, frame.length);
      at = (at + 1) % heard.length;
    }
  }
}
