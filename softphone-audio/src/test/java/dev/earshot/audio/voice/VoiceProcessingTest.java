package dev.earshot.audio.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.mixer.audio.PcmFormat;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Without the library everything goes on; with it the first voice meets a warm one. */
class VoiceProcessingTest {
  private static final PcmFormat FORMAT = new PcmFormat(16_000, 10);

  @Test
  void aMissingSystemLibraryIsNamedAndVoicesPassAsTheyAre() {
    Processor processor =
        VoiceProcessing.open(
            FORMAT,
            VoiceSettings.ALL,
            _ -> {
              throw new UnsatisfiedLinkError("libX11.so.6: cannot open shared object file");
            });

    int[] frame = {1, -2, 3};
    processor.process(frame);
    processor.use(VoiceSettings.ALL);

    assertThat(frame).containsExactly(1, -2, 3);
    assertThat(processor.settings()).isEqualTo(VoiceSettings.OFF);
    assertThat(processor.voice()).isEqualTo(Processor.UNKNOWN);
    assertThat(processor.notice())
        .isEqualTo(
            "Voice processing is off: cannot load its library: libX11.so.6: cannot open shared"
                + " object file.");
  }

  @Test
  void aPlatformWithoutLibraryIsToldAsSuch() {
    Processor processor =
        VoiceProcessing.open(
            FORMAT,
            VoiceSettings.ALL,
            _ -> {
              throw new ExceptionInInitializerError(
                  new RuntimeException("Load library failed", new NullPointerException()));
            });

    assertThat(processor.notice())
        .isEqualTo("Voice processing is off: there is no library for this platform.");
  }

  @Test
  void framesOfTwentyMillisAreNotForIt() {
    Processor processor =
        VoiceProcessing.open(new PcmFormat(16_000, 20), VoiceSettings.ALL, _ -> new Noting());

    assertThat(processor.notice()).contains("10 ms");
  }

  @Test
  void itIsWarmAndThenSwitchedAsWished() {
    Noting noting = new Noting();

    Processor processor =
        VoiceProcessing.open(FORMAT, VoiceSettings.ALL.withGain(false), _ -> noting);

    assertThat(processor).isSameAs(noting);
    assertThat(noting.frames).hasSizeGreaterThanOrEqualTo(50).containsOnly(160);
    assertThat(noting.warmedWith.echo()).isTrue();
    assertThat(noting.warmedWith.activity()).isTrue();
    assertThat(noting.settings()).isEqualTo(VoiceSettings.ALL.withGain(false));
  }

  @Test
  void noneIsSilentAboutItself() {
    assertThat(VoiceProcessing.none().notice()).isEmpty();
  }

  /** Notes the lengths of frames and the settings of the first. */
  private static final class Noting implements Processor {
    final List<Integer> frames = new ArrayList<>();
    VoiceSettings warmedWith = VoiceSettings.OFF;
    private VoiceSettings settings = VoiceSettings.OFF;

    @Override
    public void process(int[] frame) {
      if (frames.isEmpty()) {
        warmedWith = settings;
      }
      frames.add(frame.length);
    }

    @Override
    public void played(int[] frame) {}

    @Override
    public void use(VoiceSettings next) {
      settings = next;
    }

    @Override
    public VoiceSettings settings() {
      return settings;
    }

    @Override
    public double voice() {
      return UNKNOWN;
    }

    @Override
    public String notice() {
      return "";
    }

    @Override
    public void close() {}
  }
}
