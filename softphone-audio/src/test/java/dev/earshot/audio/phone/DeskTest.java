package dev.earshot.audio.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earshot.audio.ToneDevice;
import dev.earshot.audio.TonePort;
import dev.earshot.audio.device.Microphone;
import dev.earshot.audio.device.Speaker;
import dev.earshot.mixer.MixRoom;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.PendingChange.Outcome;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.port.PrivacyGate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The desk by ear: everybody says a tone of his own, and a filter per ear tells who hears whom. */
class DeskTest {
  private static final double MIC = 1000;
  private static final double ANNA = 400;
  private static final double BERT = 650;
  private static final double SILENT = -90;

  /** 5 ms at 16 kHz. */
  private static final int FADE = 80;

  private static final PcmFormat FORMAT = MixerConfig.DEFAULT.format();

  private final Mixer mixer = Mixer.stepped(MixerConfig.DEFAULT);
  private final MixRoom room = mixer.openRoom("desk");
  private final PrivacyGate.Opener opener = PrivacyGate.create();
  private final PrivacyGate gate = opener.gate();
  private final HeadsetPort headset =
      new HeadsetPort(FORMAT.sampleRate(), FORMAT.frameSamples(), gate);
  private final ToneDevice device = new ToneDevice(16_000, MIC);
  private final Desk desk = new Desk(room, gate, headset);
  private final TonePort anna = new TonePort(16_000, ANNA);
  private final TonePort bert = new TonePort(16_000, BERT);

  DeskTest() {
    headset.exchange((Microphone) device);
    headset.exchange((Speaker) device);
  }

  @Test
  void theHeadsetHearsEveryLegAndNoLegHearsAnother() {
    join();

    listen();

    assertThat(device.ear().level(ANNA, 1600)).isCloseTo(-12, within(1.0));
    assertThat(device.ear().level(BERT, 1600)).isCloseTo(-12, within(1.0));
    assertThat(anna.heardFrom(0)).containsOnly(0);
    assertThat(bert.heardFrom(0)).containsOnly(0);
  }

  @Test
  void aNarrowbandLegFallsSilentWithinATick() {
    TonePort narrow = new TonePort(8000, ANNA);
    desk.join("narrow", narrow);
    desk.talkTo(Optional.of("narrow"));
    open();
    listen();
    assertThat(narrow.level(MIC, 800)).isCloseTo(-12, within(1.0));

    gate.close("key released");
    // A fade of 5 ms, and less than that in the filter.
    int from = narrow.length() + 80;
    listen();

    assertThat(narrow.heardFrom(from)).containsOnly(0);
  }

  @Test
  void anOpenGateAloneReachesNobody() {
    join();
    open();

    listen();

    assertThat(anna.heardFrom(0)).containsOnly(0);
    assertThat(bert.heardFrom(0)).containsOnly(0);
  }

  @Test
  void onlyTheLegTalkedToHearsTheHeadset() {
    join();
    desk.talkTo(Optional.of("bert"));
    open();

    listen();

    assertThat(bert.level(MIC, 1600)).isCloseTo(-12, within(1.0));
    assertThat(bert.level(ANNA, 1600)).isLessThan(SILENT);
    assertThat(anna.heardFrom(0)).containsOnly(0);
    assertThat(desk.audit().samplesHeardBy(Desk.id("anna"))).isZero();
    assertThat(desk.audit().samplesHeardBy(Desk.id("bert"))).isPositive();
  }

  @Test
  void aClosedGateFadesAtTheLegForFiveMillisAndIsZeroFromThenOn() {
    join();
    desk.talkTo(Optional.of("bert"));
    open();
    listen();

    gate.close("key released");
    int from = bert.length() + FADE;
    listen();

    assertThat(bert.heardFrom(from)).containsOnly(0);
  }

  @Test
  void nobodyHearsTheHeadsetAfterItTalksToNobody() {
    join();
    desk.talkTo(Optional.of("bert"));
    open();
    listen();

    desk.talkTo(Optional.empty());
    int from = bert.length();
    listen();

    assertThat(bert.heardFrom(from)).containsOnly(0);
    assertThat(gate.isOpen()).isFalse();
    assertThat(gate.reason()).isEqualTo("talking to no call now");
  }

  @Test
  void turningToAnotherLegClosesAnOpenGate() {
    join();
    desk.talkTo(Optional.of("bert"));
    open();

    assertThat(desk.talkTo(Optional.of("bert"))).isNotNull();
    assertThat(gate.isOpen()).as("same leg").isTrue();

    desk.talkTo(Optional.of("anna"));
    assertThat(gate.isOpen()).isFalse();
    assertThat(gate.reason()).isEqualTo("talking to another call now");
  }

  @Test
  void aClosedGateKeepsItsGenerationWhenTheDeskTurns() {
    join();
    long seen = gate.generation();
    desk.talkTo(Optional.of("bert"));

    assertThat(opener.open(seen)).isTrue();
  }

  @Test
  void aLegThatEndsLeavesAndClosesTheGate() {
    join();
    desk.talkTo(Optional.of("bert"));
    open();
    listen();

    desk.leave("bert", "the call ended: BYE");
    int from = bert.length();
    int ear = device.ear().length();
    listen();

    assertThat(gate.isOpen()).isFalse();
    assertThat(gate.reason()).isEqualTo("the call ended: BYE");
    assertThat(bert.length()).isEqualTo(from);
    assertThat(device.ear().level(BERT, ear)).isLessThan(SILENT);
    assertThat(device.ear().level(ANNA, ear)).isGreaterThan(-15);
  }

