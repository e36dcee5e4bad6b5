package dev.earshot.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.doctor.Finding.Verdict;
import dev.earshot.audio.device.AudioDevice;
import dev.earshot.audio.device.DeviceForm;
import dev.earshot.audio.device.DevicePreference;
import dev.earshot.mixer.audio.ToneSource;
import dev.earshot.mixer.thread.RealtimeScheduling.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What checks conclude from what they saw. */
class FindingsTest {
  private static final AudioDevice SPEAKERS =
      new AudioDevice("device:hdmi", "HDMI", DeviceForm.LOUDSPEAKER);
  private static final AudioDevice JABRA =
      new AudioDevice("device:jabra", "Jabra", DeviceForm.HEADSET);

  @ParameterizedTest
  @CsvSource({"25, true, OK", "24, true, FAILED"})
  void anOldJavaIsAFailure(int feature, boolean nativeAccess, Verdict verdict) {
    List<Finding> findings = new ArrayList<>();
    new PlatformCheck(_ -> "x", feature, nativeAccess).examine(findings::add);
    assertThat(findings.getFirst().verdict()).isEqualTo(verdict);
  }

  @Test
  void withoutNativeAccessTheHintNamesTheLauncher() {
    List<Finding> findings = new ArrayList<>();
    new PlatformCheck(_ -> "x", 25, false).examine(findings::add);
    assertThat(findings.getLast().verdict()).isEqualTo(Verdict.WARNING);
    assertThat(findings.getLast().hint()).contains("bin/earshot");
  }

  @ParameterizedTest
  @CsvSource({"GRANTED, OK", "NOT_PERMITTED, WARNING", "NOT_AVAILABLE, OK"})
  void schedulingIsAtMostAWarning(Outcome outcome, Verdict verdict) {
    List<Finding> findings = new ArrayList<>();
    new SchedulingCheck(() -> outcome).examine(findings::add);
    assertThat(findings).extracting(Finding::verdict).containsExactly(verdict);
  }

  @Test
  void aCodecThatCannotBeSpokenIsNamed() {
    assertThat(LibrariesCheck.codecs(List.of("PCMU", "opus"), List.of("PCMU")).detail())
        .endsWith("not offered are opus");
    assertThat(LibrariesCheck.codecs(List.of("PCMU"), List.of("PCMU")).verdict())
        .isEqualTo(Verdict.OK);
  }

  @Test
  void theDeviceThatIsTakenIsMarked() {
    List<Finding> findings = devices(List.of(SPEAKERS, JABRA), "default", DevicePreference.NONE);
    assertThat(findings)
        .extracting(Finding::detail)
        .containsExactly(
            "HDMI (device:hdmi, loudspeaker)",
            "Jabra (device:jabra, headset) – this one is used",
            "Jabra");
  }

  @Test
  void loudspeakersInPlaceOfAHeadsetAreAWarning() {
    assertThat(devices(List.of(SPEAKERS), "default", DevicePreference.NONE).getLast().verdict())
        .isEqualTo(Verdict.WARNING);
  }

  @Test
  void aHeadsetThatWasChosenAndIsNotThereIsAFailureAlthoughLoudspeakersAre() {
    Finding verdict =
        devices(List.of(SPEAKERS), "default", DevicePreference.NONE.prefer(JABRA)).getLast();
    assertThat(verdict.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(verdict.detail()).startsWith("none: what you prefer is not there");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "device:jabra, OK, Jabra",
        "device:Jabra, OK, Jabra",
        "device:nope, FAILED, 'device:nope' is not there",
        "tone:440, OK, tone:440"
      })
  void whatWasAskedForIsLookedFor(String spec, Verdict verdict, String detail) {
    Finding last = devices(List.of(SPEAKERS, JABRA), spec, DevicePreference.NONE).getLast();
    assertThat(last.verdict()).isEqualTo(verdict);
    assertThat(last.detail()).startsWith(detail);
  }

  private static List<Finding> devices(
      List<AudioDevice> there, String spec, DevicePreference preference) {
    List<Finding> findings = new ArrayList<>();
    DevicesCheck.list("microphone", there, spec, preference, findings::add);
    return findings;
  }

  @ParameterizedTest
  @CsvSource({
    "0, true, FAILED, no signal at all",
    "1, true, OK, dBFS on average",
    "3000, true, OK, dBFS on average",
    "32767, true, WARNING, clips",
    "3000, false, FAILED, delivers no sound"
  })
  void aMicrophoneIsJudgedByItsSignal(int sample, boolean well, Verdict verdict, String words) {
    Loudness heard = new Loudness();
    int[] frame = new int[160];
    Arrays.fill(frame, sample);
    for (int i = 0; i < 100; i++) {
      heard.add(frame);
    }
    Finding finding = MicrophoneCheck.judge("Jabra", heard, well);
    assertThat(finding.verdict()).isEqualTo(verdict);
    assertThat(finding.detail()).contains(words);
    assertThat(finding.hint().isEmpty()).isEqualTo(verdict == Verdict.OK);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 100, WARNING, 0 dB below what was played",
    "20, 60, WARNING, 20 dB below what was played",
    "60, 60, OK, nothing of the speaker",
  })
  void echoIsMeasuredInLevelAndDelay(int below, int millis, Verdict verdict, String words) {
    int rate = 16_000;
    int[] heard = new int[rate / 1000 * 2500];
    int[] tone = new int[rate / 1000 * EchoPort.TONE_MILLIS];
    new ToneSource(rate, EchoPort.HERTZ, EchoPort.LEVEL - below).fill(tone);
    int at = rate / 1000 * (EchoPort.QUIET_MILLIS + millis);
    System.arraycopy(tone, 0, heard, at, tone.length);
    Finding finding = EchoCheck.judge(heard, rate);
    assertThat(finding.verdict()).isEqualTo(verdict);
    assertThat(finding.detail()).contains(words);
    if (verdict == Verdict.WARNING) {
      int told = Integer.parseInt(finding.detail().replaceAll(".*, (\\d+) ms later", "$1"));
      assertThat(told).isBetween(millis - 15, millis + 15);
    }
  }

  @ParameterizedTest
  @CsvSource({"true, 50, OK", "false, 50, WARNING", "false, 0, FAILED"})
  void aTargetIsJudgedByWhatComesBack(boolean echoed, long packets, Verdict verdict) {
    assertThat(TargetCheck.judge("sip:echo@x", echoed, packets).verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "true, false, the called side hears nothing",
    "false, true, the calling side hears nothing",
    "false, false, neither side heard the other"
  })
  void audioThatGoesOneWaySaysWhichSideIsDeaf(boolean caller, boolean called, String words) {
    assertThat(LoopbackCheck.oneWay(caller, called)).endsWith(words);
  }
}
