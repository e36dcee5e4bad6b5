package dev.earshot.audio.phone;

import dev.earshot.audio.device.Microphone;
import dev.earshot.audio.device.NoSpeaker;
import dev.earshot.audio.device.SilentMicrophone;
import dev.earshot.audio.device.Speaker;
import dev.earshot.audio.voice.Processor;
import dev.earshot.audio.voice.VoiceProcessing;
import dev.earshot.mixer.audio.LevelMeter;
import dev.earshot.mixer.port.Port;
import dev.earshot.mixer.port.PrivacyGate;
import java.util.OptionalInt;

/**
 * The headset at the desk: takes frames from the microphone in use and gives what the desk hears to
 * the speaker in use. Lowers the speaker while the gate is open, so that the supervisor can speak
 * against the conference; that follows the gate within the tick and the gate never waits for it. A
 * microphone that died closes the gate, and so does a speaker: whoever cannot hear what becomes of
 * his words must not be heard.
 *
 * <p>What an acoustic microphone takes up goes through voice processing first, which is told what
 * the speaker plays; the gate comes after it, in the mix step, so a shut gate is silence whatever
 * is done here. Side-tone, the own voice in the own ear, is heard only while the gate is open.
 *
 * <p>Read and written by the mix thread; devices are exchanged by any other.
 */
final class HeadsetPort implements Port {
  private final int sampleRate;
  private final PrivacyGate gate;
  private final int[] lowered;
  private final SideTone sideTone;
  private volatile Source source;
  private volatile Sink sink;
  private volatile Processor processor = VoiceProcessing.none();
  private volatile float duckingFactor = 1;
  private volatile int microphoneLevel = LevelMeter.SILENCE;
  private volatile int speakerLevel = LevelMeter.SILENCE;

  /** Written by the mix thread only. */
  private volatile long clipped;

  /** Factor at the end of the former frame; mix thread. */
  private float factor = 1;

  HeadsetPort(int sampleRate, int frameSamples, PrivacyGate gate) {
    this.sampleRate = sampleRate;
    this.gate = gate;
    this.lowered = new int[frameSamples];
    this.sideTone = new SideTone(frameSamples);
    this.source = Source.of(new SilentMicrophone());
    this.sink = Sink.of(new NoSpeaker());
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public boolean read(int[] frame) {
    Source now = source;
    sideTone.nothingSaid();
    if (!now.microphone.alive()) {
      if (gate.isOpen()) {
        gate.close(now.lost);
      }
      microphoneLevel = LevelMeter.SILENCE;
      return false;
    }
    closeIfDeaf();
    boolean filled = now.microphone.read(frame);
    microphoneLevel = filled ? LevelMeter.dbfs(frame) : LevelMeter.SILENCE;
    if (filled && clips(frame)) {
      clipped = clipped + 1;
    }
    if (filled) {
      if (now.microphone.acoustic()) {
        processor.process(frame);
      }
      sideTone.said(frame);
    }
    return filled;
  }

  /** Before the mix step looks at the gate, so that not one more frame goes out. */
  private void closeIfDeaf() {
    Sink now = sink;
    if (!now.speaker.alive() && gate.isOpen()) {
      gate.close(now.lost);
    }
  }

  private static boolean clips(int[] frame) {
    int loudest = 0;
    for (int sample : frame) {
      loudest = Math.max(loudest, Math.abs(sample));
    }
    return loudest >= Short.MAX_VALUE;
  }

  @Override
  public void write(int[] frame) {
    boolean open = gate.isOpen();
    float target = open ? duckingFactor : 1;
    float step = (target - factor) / lowered.length; // over one frame, or the change would click
    for (int i = 0; i < lowered.length; i++) {
      lowered[i] = (int) (frame[i] * (factor + step * (i + 1)));
    }
    factor = target;
    speakerLevel = LevelMeter.dbfs(lowered);
    if (source.microphone.acoustic()) {
      // Without the side-tone, or one's own voice would be taken for echo.
      processor.played(lowered);
    }
    sideTone.addTo(lowered, open);
    sink.speaker.write(lowered);
  }

  /** Exchanges the microphone; the value is the former one. */
  Microphone exchange(Microphone microphone) {
    Microphone former = source.microphone;
    source = Source.of(microphone);
    return former;
  }

  /** Exchanges the speaker; the value is the former one. */
  Speaker exchange(Speaker next) {
    Speaker former = sink.speaker;
    sink = Sink.of(next);
    return former;
  }

  /** Exchanges the voice processing; the value is the former one. */
  Processor exchange(Processor next) {
    Processor former = processor;
    processor = next;
    return former;
  }

  Processor processor() {
    return processor;
  }

  Microphone microphone() {
    return source.microphone;
  }

  Speaker speaker() {
    return sink.speaker;
  }

  void setDucking(int decibels) {
    duckingFactor = (float) Math.pow(10, -decibels / 20.0);
  }

  void setSideTone(OptionalInt decibels) {
    sideTone.set(decibels);
  }

  /** Level before voice processing, gate and mute, dBFS. Any thread. */
  int microphoneLevel() {
    return microphoneLevel;
  }

  /** Frames of the microphone that reached the end of its range. Any thread. */
  long clipped() {
    return clipped;
  }

  /** Level after ducking, dBFS. Any thread. */
  int speakerLevel() {
    return speakerLevel;
  }

  /** A microphone with the sentence to close the gate with, made before it is needed. */
  private record Source(Microphone microphone, String lost) {
    static Source of(Microphone microphone) {
      return new Source(microphone, "microphone lost: " + microphone.description());
    }
  }

  /** As {@link Source}. */
  private record Sink(Speaker speaker, String lost) {
    static Sink of(Speaker speaker) {
      return new Sink(speaker, "speaker lost, you hear nobody: " + speaker.description());
    }
  }
}
