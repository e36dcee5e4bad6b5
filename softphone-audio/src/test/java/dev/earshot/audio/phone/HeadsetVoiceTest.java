package dev.earshot.audio.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earshot.audio.ToneDevice;
import dev.earshot.audio.TonePort;
import dev.earshot.audio.device.Microphone;
import dev.earshot.audio.device.Speaker;
import dev.earshot.audio.voice.Processor;
import dev.earshot.audio.voice.VoiceSettings;
import dev.earshot.mixer.MixRoom;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.port.PrivacyGate;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Voice processing sits between the microphone and its gate, and hears what the speaker plays. */
class HeadsetVoiceTest {
  private static final double MIC = 1000;
  private static final double BERT = 650;
  private static final PcmFormat FORMAT = MixerConfig.DEFAULT.format();

  private final Mixer mixer = Mixer.stepped(MixerConfig.DEFAULT);
  private final MixRoom room = mixer.openRoom("desk");
  private final PrivacyGate.Opener opener = PrivacyGate.create();
  private final HeadsetPort headset =
      new HeadsetPort(FORMAT.sampleRate(), FORMAT.frameSamples(), opener.gate());
  private final ToneDevice device = new ToneDevice(FORMAT.sampleRate(), MIC);
  private final Desk desk = new Desk(room, opener.gate(), headset);
  private final TonePort bert = new TonePort(FORMAT.sampleRate(), BERT);
  private final Loud processor = new Loud();

  HeadsetVoiceTest() {
    headset.exchange(new InARoom(device));
    headset.exchange((Speaker) device);
    headset.exchange(processor);
    desk.join("bert", bert);
    desk.talkTo(Optional.of("bert"));
  }

  @Test
  void aShutGateIsSilenceWhateverTheProcessorSays() {
    listen();

    assertThat(processor.processed).isEqualTo(50);
    assertThat(bert.heardFrom(0)).containsOnly(0);
  }

  @Test
  void anOpenGateLetsTheProcessedVoiceThrough() {
    open();
    listen();

    int[] heard = bert.heardFrom(1600);
    assertThat(Arrays.stream(heard).min().orElseThrow()).isGreaterThan(Loud.SAMPLE * 9 / 10);
  }

  @Test
  void theProcessorHearsWhatTheSpeakerPlaysAsLoudAsItIsPlayed() {
    headset.setDucking(12);
    open();
    listen();

    assertThat(processor.far.level(BERT, 1600)).isCloseTo(-24, within(1.0));
  }

  @Test
  void levelsAreThoseOfTheMicrophone() {
    listen();

    assertThat(headset.microphoneLevel()).isBetween(-13, -11);
  }

  @Test
  void aToneOrFileIsNotProcessed() {
    headset.exchange((Microphone) device);
    open();
    listen();

    assertThat(processor.processed).isZero();
    assertThat(bert.level(MIC, 1600)).isCloseTo(-12, within(1.0));
  }

  @Test
  void sideToneIsHeardWhileTheGateIsOpenOnlyAndIsNoEcho() {
    headset.exchange((Microphone) device);
    headset.setSideTone(OptionalInt.of(-20));
    listen();
    assertThat(device.ear().level(MIC, 0)).isLessThan(-90);

    headset.exchange(new InARoom(device));
    processor.sample = 0;
    open();
    int from = device.ear().length() + 1600;
    listen();
    assertThat(processor.far.level(MIC, 1600)).isLessThan(-90);
    assertThat(device.ear().level(MIC, from)).isLessThan(-90);

    headset.exchange((Microphone) device);
    from = device.ear().length() + 1600;
    listen();
    assertThat(device.ear().level(MIC, from)).isCloseTo(-32, within(1.0));
  }

  @Test
  void withoutAWishThereIsNoSideTone() {
    headset.exchange((Microphone) device);
    open();
    listen();

    assertThat(device.ear().level(MIC, 0)).isLessThan(-90);
  }

  private void open() {
    opener.open(opener.gate().generation());
  }

  private void listen() {
    for (int i = 0; i < 50; i++) {
      mixer.step();
    }
  }

  /** A microphone that hears a room. */
  private record InARoom(ToneDevice device) implements Microphone {
    @Override
    public String description() {
      return device.description();
    }

    @Override
    public boolean read(int[] frame) {
      return device.read(frame);
    }

    @Override
    public boolean acoustic() {
      return true;
    }

    @Override
    public void close() {}
  }

  /** Says the same loud sample all the time, whatever it is given. */
  private static final class Loud implements Processor {
    static final int SAMPLE = 20_000;
    final TonePort far = new TonePort(FORMAT.sampleRate(), MIC);
    int sample = SAMPLE;
    int processed;

    @Override
    public void process(int[] frame) {
      Arrays.fill(frame, sample);
      processed++;
    }

    @Override
    public void played(int[] frame) {
      far.write(frame);
    }

    @Override
    public void use(VoiceSettings settings) {}

    @Override
    public VoiceSettings settings() {
      return VoiceSettings.DEFAULT;
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
