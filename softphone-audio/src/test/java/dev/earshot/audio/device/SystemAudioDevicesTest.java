package dev.earshot.audio.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.earshot.audio.Await;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.audio.ToneMeter;
import dev.earshot.mixer.audio.ToneSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SystemAudioDevicesTest {
  private static final PcmFormat FORMAT = new PcmFormat(16_000, 10);

  @TempDir Path folder;

  private final AtomicLong clock = new AtomicLong();
  private final ScriptedSound headset =
      new ScriptedSound(List.of("Headset", "Ringer"), Set.of(48_000));
  private final AudioDevices devices = devices(headset);

  @Test
  void listsTheDefaultFirst() {
    assertThat(devices.microphones())
        .containsExactly(
            new AudioDevice("default", "System default", DeviceForm.HEADSET),
            new AudioDevice("device:Headset", "Headset"),
            new AudioDevice("device:Ringer", "Ringer"));
  }

  @Test
  void withoutASoundCardListsAreEmptyAndOpeningSaysSo() {
    AudioDevices none = devices(new ScriptedSound(List.of(), Set.of()));

    assertThat(none.microphones()).isEmpty();
    assertThat(none.speakers()).isEmpty();
    assertThatThrownBy(() -> none.openMicrophone("default", FORMAT))
        .isInstanceOf(IOException.class)
        .hasMessage("no sound card: microphone 'default' cannot be opened");
    assertThatThrownBy(() -> none.openSpeaker("default", FORMAT))
        .hasMessage("no sound card: speaker 'default' cannot be opened");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          mic        | unknown microphone 'mic': expected default, device:NAME, file:FILE.wav, tone:HZ or silence
          ""         | unknown microphone '': expected default, device:NAME, file:FILE.wav, tone:HZ or silence
          tone:      | microphone 'tone:': '' is no frequency in Hz
          tone:high  | microphone 'tone:high': 'high' is no frequency in Hz
          tone:-440  | microphone 'tone:-440': '-440' is no frequency in Hz
          tone:19    | microphone 'tone:19': a tone has 20 to 20000 Hz
          tone:20001 | microphone 'tone:20001': a tone has 20 to 20000 Hz
          tone:8000  | microphone 'tone:8000': too high for a sample rate of 16000
          file:      | 'file:' names no file
          file:/no/such.wav | /no/such.wav: no such file
          device:Phone | microphone 'device:Phone': no such device; there are: Headset, Ringer
          """)
  void aMicrophoneThatCannotBeIsOneLine(String spec, String message) {
    assertThatThrownBy(() -> devices.openMicrophone(spec, FORMAT))
        .isInstanceOf(IOException.class)
        .hasMessage(message);
  }

  @Test
  void aSpeakerThatCannotBeIsOneLine() {
    assertThatThrownBy(() -> devices.openSpeaker("tone:440", FORMAT))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "unknown speaker 'tone:440': expected default, device:NAME, file:FILE.wav or none");
  }

  @Test
  void aToneIsPureAndDoesNotJumpBetweenFrames() throws IOException {
    int[] heard = hear(devices.openMicrophone("tone:1000", FORMAT), 50);

    assertThat(new ToneMeter(16_000).dbfs(heard, 1000)).isCloseTo(-12, within(0.1));
    assertThat(new ToneMeter(16_000).dbfs(heard, 1500)).isLessThan(-90);
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 16_000, 24_000, 48_000})
  void aRecordingOfAnyUsualRateIsHeardAtItsPitch(int rate) throws IOException {
    Path path = folder.resolve("voice.wav");
    int[] tone = new int[rate];
    new ToneSource(rate, 1000, -12).fill(tone);
    WavWriter.write(path, rate, tone);

    Microphone microphone = devices.openMicrophone("file:" + path, FORMAT);
    int[] heard = hear(microphone, 100);

    assertThat(new ToneMeter(16_000).dbfs(heard, 1600, 14_000, 1000)).isCloseTo(-12, within(0.3));
    assertThat(microphone.read(new int[160])).as("at its end").isFalse();
  }

  @Test
  void aRecordingCanLoop() throws IOException {
    Path path = folder.resolve("voice.wav");
    WavWriter.write(path, 16_000, new int[] {1, 2, 3});
    int[] frame = new int[160];

    Microphone microphone = devices.openMicrophone("file:" + path + "?loop", FORMAT);

    assertThat(microphone.read(frame)).isTrue();
    assertThat(frame).startsWith(1, 2, 3, 1, 2, 3, 1);
    assertThat(microphone.read(frame)).isTrue();
    assertThat(frame).startsWith(2, 3, 1, 2);
  }

  @Test
  void aRecordingOfAnOddRateIsRefusedInOneLine() throws IOException {
    Path path = folder.resolve("cd.wav");
    WavWriter.write(path, 44_100, new int[441]);

    assertThatThrownBy(() -> devices.openMicrophone("file:" + path, FORMAT))
        .isInstanceOf(IOException.class)
        .hasMessage(
            path
                + ": 44100 Hz cannot be resampled; usable are [8000, 16000, 24000, 32000, 48000]"
                + " Hz");
  }

  @Test
  void silenceSaysNothing() throws IOException {
    assertThat(devices.openMicrophone("silence", FORMAT).read(new int[160])).isFalse();
  }

  @Test
  void whatAFileSpeakerHeardIsInTheFile() throws IOException {
    Path path = folder.resolve("ear.wav");
    int[] expected = new int[3200];
    int[] frame = new int[160];
    Speaker speaker = devices.openSpeaker("file:" + path, FORMAT);
    for (int i = 0; i < 20; i++) {
      Arrays.fill(frame, i * 100);
      Arrays.fill(expected, i * 160, (i + 1) * 160, i * 100);
      speaker.write(frame);
    }
    speaker.close();
    speaker.write(frame);

    assertThat(WavFile.read(path).samples()).isEqualTo(expected);
    assertThat(speaker.alive()).isTrue();
  }

  @Test
  void aFileSpeakerThatIsOverrunKeepsTime() throws IOException {
    Path path = folder.resolve("ear.wav");
    int[] frame = new int[160];
    Arrays.fill(frame, 9);
    FileSpeaker speaker = (FileSpeaker) devices.openSpeaker("file:" + path, FORMAT);
    for (int i = 0; i < 5000; i++) {
      speaker.write(frame);
    }
    speaker.close();

    int[] recorded = WavFile.read(path).samples();
    long silent = Arrays.stream(recorded).filter(sample -> sample == 0).count();
    assertThat(silent).isEqualTo(speaker.missed() * 160);
    assertThat(recorded.length).isEqualTo(5000 * 160);
    assertThat(speaker.missed()).isBetween(1L, 4600L);
  }

  @Test
  void aCardOpensAtTheRateItCanDo() throws IOException {
    headset.line.sample = 500;
    headset.line.available = 10 * 960;

    try (Microphone microphone = devices.openMicrophone("device:Headset", FORMAT)) {
      assertThat(headset.openedAt).isEqualTo(48_000);
      assertThat(microphone.description()).isEqualTo("Headset");
      int[] frame = new int[160];
      Await.until("a frame arrives", () -> microphone.read(frame));
    }
    assertThat(headset.line.closed).isTrue();
  }

  @Test
  void aCardThatCanDoNoRateIsOneLine() {
    AudioDevices odd = devices(new ScriptedSound(List.of("Odd"), Set.of(44_100)));

    assertThatThrownBy(() -> odd.openSpeaker("default", FORMAT))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("speaker 'default': gone, busy or unsuitable (16000 Hz: ")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void aMicrophoneThatDiesIsSilentAndNotAlive() throws IOException {
    headset.line.available = 960;
    Microphone microphone = devices.openMicrophone("default", FORMAT);
    assertThat(microphone.alive()).isTrue();
    headset.line.transferLimit = 0;
    headset.line.available = 960;

    Await.until("it is noticed", () -> !microphone.alive());

    microphone.close();
    int[] frame = new int[160];
    while (microphone.read(frame)) {
      assertThat(frame).isNotNull();
    }
    assertThat(microphone.read(frame)).isFalse();
  }

  @Test
  void aSoundServerThatHangsMakesTheDeviceNotAliveAndClosingEnds() throws IOException {
    CountDownLatch hang = new CountDownLatch(1);
    headset.line.hang = hang;
    headset.line.available = 960;
    Microphone microphone = devices.openMicrophone("default", FORMAT);
    assertThat(microphone.alive()).isTrue();

    clock.addAndGet(LineThread.BLOCKED_NANOS + 1);
    assertThat(microphone.alive()).isFalse();
    microphone.close();
    assertThat(headset.line.closed).isFalse();

    hang.countDown();
    Await.until("the abandoned close ends", () -> headset.line.closed);
  }

  @Test
  void anOpeningThatHangsFailsInOneLineAndIsClosedLater() {
    CountDownLatch hang = new CountDownLatch(1);
    headset.hang = hang;

    assertThatThrownBy(() -> devices.openMicrophone("default", FORMAT))
        .isInstanceOf(IOException.class)
        .hasMessage("microphone 'default': the sound system did not answer within 3000 ms");

    hang.countDown();
    Await.until("the late line is closed", () -> headset.line.closed);
  }

  private AudioDevices devices(AudioBackend sound) {
    return new SystemAudioDevices(_ -> sound, clock::get);
  }

  private static int[] hear(Microphone microphone, int frames) {
    int[] heard = new int[160 * frames];
    int[] frame = new int[160];
    for (int i = 0; i < frames; i++) {
      assertThat(microphone.read(frame)).isTrue();
      System.arraycopy(frame, 0, heard, 160 * i, 160);
    }
    return heard;
  }
}
