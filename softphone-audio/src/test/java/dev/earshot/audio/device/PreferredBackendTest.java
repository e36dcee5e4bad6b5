package dev.earshot.audio.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The better sound system where it is there, else the one that is everywhere. */
class PreferredBackendTest {
  private final MemoryBackend better = new MemoryBackend("better", () -> {});
  private final MemoryBackend base = new MemoryBackend("base", () -> {}).plug("hw:0", "Speakers");
  private int loads;
  private final PreferredBackend both =
      new PreferredBackend(
          () -> {
            loads++;
            return Optional.of(better);
          },
          base);

  PreferredBackendTest() {
    better.plug("usb-1", "Jabra Headset");
  }

  @Test
  void nothingIsLoadedBeforeTheFirstUseAndThenOnce() {
    assertThat(loads).isZero();
    assertThat(both.name()).isEmpty();
    both.inputs();
    both.outputs();
    assertThat(loads).isEqualTo(1);
  }

  @Test
  void theBetterOneIsUsedWithoutAWord() throws IOException {
    assertThat(both.inputs()).extracting(SoundDevice::id).containsExactly("usb-1");
    assertThat(both.openInput("", 16_000).device()).isEqualTo("usb-1");
    assertThat(both.notice()).isEmpty();
    assertThat(both.name()).isEqualTo("better");
  }

  @Test
  void withoutItsServerTheBaseIsUsedAndThatIsSaid() {
    better.die();
    assertThat(both.outputs()).extracting(SoundDevice::id).containsExactly("hw:0");
    assertThat(both.notice()).startsWith("No PulseAudio or PipeWire");
    assertThat(both.name()).isEqualTo("base");
  }

  @Test
  void withoutItsLibraryTheBaseIsUsedAndThatIsSaid() {
    PreferredBackend alone = new PreferredBackend(Optional::empty, base);
    assertThat(alone.inputs()).hasSize(1);
    assertThat(alone.notice()).startsWith("libpulse cannot be used");
  }

  @Test
  void aServerThatComesLaterIsFound() {
    better.die();
    both.inputs();
    better.restart();
    assertThat(both.inputs()).extracting(SoundDevice::id).containsExactly("usb-1");
    assertThat(both.notice()).isEmpty();
  }

  @Test
  void onceFoundSoundNeverJumpsToWhatTheOtherOneWouldTake() {
    both.inputs();
    better.die();
    assertThat(both.inputs()).as("the devices of the dead server are gone").isEmpty();
    assertThatThrownBy(() -> both.openOutput("", 16_000)).isInstanceOf(IOException.class);
    better.restart();
    assertThat(both.inputs()).hasSize(1);
    assertThat(better.connections()).as("it is not asked again once it was found").isEqualTo(1);
  }

  @Test
  void closingClosesBoth() {
    both.inputs();
    both.close();
    assertThat(better.closed()).isTrue();
    assertThat(base.closed()).isTrue();
  }
}
