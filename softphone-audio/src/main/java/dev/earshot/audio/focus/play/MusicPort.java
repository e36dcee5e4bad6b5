package dev.earshot.audio.focus.play;

import dev.earshot.mixer.port.MixFrame;
import dev.earshot.mixer.port.Port;
import java.util.function.IntFunction;

/**
 * A member's port that plays him music while he waits or is on hold. What he says and hears is
 * decided by the mixer alone; music only takes the place of the silence that the mixer sends to
 * somebody on hold. It is mixed into nothing, so nobody else can hear it, and if the switch is late
 * he hears silence or a moment of music too much, never more of the conference.
 *
 * <p>{@link #play} is for any thread, everything else for the mix thread.
 */
public final class MusicPort implements Port {
  private final Port port;
  private final short[] music;
  private final MixFrame frame;
  private volatile boolean playing;
  private int next;

  /**
   * @param frameMillis of the mixer
   * @param music for a rate, to be repeated for ever; not copied, empty for silence
   */
  public MusicPort(Port port, int frameMillis, IntFunction<short[]> music) {
    this.port = port;
    int rate = port.sampleRate();
    this.music = music.apply(rate);
    this.frame = new MixFrame(rate, rate / 1000 * frameMillis);
  }

  /** Music from the next tick on, or what the mixer sends. */
  public void play(boolean nowPlaying) {
    playing = nowPlaying && music.length > 0;
  }

  /** Whether he hears music now. */
  public boolean playing() {
    return playing;
  }

  @Override
  public int sampleRate() {
    return port.sampleRate();
  }

  @Override
  public boolean read(int[] said) {
    return port.read(said);
  }

  @Override
  public void write(int[] heard) {
    port.write(heard);
  }

  @Override
  public void write(MixFrame heard) {
    if (!playing) {
      port.write(heard);
      return;
    }
    frame.begin(heard.tick());
    int[] samples = frame.samples();
    for (int i = 0; i < samples.length; i++) {
      samples[i] = music[next];
      next = next + 1 == music.length ? 0 : next + 1;
    }
    port.write(frame);
  }
}
