package dev.earshot.audio.interop;

import dev.earshot.audio.device.AudioDevices;
import dev.earshot.audio.device.Microphone;
import dev.earshot.audio.device.Speaker;
import dev.earshot.audio.device.WavWriter;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.audio.ToneSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * A program for {@link SoundCardInteropTest}: uses the sound card in a process of its own, because
 * ALSA reads its environment when a JVM first asks for it. Prints one word at its end.
 */
final class SoundProbe {
  private static final PcmFormat FORMAT = new PcmFormat(16_000, 10);

  private SoundProbe() {}

  public static void main(String[] args) throws IOException {
    int ticks = Integer.parseInt(args[1]) * 100;
    switch (args[0]) {
      case "capture" -> capture(ticks, Path.of(args[2]));
      case "play" -> play(ticks);
      case "watch" -> watch(ticks, Path.of(args[2]));
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void capture(int ticks, Path file) throws IOException {
    try (Microphone microphone = AudioDevices.system().openMicrophone("default", FORMAT);
        WavWriter writer = WavWriter.create(file, FORMAT.sampleRate())) {
      int[] frame = new int[FORMAT.frameSamples()];
      long deadline = System.nanoTime();
      for (int i = 0; i < ticks && alive(microphone); i++) {
        if (!microphone.read(frame)) {
          Arrays.fill(frame, 0);
        }
        writer.write(frame);
        deadline = pace(deadline);
      }
      if (!microphone.alive()) {
        System.exit(3);
      }
    }
  }

  private static void play(int ticks) throws IOException {
    try (Speaker speaker = AudioDevices.system().openSpeaker("default", FORMAT)) {
      ToneSource tone = new ToneSource(FORMAT.sampleRate(), 700, -12);
      int[] frame = new int[FORMAT.frameSamples()];
      long deadline = System.nanoTime();
      for (int i = 0; i < ticks; i++) {
        tone.fill(frame);
        speaker.write(frame);
        deadline = pace(deadline);
      }
      if (!speaker.alive()) {
        System.exit(3);
      }
    }
  }

  /**
   * Uses microphone and speaker, opens again what was lost, and writes down what happens to them.
   */
  private static void watch(int ticks, Path file) throws IOException {
    AudioDevices devices = AudioDevices.system();
    try (Watched watched = new Watched(devices, FORMAT, file)) {
      long deadline = System.nanoTime();
      for (int i = 0; i < ticks; i++) {
        watched.tick();
        deadline = pace(deadline);
      }
    }
  }

  /** A stall on a busy machine passes; a dead device is still dead after half a second. */
  private static boolean alive(Microphone microphone) {
    for (int i = 0; i < 50 && !microphone.alive(); i++) {
      LockSupport.parkNanos(10_000_000);
    }
    return microphone.alive();
  }

  private static long pace(long deadline) {
    long next = deadline + 10_000_000;
    while (System.nanoTime() < next) {
      LockSupport.parkNanos(next - System.nanoTime());
    }
    return next;
  }
}