  @Test
  void theEndOfAnotherLegDisturbsNobody() {
    join();
    desk.talkTo(Optional.of("bert"));
    open();

    desk.leave("anna", "the call ended: BYE");

    assertThat(gate.isOpen()).isTrue();
  }

  @Test
  void talkingToALegThatIsGoneIsRefusedAndSilent() {
    join();
    desk.talkTo(Optional.of("bert"));
    desk.leave("bert", "the call ended: BYE");

    Outcome outcome = desk.talkTo(Optional.of("bert")).await(Duration.ZERO);
    open();
    int from = anna.length();
    listen();

    assertThat(outcome).isEqualTo(new Outcome.Refused("call bert is not up"));
    assertThat(anna.heardFrom(from)).containsOnly(0);
  }

  @Test
  void holdingTheLegTalkedToClosesTheGateAndSilencesBothWays() {
    join();
    desk.talkTo(Optional.of("bert"));
    open();
    listen();

    desk.hold("bert", true);
    assertThat(gate.reason()).isEqualTo("the call is on hold");
    int from = bert.length();
    int ear = device.ear().length();
    open();
    listen();

    assertThat(bert.heardFrom(from)).containsOnly(0);
    assertThat(device.ear().level(BERT, ear)).isLessThan(SILENT);
  }

  @Test
  void aLostMicrophoneClosesTheGateWithAReason() {
    join();
    desk.talkTo(Optional.of("bert"));
    open();
    listen();

    device.alive = false;
    int from = bert.length() + FADE;
    listen();

    assertThat(bert.heardFrom(from)).containsOnly(0);
    assertThat(gate.isOpen()).isFalse();
    assertThat(gate.reason()).isEqualTo("microphone lost: tone 1000.0");
    assertThat(headset.microphoneLevel()).isEqualTo(-127);
  }

  @Test
  void duckingLowersTheLegsWhileTheGateIsOpenOnly() {
    join();
    headset.setDucking(12);
    listen();
    assertThat(device.ear().level(ANNA, 1600)).isCloseTo(-12, within(1.0));

    open();
    int opened = device.ear().length();
    listen();
    assertThat(device.ear().level(ANNA, opened + 160)).isCloseTo(-24, within(1.0));

    gate.close("key released");
    int closed = device.ear().length();
    listen();
    assertThat(device.ear().level(ANNA, closed + 160)).isCloseTo(-12, within(1.0));
  }

  @Test
  void gainsChangeWhatIsHeardAndAreLimited() {
    join();
    desk.talkTo(Optional.of("bert"));
    open();
    desk.setMicrophoneGain(-20);
    desk.setVolume("anna", -1000);

    listen();

    assertThat(bert.level(MIC, 1600)).isCloseTo(-32, within(1.0));
    assertThat(device.ear().level(ANNA, 1600)).isLessThan(-70);
  }

  @Test
  void levelsAreThoseOfTheDevices() {
    join();

    listen();

    assertThat(headset.microphoneLevel()).as("gate is closed").isEqualTo(-12);
    assertThat(headset.speakerLevel()).isCloseTo(-9, within(1));
  }

  /** Whatever is done at the desk: a leg that is not being talked to hears exactly nothing. */
  @Property(tries = 200, seed = "42")
  void noLegEverHearsAnotherAndOnlyTheOneTalkedToHearsTheHeadset(
      @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 9) Integer> actions) {
    DeskTest fresh = new DeskTest();
    fresh.join();
    Optional<String> talkedTo = Optional.empty();
    for (int action : actions) {
      talkedTo = fresh.act(action, talkedTo);
      // Only the leg that was talked to may hear what was said before fade away.
      int annaBefore = fresh.anna.length() + (talkedTo.equals(Optional.of("anna")) ? FADE : 0);
      int bertBefore = fresh.bert.length() + (talkedTo.equals(Optional.of("bert")) ? FADE : 0);
      fresh.mixer.step();
      if (!talkedTo.equals(Optional.of("anna")) || !fresh.gate.isOpen()) {
        assertThat(
                Arrays.stream(fresh.anna.heardFrom(annaBefore))
                    .filter(sample -> sample != 0)
                    .count())
            .isZero();
      }
      if (!talkedTo.equals(Optional.of("bert")) || !fresh.gate.isOpen()) {
        assertThat(
                Arrays.stream(fresh.bert.heardFrom(bertBefore))
                    .filter(sample -> sample != 0)
                    .count())
            .isZero();
      }
    }
  }

  private Optional<String> act(int action, Optional<String> talkedTo) {
    switch (action) {
      case 0, 1 -> {
        Optional<String> leg = Optional.of(action == 0 ? "anna" : "bert");
        boolean up = !(desk.talkTo(leg).await(Duration.ZERO) instanceof Outcome.Refused);
        return up ? leg : Optional.empty();
      }
      case 2 -> {
        desk.talkTo(Optional.empty());
        return Optional.empty();
      }
      case 3, 4 -> open();
      case 5 -> gate.close("key released");
      case 6 -> {
        desk.leave("bert", "gone");
        return talkedTo.filter(leg -> !leg.equals("bert"));
      }
      case 7 -> desk.hold("anna", true);
      case 8 -> desk.hold("anna", false);
      default -> desk.setVolume("anna", 6);
    }
    return talkedTo;
  }

  private void join() {
    desk.join("anna", anna);
    desk.join("bert", bert);
  }

  private void open() {
    opener.open(gate.generation());
    assertThat(gate.isOpen()).isTrue();
  }

  /** 300 ms. */
  private void listen() {
    for (int i = 0; i < 30; i++) {
      mixer.step();
    }
  }
}
