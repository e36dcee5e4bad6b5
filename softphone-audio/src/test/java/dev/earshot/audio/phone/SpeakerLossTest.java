package dev.earshot.audio.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.ToneDevice;
import dev.earshot.audio.TonePort;
import dev.earshot.audio.device.Microphone;
import dev.earshot.audio.device.NoSpeaker;
import dev.earshot.audio.device.Speaker;
import dev.earshot.mixer.MixRoom;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.port.PrivacyGate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever cannot hear must not be heard. */
class SpeakerLossTest {
  private static final PcmFormat FORMAT = MixerConfig.DEFAULT.format();

  /** 5 ms at 16 kHz. */
  private static final int FADE = 80;

  private final Mixer mixer = Mixer.stepped(MixerConfig.DEFAULT);
  private final MixRoom room = mixer.openRoom("desk");
  private final PrivacyGate.Opener opener = PrivacyGate.create();
  private final HeadsetPort headset =
      new HeadsetPort(FORMAT.sampleRate(), FORMAT.frameSamples(), opener.gate());
  private final ToneDevice microphone = new ToneDevice(FORMAT.sampleRate(), 1000);
  private final Pulled speaker = new Pulled();
  private final TonePort agent = new TonePort(FORMAT.sampleRate(), 400);

  SpeakerLossTest() {
    Desk desk = new Desk(room, opener.gate(), headset);
    headset.exchange((Microphone) microphone);
    headset.exchange(speaker);
    desk.join("agent", agent);
    desk.talkTo(Optional.of("agent"));
  }

  @Test
  void aLostSpeakerShutsTheGateWithinTheTick() {
    open();
    listen();
    assertThat(agent.level(1000, 1600)).isGreaterThan(-20);

    speaker.alive = false;
    int from = agent.length() + FADE;
    listen();

    assertThat(opener.gate().isOpen()).isFalse();
    assertThat(opener.gate().reason()).isEqualTo("speaker lost, you hear nobody: Jabra");
    assertThat(agent.heardFrom(from)).containsOnly(0);
  }

  @Test
  void whileItIsLostTheGateDoesNotStayOpen() {
    speaker.alive = false;
    open();
    listen();
    assertThat(opener.gate().isOpen()).isFalse();
    assertThat(agent.heardFrom(FADE)).containsOnly(0);
  }

  @Test
  void whenItIsBackTheGateStaysShutUntilSomebodyOpensIt() {
    open();
    listen();
    speaker.alive = false;
    listen();
    speaker.alive = true;
    listen();
    assertThat(opener.gate().isOpen()).isFalse();

    open();
    listen();
    assertThat(opener.gate().isOpen()).isTrue();
  }

  @Test
  void whoWantsNoSpeakerMayTalk() {
    headset.exchange(new NoSpeaker());
    open();
    listen();
    assertThat(opener.gate().isOpen()).isTrue();
  }

  private void open() {
    assertThat(opener.open(opener.gate().generation())).isTrue();
  }

  private void listen() {
    for (int i = 0; i < 30; i++) {
      mixer.step();
    }
  }

  /** A headset's speaker that can be pulled. */
  private static final class Pulled implements Speaker {
    private volatile boolean alive = true;

    @Override
    public String description() {
      return "Jabra";
    }

    @Override
    public void write(int[] frame) {}

    @Override
    public boolean alive() {
      return alive;
    }

    @Override
    public void close() {}
  }
}
