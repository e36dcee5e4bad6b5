package dev.earshot.app.demo.ear;

import dev.earshot.audio.device.Speaker;

/** A speaker whose sound is also kept. The mix thread writes; closing closes the speaker itself. */
public record RecordingSpeaker(Speaker speaker, FrameSink recorder) implements Speaker {
  @Override
  public String description() {
    return speaker.description();
  }

  @Override
  public void write(int[] frame) {
    recorder.write(frame);
    speaker.write(frame);
  }

  @Override
  public String spec() {
    return speaker.spec();
  }

  @Override
  public boolean alive() {
    return speaker.alive();
  }

  @Override
  public void close() {
    speaker.close();
  }
}
