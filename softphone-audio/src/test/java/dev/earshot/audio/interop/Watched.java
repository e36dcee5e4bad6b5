package dev.earshot.audio.interop;

import dev.earshot.audio.device.AudioDevice;
import dev.earshot.audio.device.AudioDevices;
import dev.earshot.audio.device.DeviceEvent;
import dev.earshot.audio.device.Microphone;
import dev.earshot.audio.device.Speaker;
import dev.earshot.audio.phone.Allocations;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.audio.ToneSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * A microphone and a speaker in use, what becomes of them, and what is opened again, written down
 * line by line. One thread ticks, another opens.
 */
final class Watched implements AutoCloseable {
  /** Ticks after which everything has been done often enough. */
  private static final int WARM = 400;

  private static final int HALF_A_SECOND = 50;

  private final AudioDevices devices;
  private final PcmFormat format;
  private final Path file;
  private final ToneSource tone;
  private final int[] frame;
  private volatile Microphone microphone;
  private volatile Speaker speaker;
  private boolean microphoneAlive = true;
  private boolean speakerAlive = true;
  private boolean heard;

  /** Heard since the microphone was well. */
  private int frames;

  private int ticks;
  private long allocated;
  private volatile boolean closed;

  Watched(AudioDevices devices, PcmFormat format, Path file) throws IOException {
    this.devices = devices;
    this.format = format;
    this.file = file;
    tone = new ToneSource(format.sampleRate(), 700, -12);
    frame = new int[format.frameSamples()];
    devices.watch(this::happened);
    microphone = devices.openMicrophone("default", format);
    speaker = devices.openSpeaker("default", format);
    say("opened " + microphone.spec() + " and " + speaker.spec());
    say("speakers " + devices.speakers().stream().map(AudioDevice::toString).toList());
    Thread.ofVirtual().start(this::reopen);
  }

  void tick() {
    ticks++;
    if (ticks == WARM) {
      allocated = ofLineThreads();
    } else if (ticks == 2 * WARM) {
      say("garbage " + (ofLineThreads() - allocated));
    }
    frames = microphone.read(frame) ? frames + 1 : frames;
    if (frames >= HALF_A_SECOND && !heard) {
      heard = true;
      say("hears");
    }
    tone.fill(frame);
    speaker.write(frame);
    if (microphone.alive() != microphoneAlive) {
      microphoneAlive = !microphoneAlive;
      heard = false;
      frames = 0;
      say("microphone " + (microphoneAlive ? "well" : "lost"));
    }
    if (speaker.alive() != speakerAlive) {
      speakerAlive = !speakerAlive;
      say("speaker " + (speakerAlive ? "well" : "lost"));
    }
  }

  /** Bytes that capture and playout threads have allocated. */
  private static long ofLineThreads() {
    long bytes = 0;
    try {
      Allocations allocations = new Allocations();
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (Set.of("capture", "playout").contains(thread.getName())) {
          bytes += allocations.of(thread);
        }
      }
      return bytes;
    } catch (Throwable never) {
      throw new AssertionError(never);
    }
  }

  /** What was lost is opened again by its spec, as the dock does. */
  private void reopen() {
    String microphoneSpec = spec(microphone.spec());
    String speakerSpec = spec(speaker.spec());
    while (!closed) {
      try {
        if (!microphone.alive()) {
          Microphone next = devices.openMicrophone(microphoneSpec, format);
          microphone.close();
          microphone = next;
        }
        if (!speaker.alive()) {
          Speaker next = devices.openSpeaker(speakerSpec, format);
          speaker.close();
          speaker = next;
        }
        pause();
      } catch (IOException stillGone) {
        pause();
      }
    }
  }

  private static void pause() {
    LockSupport.parkNanos(100_000_000);
  }

  private static String spec(String known) {
    return known.isEmpty() ? "default" : known;
  }

  private void happened(DeviceEvent event) {
    say(event.toString());
  }

  private synchronized void say(String line) {
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    closed = true;
    microphone.close();
    speaker.close();
    devices.close();
  }
}
