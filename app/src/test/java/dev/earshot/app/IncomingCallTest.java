package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.backend.local.RoomTitle;
import dev.earshot.app.console.DockView.Incoming;
import dev.earshot.app.console.VoiceWish;
import dev.earshot.app.profile.Memory;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.audio.device.AudioDevices;
import dev.earshot.audio.device.WavFile;
import dev.earshot.audio.focus.DirectMember;
import dev.earshot.audio.phone.AutoAnswer;
import dev.earshot.audio.phone.IncomingPolicy;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegState;
import dev.earshot.audio.phone.Softphone;
import dev.earshot.audio.phone.SoftphoneConfig;
import dev.earshot.audio.sip.IncomingCalls;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.audio.sip.UserAgentConfig;
import dev.earshot.mixer.audio.ToneMeter;
import dev.earshot.mixer.conference.MemberTag;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls to the telephone of a console whose window is open. */
@Timeout(60)
class IncomingCallTest {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @TempDir private Path folder;

  private static Composition console(
      String microphone, IncomingPolicy policy, boolean attended, Path headset) throws IOException {
    PhoneOptions local = PhoneOptions.LOCAL;
    return Composition.start(
        new CompositionConfig(
            "Mara",
            ANY,
            AudioDevices.system(),
            microphone,
            "file:" + headset,
            name -> new RoomTitle(name, ""),
            new PhoneOptions(local.bind(), local.accounts(), local.tls(), policy, local.trace()),
            new DeskOptions(VoiceWish.NONE, Optional.of("none"), attended, Memory.none())));
  }

  private static void until(String what, BooleanSupplier condition) {
    Instant deadline = Instant.now().plusSeconds(10);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(deadline);
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** A caller who says 600 Hz and records what he hears; on the console's own mixer. */
  private final class Caller implements AutoCloseable {
    private final UserAgent agent;
    private final Softphone phone;
    private final Leg leg;

    Caller(Composition console) throws IOException {
      agent = UserAgent.open(new UserAgentConfig(ANY, true, "t"), IncomingCalls.none());
      phone =
          Softphone.open(
              new SoftphoneConfig("Anna", "sip:anna@127.0.0.1", console.media()),
              console.mixer(),
              agent,
              console.rtp());
      AudioDevices devices = AudioDevices.system();
      phone.useMicrophone(devices.openMicrophone("tone:600", console.mixer().config().format()));
      phone.useSpeaker(
          devices.openSpeaker(
              "file:" + folder.resolve("caller.wav"), console.mixer().config().format()));
      leg =
          phone.dial(
              "sip:mara@127.0.0.1:" + console.userAgent().address().getPort(),
              List.of(),
              (same, state) -> {
                if (state instanceof LegState.Up) {
                  phone.talkTo(Optional.of(same));
                  boolean open =
                      phone.microphoneGate().open(phone.microphoneGate().gate().generation());
                  assert open;
                }
              });
    }

    @Override
    public void close() {
      phone.close();
      agent.close();
    }
  }

  private static Optional<Incoming> shown(Composition console) {
    return console.store().snapshot().dock().bell().call();
  }

  /** Packets of 10 ms that came by the latest leg. */
  private static long heardFromCaller(Composition console) {
    return console.softphone().legs().getLast().quality().packetsReceived();
  }

  private static double loudest(Path wav, int hertz) throws IOException {
    int[] samples = WavFile.read(wav).samples();
    double loudest = -127;
    for (int at = 0; at + 3200 <= samples.length; at += 3200) {
      loudest = Math.max(loudest, new ToneMeter(16_000).dbfs(samples, at, 3200, hertz));
    }
    return loudest;
  }

  @Test
  void whoWasAnsweredIsHeardAndDoesNotHearAWhisper() throws IOException {
    Path headset = folder.resolve("headset.wav");
    try (Composition console = console("tone:1000", IncomingPolicy.RINGING, true, headset)) {
      Ear agent = new Ear(300);
      console
          .focus()
          .joinDirect(
              "call", new DirectMember("A", "A", Optional.of(new MemberTag("agent"))), agent);
      until("the room is seen", () -> !console.store().snapshot().conferences().isEmpty());
      console.commands().watch(console.store().snapshot().conferences().getFirst().key());
      until("we listen", () -> console.store().snapshot().session().state() == SessionState.LISTEN);
      try (Caller caller = new Caller(console)) {
        until("it rings", () -> shown(console).isPresent());
        assertThat(shown(console)).contains(new Incoming("Anna (anna@127.0.0.1)", false));

        console.commands().answerCall();
        until("it is answered", () -> shown(console).filter(Incoming::answered).isPresent());
        console.commands().whisper();
        until("the agent hears the whisper", () -> agent.hears(1000) > -30);
        until("the call is up", () -> caller.leg.state() instanceof LegState.Up);
        until("a second of it is heard", () -> heardFromCaller(console) > 100);

        console.commands().endCall();
        until("it is over", () -> shown(console).isEmpty());
        assertThat(console.softphone().microphoneGate().gate().isOpen())
            .as("the whisper goes on")
            .isTrue();
      }
    }
    assertThat(loudest(headset, 600)).as("the caller is heard").isGreaterThan(-30);
    assertThat(loudest(folder.resolve("caller.wav"), 1000)).isLessThan(-90);
    assertThat(loudest(folder.resolve("caller.wav"), 300)).isLessThan(-90);
  }

  @Test
  void whereNobodyLooksOnlyRulesAnswerAndOnlyWithAHeadset() throws IOException {
    IncomingPolicy rule =
        IncomingPolicy.RINGING.withAutoAnswer(List.of(AutoAnswer.of("sip:*@127.0.0.1")));
    try (Composition console = console("silence", rule, false, folder.resolve("1.wav"));
        Caller caller = new Caller(console)) {
      until("it is refused", () -> caller.leg.state() instanceof LegState.Down);
      assertThat(caller.leg.state()).asString().contains("480");
    }
    try (Composition console = console("tone:1000", rule, false, folder.resolve("2.wav"));
        Caller caller = new Caller(console)) {
      until("it is answered", () -> caller.leg.state() instanceof LegState.Up);
      until("the dock says so", () -> shown(console).filter(Incoming::answered).isPresent());
      assertThat(console.softphone().microphoneGate().gate().isOpen()).isFalse();
    }
  }
}
