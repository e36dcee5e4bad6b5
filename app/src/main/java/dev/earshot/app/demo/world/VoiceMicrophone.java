package dev.earshot.app.demo.world;

import dev.earshot.app.demo.ear.MediaClock;
import dev.earshot.app.demo.voice.Voice;
import dev.earshot.audio.device.Microphone;

/** The microphone of a simulated telephone: the caller's voice at his place in the dialogue. */
record VoiceMicrophone(String description, Voice voice, MediaClock room) implements Microphone {
  @Override
  public boolean read(int[] frame) {
    return voice.fill(room.tick() * frame.length, frame);
  }

  @Override
  public void close() {}
}
