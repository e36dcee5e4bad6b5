package dev.earshot.app.doctor;

import dev.earshot.audio.device.AudioDevices;
import dev.earshot.audio.device.Microphone;
import dev.earshot.audio.device.Speaker;
import dev.earshot.mixer.MixRoom;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.RoomChange;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.audio.ToneMeter;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Plays a tone of half a second through the speaker and looks for it in the microphone: how much
 * comes back, and how late. It is heard in the room, so it is done only if asked for.
 */
final class EchoCheck implements Check {
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  /** Echo at this distance below what is played is no echo to speak of. */
  private static final double HARMLESS = 40;

  /** Above the room's own noise at that frequency. */
  private static final double CLEAR = 12;

  private static final int WINDOW_MILLIS = 40;
  private static final int STEP_MILLIS = 5;

  private final AudioDevices devices;
  private final Supplier<String> microphone;
  private final Supplier<String> speaker;
  private final Waiting waiting;

  /**
   * @param microphone spec of the very device
   * @param speaker spec of the very device
   */
  EchoCheck(
      AudioDevices devices,
      Supplier<String> microphone,
      Supplier<String> speaker,
      Waiting waiting) {
    this.devices = devices;
    this.microphone = microphone;
    this.speaker = speaker;
    this.waiting = waiting;
  }

  @Override
  public String name() {
    return "echo";
  }

  @Override
  public Duration limit() {
    return Duration.ofSeconds(20);
  }

  @Override
  public void examine(Consumer<Finding> findings) {
    PcmFormat format = MixerConfig.DEFAULT.format();
    try (Microphone in = devices.openMicrophone(microphone.get(), format);
        Speaker out = devices.openSpeaker(speaker.get(), format);
        Mixer mixer = Mixer.start(MixerConfig.DEFAULT)) {
      EchoPort port = new EchoPort(in, out, format);
      MixRoom room = mixer.openRoom("echo");
      room.apply(new RoomChange.Join(Participant.of(new ParticipantId("echo")), port));
      boolean whole = waiting.until(PATIENCE, port::done);
      room.close();
      findings.accept(
          whole && in.alive() && out.alive()
              ? judge(port.heard(), format.sampleRate())
              : Finding.failed(
                  "echo", "microphone or speaker stood still", "see the devices above"));
    } catch (IOException e) {
      findings.accept(Finding.failed("echo", String.valueOf(e.getMessage()), "choose others"));
    }
  }

  /**
   * @param heard all that the microphone took up, as {@link EchoPort} timed it
   */
  static Finding judge(int[] heard, int sampleRate) {
    int perMilli = sampleRate / 1000;
    int tone = perMilli * EchoPort.QUIET_MILLIS;
    double noise = loudest(heard, tone - 400 * perMilli, tone, sampleRate);
    double echo = loudest(heard, tone, heard.length, sampleRate);
    double below = EchoPort.LEVEL - echo;
    if (echo < noise + CLEAR || below > HARMLESS) {
      return Finding.ok("echo", "nothing of the speaker comes back by the microphone");
    }
    int at = tone;
    int window = WINDOW_MILLIS * perMilli;
    ToneMeter meter = new ToneMeter(sampleRate);
    while (meter.dbfs(heard, at, window, EchoPort.HERTZ) < echo - 6) {
      at += STEP_MILLIS * perMilli;
    }
    String what =
        "the microphone hears the speaker: %.0f dB below what was played, %d ms later"
            .formatted(below, (at - tone) / perMilli + WINDOW_MILLIS / 2);
    return below < 3
        ? Finding.warning("echo", what, "this microphone seems to be the speaker's own monitor")
        : Finding.warning(
            "echo",
            what,
            "echo cancellation (on by default) takes it out while you listen; with a headset you"
                + " can be heard while others talk");
  }

  private static double loudest(int[] heard, int from, int to, int sampleRate) {
    ToneMeter meter = new ToneMeter(sampleRate);
    int window = WINDOW_MILLIS * (sampleRate / 1000);
    double loudest = -127;
    for (int at = from; at + window <= to; at += window / 2) {
      loudest = Math.max(loudest, meter.dbfs(heard, at, window, EchoPort.HERTZ));
    }
    return loudest;
  }
}
