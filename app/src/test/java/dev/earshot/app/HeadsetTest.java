package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.DockState.Topic;
import dev.earshot.app.detect.Thresholds;
import dev.earshot.app.profile.Settings;
import dev.earshot.audio.device.AudioDevice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Microphone and speaker that are lost and come back: who may talk, and what is said of it. */
class HeadsetTest {
  private final FakeCards in = new FakeCards();
  private final FakeCards out = new FakeCards();
  private final DockState state = new DockState();
  private final List<String> talk = new ArrayList<>();
  private final List<String> journal = new ArrayList<>();

  private Headset headset(Settings settings) {
    Headset.Talk gate =
        new Headset.Talk() {
          @Override
          public void pause(String why) {
            talk.add("pause: " + why);
          }

          @Override
          public void end(String why) {
            talk.add("end: " + why);
          }

          @Override
          public void may() {
            talk.add("may");
          }
        };
    return new Headset(new Headset.Lines(in, out), settings, state, gate, journal::add);
  }

  private Headset onJabra() throws IOException {
    in.plug("Jabra Headset");
    out.plug("Jabra Headset");
    Headset headset = headset(Settings.NONE);
    headset.open("default", "default");
    return headset;
  }

  private static void look(Headset headset) {
    headset.refresh();
    headset.watch(true);
  }

  @Test
  void aLostSpeakerSilencesTheUserAndSaysSo() throws IOException {
    Headset headset = onJabra();
    out.unplug("Jabra Headset");
    look(headset);

    assertThat(talk).containsExactly("end: Jabra Headset was lost: you hear nobody");
    assertThat(state.notice(Topic.SPEAKER))
        .isEqualTo(
            "Speaker lost: Jabra Headset. Nothing is played elsewhere, and your microphone is"
                + " shut.");
    assertThat(headset.personal()).isFalse();
  }

  @Test
  void heMayTalkAgainWhenBothAreBackAndNotBefore() throws IOException {
    Headset headset = onJabra();
    in.unplug("Jabra Headset");
    out.unplug("Jabra Headset");
    look(headset);
    talk.clear();

    in.plug("Jabra Headset");
    look(headset);
    assertThat(talk).isEmpty();

    out.plug("Jabra Headset");
    look(headset);
    assertThat(talk).containsExactly("may");
    assertThat(headset.personal()).isTrue();
    assertThat(journal)
        .endsWith("Microphone is back: Jabra Headset", "Speaker is back: Jabra Headset");
  }

  @Test
  void anotherMicrophoneClosesTheGateFirst() throws IOException {
    in.plug("EPOS Headset");
    Headset headset = onJabra();
    headset.useMicrophone("device:EPOS Headset");
    assertThat(talk).containsExactly("pause: changing microphone", "may");
  }

  @Test
  void aMicrophoneThatCannotBeOpenedIsSaidAndTheFormerGoesOn() throws IOException {
    Headset headset = onJabra();
    headset.useMicrophone("device:Nope");
    assertThat(state.notice(Topic.MICROPHONE)).isEqualTo("device:Nope is not there");
    assertThat(in.current).isEqualTo("device:Jabra Headset");
    assertThat(talk).containsExactly("pause: changing microphone", "may");
  }

  @Test
  void whatWasChosenOnceIsTakenAtTheStart() throws IOException {
    in.plug("Speaker", "EPOS Headset", "Line");
    out.plug("Speaker");
    AudioDevice line = new AudioDevice("device:Line", "Line");
    Headset headset =
        headset(
            new Settings(
                List.of(line),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Settings.Levels.USUAL,
                Thresholds.DEFAULT));
    headset.open("default", "none");
    assertThat(in.current).isEqualTo("device:Line");
  }

  @Test
  void aChosenHeadsetThatIsMissingIsWaitedForInSilence() throws IOException {
    in.plug("Speaker");
    out.plug("Speaker");
    List<AudioDevice> jabra = List.of(new AudioDevice("device:Jabra Headset", "Jabra Headset"));
    Headset headset =
        headset(
            new Settings(
                jabra,
                jabra,
                Optional.empty(),
                Optional.empty(),
                Settings.Levels.USUAL,
                Thresholds.DEFAULT));
    headset.open("default", "default");

    assertThat(out.opened).containsExactly("none");
    assertThat(in.opened).containsExactly("silence");
    assertThat(state.notice(Topic.SPEAKER))
        .isEqualTo("Your speaker Jabra Headset is not there: plug it in, or choose another.");
    assertThat(headset.personal()).isFalse();

    in.plug("Jabra Headset");
    out.plug("Jabra Headset");
    look(headset);
    assertThat(out.current).isEqualTo("device:Jabra Headset");
    assertThat(state.notice(Topic.SPEAKER)).isEmpty();
    assertThat(headset.personal()).isTrue();
  }

  @Test
  void onlyAHeadsetOnBothSidesIsPersonal() throws IOException {
    in.plug("Jabra Headset");
    out.plug("HDMI Speaker");
    Headset headset = headset(Settings.NONE);
    headset.open("default", "default");
    look(headset);
    assertThat(headset.personal()).isFalse();

    out.plug("Jabra Headset");
    headset.refresh();
    headset.useSpeaker("device:Jabra Headset");
    assertThat(headset.personal()).isTrue();

    headset.useSpeaker("device:HDMI Speaker");
    assertThat(headset.personal()).as("chosen, but heard by the room").isFalse();
  }

  @Test
  void filesAndTonesThatWereAskedForArePersonalAndStandInsAreNot() throws IOException {
    Headset asked = headset(Settings.NONE);
    asked.open("tone:440", "file:x.wav");
    assertThat(asked.personal()).isTrue();

    Headset standIns = headset(Settings.NONE);
    standIns.open("default", "default");
    assertThat(standIns.personal()).isFalse();
    assertThat(state.notice(Topic.SYSTEM)).startsWith("No sound card found");
  }
}
