package dev.earshot.app.demo.world;

import dev.earshot.app.demo.ear.MediaClock;
import dev.earshot.app.demo.voice.Voice;
import dev.earshot.mixer.port.Port;

/** A simulated caller without a telephone: his voice goes straight into the room. Mix thread. */
final class VoicePort implements Port {
  private final Voice voice;
  private final MediaClock room;

  /**
   * @param room its origin is where the conference's media began
   */
  VoicePort(Voice voice, MediaClock room) {
    this.voice = voice;
    this.room = room;
  }

  @Override
  public int sampleRate() {
    return Voice.SAMPLE_RATE;
  }

  @Override
  public boolean read(int[] frame) {
    return voice.fill(room.tick() * frame.length, frame);
  }

  @Override
  public void write(int[] frame) {}
}
