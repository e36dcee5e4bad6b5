package dev.earshot.audio.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.audio.device.LineStep.Health;
import dev.earshot.mixer.audio.PcmFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hot-plug, loss and foreign clocks, in virtual time. */
class MemoryBackendTest {
  private static final PcmFormat FORMAT = new PcmFormat(16_000, 10);

  private final List<String> told = new ArrayList<>();
  private final MemoryBackend sound = new MemoryBackend("memory", () -> told.add("changed"));
  private final int[] frame = new int[FORMAT.frameSamples()];

  @Test
  void whatIsPluggedInIsListedAndTold() {
    SoundCards cards = new SoundCards(sound, sound::now, _ -> {});
    assertThat(cards.inputs()).isEmpty();

    sound.plug("usb-1", "Jabra Headset");

    assertThat(cards.inputs())
        .containsExactly(
            new AudioDevice("default", "System default", DeviceForm.HEADSET),
            new AudioDevice("device:usb-1", "Jabra Headset", DeviceForm.HEADSET));
    sound.unplug("usb-1");
    assertThat(cards.outputs()).isEmpty();
    assertThat(told).hasSize(2);
  }

  @Test
  void aPulledCardIsLostAtTheNextTurnAndCannotBeOpened() throws IOException {
    sound.plug("usb-1", "Jabra Headset");
    SampleRing ring = new SampleRing(4800);
    CaptureStep capture = capture(ring);
    sound.advanceMillis(10);
    assertThat(capture.step(sound.now())).isEqualTo(Health.WELL);

    sound.unplug("usb-1");

    assertThat(capture.step(sound.now())).isEqualTo(Health.LOST);
    assertThatThrownBy(() -> sound.openInput("usb-1", 16_000)).hasMessage("no such device");
    sound.plug("usb-1", "Jabra Headset");
    assertThat(sound.openInput("usb-1", 16_000).available()).isZero();
  }

  @Test
  void aCardThatStandsStillHasStalledAndComesBack() throws IOException {
    sound.plug("usb-1", "Jabra Headset");
    SampleRing ring = new SampleRing(4800);
    CaptureStep capture = capture(ring);
    sound.advanceMillis(10);
    capture.step(sound.now());
    sound.line().freeze();
    sound.advanceMillis(201);
    assertThat(capture.step(sound.now())).isEqualTo(Health.STALLED);

    sound.line().thaw();
    sound.advanceMillis(5);
    assertThat(capture.step(sound.now())).isEqualTo(Health.WELL);
  }

  /** Ten minutes: the card's clock is off, the mixer takes a frame every 10 ms. */
  @ParameterizedTest
  @ValueSource(doubles = {-500, 0, 500})
  void aForeignClockNeitherStarvesNorFillsTheRing(double ppm) throws IOException {
    sound.plug("usb-1", "Jabra Headset");
    SampleRing ring = new SampleRing(4800);
    CaptureStep capture = capture(ring);
    sound.line().drift(ppm);
    int most = 0;
    int notWell = 0;
    int missed = 0;
    for (int tick = 0; tick < 60_000; tick++) {
      for (int piece = 0; piece < 2; piece++) {
        sound.advanceMillis(5);
        notWell += capture.step(sound.now()) == Health.WELL ? 0 : 1;
      }
      missed += tick > 1 && !ring.poll(frame) && tick > 100 ? 1 : 0;
      most = tick > 1000 ? Math.max(most, ring.size()) : most;
    }
    assertThat(notWell).isZero();
    assertThat(missed).isZero();
    assertThat(ring.lost()).isZero();
    assertThat(most).as("samples that wait").isLessThan(16 * 60);
  }

  @Test
  void anOutputTakesWhatItsClockPlays() throws IOException {
    sound.plug("usb-1", "Jabra Headset");
    SoundLine line = sound.openOutput("usb-1", 16_000);
    int free = line.available();
    byte[] bytes = new byte[320];
    assertThat(line.transfer(bytes, 320)).isEqualTo(320);
    assertThat(line.available()).isEqualTo(free - 320);
    sound.advanceMillis(10);
    assertThat(line.available()).isEqualTo(free);
  }

  private CaptureStep capture(SampleRing ring) throws IOException {
    SoundLine line = sound.openInput("usb-1", FORMAT.sampleRate());
    return new CaptureStep(line, FORMAT.sampleRate(), FORMAT, ring, sound.now());
  }
}
