package dev.earshot.app.doctor;

import dev.earshot.audio.device.Microphone;
import dev.earshot.mixer.audio.PcmFormat;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/** Listens to the microphone for a second: no signal at all, too loud, or fine. */
final class MicrophoneCheck implements Check {
  private static final Duration STRETCH = Duration.ofSeconds(1);

  /** A source that was asleep may need two seconds to wake up. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final SoundSource source;
  private final PcmFormat format;
  private final Waiting waiting;

  MicrophoneCheck(SoundSource source, PcmFormat format, Waiting waiting) {
    this.source = source;
    this.format = format;
    this.waiting = waiting;
  }

  @Override
  public String name() {
    return "microphone";
  }

  @Override
  public Duration limit() {
    return Duration.ofSeconds(15);
  }

  @Override
  public void examine(Consumer<Finding> findings) {
    if (!source.present()) {
      findings.accept(Finding.ok(title(), "no microphone to listen to"));
      return;
    }
    try (Microphone microphone = source.open()) {
      Loudness heard = new Loudness();
      int[] frame = new int[format.frameSamples()];
      long wanted = STRETCH.toMillis() / format.frameMillis();
      boolean whole =
          waiting.until(
              PATIENCE,
              () -> {
                while (heard.frames() < wanted && microphone.read(frame)) {
                  heard.add(frame);
                }
                return heard.frames() >= wanted || !microphone.alive();
              });
      findings.accept(judge(microphone.description(), heard, whole && microphone.alive()));
    } catch (IOException e) {
      findings.accept(
          Finding.failed(
              title(), String.valueOf(e.getMessage()), "choose another by --microphone"));
    }
  }

  private static String title() {
    return "microphone signal";
  }

  /**
   * @param well whether as much came as was asked for
   */
  static Finding judge(String name, Loudness heard, boolean well) {
    if (!well) {
      return Finding.failed(
          title(),
          name + " delivers no sound: " + heard.frames() + " frames in a second's time",
          "another program may hold it, or the sound server hangs: restart that");
    }
    if (heard.silent()) {
      return Finding.failed(
          title(),
          name + " gives no signal at all, not even the noise of a room",
          "look for a mute switch, the system's volume, and (macOS, Windows) the right to record");
    }
    String level =
        "%s: %d dBFS on average, %d at its loudest"
            .formatted(name, heard.average(), heard.loudest());
    if (heard.clipped() >= Loudness.TOO_MANY) {
      return Finding.warning(title(), level + ", and it clips", "turn the microphone down");
    }
    return Finding.ok(title(), level);
  }
}
