package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.app.backend.local.RoomTitle;
import dev.earshot.app.console.DockView;
import dev.earshot.app.console.VoiceWish;
import dev.earshot.app.profile.Memory;
import dev.earshot.app.profile.Settings;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.audio.focus.DirectMember;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.port.PrivacyGate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Starting, ending, and devices that come and go. */
class CompositionTest {
  private static Composition start(FewDevices devices, String microphone, int port)
      throws IOException {
    return Composition.start(
        new CompositionConfig(
            "Mara",
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
            devices,
            microphone,
            "default",
            name -> new RoomTitle(name, "")));
  }

  private static void until(String what, BooleanSupplier condition) {
    Instant deadline = Instant.now().plusSeconds(10);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(deadline);
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static long mixThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("mix"))
        .count();
  }

  @Test
  void withoutASoundCardItSaysSoAndGoesOn() throws IOException {
    try (Composition earshot = start(new FewDevices(false), "default", 0)) {
      DockView dock = earshot.store().snapshot().dock();
      assertThat(dock.deviceNotice())
          .isEqualTo("No sound card found: simulated microphone, silent output.");
      assertThat(dock.microphone()).isEqualTo("silence");
      assertThat(dock.speaker()).isEqualTo("none");
      assertThat(dock.account()).isEqualTo("sip:mara@127.0.0.1");
    }
  }

  private static Composition remembering(Memory memory) throws IOException {
    return Composition.start(
        new CompositionConfig(
            "Mara",
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            new FewDevices(false),
            "default",
            "default",
            name -> new RoomTitle(name, ""),
            PhoneOptions.LOCAL,
            new DeskOptions(VoiceWish.NONE, Optional.empty(), false, memory)));
  }

  @Test
  void gainAndDuckingAreAsTheyWereLeft() throws IOException {
    AtomicReference<Settings> kept = new AtomicReference<>(Settings.NONE);
    Memory memory =
        new Memory() {
          @Override
          public Settings load() {
            return kept.get();
          }

          @Override
          public void save(Settings settings) {
            kept.set(settings);
          }
        };
    try (Composition earshot = remembering(memory)) {
      earshot.commands().setMicrophoneGain(-6);
      earshot.commands().setDucking(12);
      until("it is kept", () -> kept.get().levels().equals(new Settings.Levels(-6, 12)));
    }
    try (Composition again = remembering(memory)) {
      DockView dock = again.store().snapshot().dock();
      assertThat(dock.microphoneGain()).isEqualTo(-6);
      assertThat(dock.ducking()).isEqualTo(12);
    }
  }

  @Test
  void aWrongDeviceIsOneLineAndLeavesNothingRunning() {
    long before = mixThreads();
    assertThatThrownBy(() -> start(new FewDevices(false), "device:Nope", 0))
        .isInstanceOf(IOException.class)
        .hasMessage("no such microphone: device:Nope");
    until("the mixer has stopped", () -> mixThreads() <= before);
  }

  @Test
  void aPortInUseIsNamed() throws IOException {
    try (Composition first = start(new FewDevices(false), "default", 0)) {
      int port = first.focus().address().getPort();
      assertThatThrownBy(() -> start(new FewDevices(false), "default", port))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(String.valueOf(port));
    }
  }

  @Test
  void closingTwiceIsOnceAndOpensNothingAgain() throws IOException {
    Composition earshot = start(new FewDevices(false), "default", 0);
    PrivacyGate gate = earshot.softphone().microphoneGate().gate();
    earshot.close();
    Instant before = Instant.now();
    earshot.close();
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(1));
    earshot.commands().talkPressed();
    assertThat(gate.isOpen()).isFalse();
  }

  @Test
  void aLostMicrophoneShutsTheGateAndComesBack() throws IOException {
    FewDevices devices = new FewDevices(true);
    try (Composition earshot = start(devices, "default", 0)) {
      earshot
          .focus()
          .joinDirect(
              "call",
              new DirectMember("Anna", "Anna", Optional.of(new MemberTag("agent"))),
              new Ear(300));
      until("the room is seen", () -> !earshot.store().snapshot().conferences().isEmpty());
      earshot.commands().watch(earshot.store().snapshot().conferences().getFirst().key());
      until("we listen", () -> earshot.store().snapshot().session().state() == SessionState.LISTEN);
      earshot.commands().talkPressed();
      PrivacyGate gate = earshot.softphone().microphoneGate().gate();
      until("the gate opens", gate::isOpen);

      devices.unplug();
      until("the gate shuts", () -> !gate.isOpen());
      until(
          "the dock says so",
          () -> earshot.store().snapshot().dock().deviceNotice().endsWith("Microphone lost: mic"));

      devices.plugIn();
      until(
          "it is back",
          () ->
              earshot
                  .store()
                  .snapshot()
                  .dock()
                  .deviceNotice()
                  .equals("No speaker found: silent output."));
    }
  }

  @Test
  void aLostSpeakerEndsAWhisperAndItDoesNotGoOnByItself() throws IOException {
    FewDevices devices = new FewDevices(true, true);
    try (Composition earshot = start(devices, "default", 0)) {
      joinAndListen(earshot);
      earshot.commands().whisper();
      PrivacyGate gate = earshot.softphone().microphoneGate().gate();
      until("the gate opens", gate::isOpen);

      devices.unplugHeadphones();
      until("the gate shuts", () -> !gate.isOpen());
      until("we listen", () -> earshot.store().snapshot().session().state() == SessionState.LISTEN);
      assertThat(earshot.store().snapshot().session().gateReason())
          .contains("lost", "you hear nobody");

      devices.headphonesAreBack();
      until(
          "it is back",
          () ->
              earshot.store().snapshot().timeline().stream()
                  .anyMatch(entry -> entry.what().equals("Speaker is back: Headphones")));
      assertThat(gate.isOpen()).isFalse();

      earshot.commands().whisper();
      until("the user opens it again", gate::isOpen);
    }
  }

  private static void joinAndListen(Composition earshot) {
    earshot
        .focus()
        .joinDirect(
            "call",
            new DirectMember("Anna", "Anna", Optional.of(new MemberTag("agent"))),
            new Ear(300));
    until("the room is seen", () -> !earshot.store().snapshot().conferences().isEmpty());
    earshot.commands().watch(earshot.store().snapshot().conferences().getFirst().key());
    until("we listen", () -> earshot.store().snapshot().session().state() == SessionState.LISTEN);
  }
}
