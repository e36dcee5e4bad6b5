package dev.earshot.app.demo;

import dev.earshot.app.demo.voice.VoiceLibrary;
import dev.earshot.audio.device.Microphone;
import java.util.Arrays;
import java.util.List;

/**
 * The simulated supervisor's microphone, at 16 kHz: says one of his sentences when asked to, and
 * mutters to himself otherwise – also while nobody hears him, so that silence means something.
 * {@link #say} may be called from any thread; the mix thread reads.
 */
public final class DemoMicrophone implements Microphone {
  private static final int PAUSE_SAMPLES = 16_000 / 2;

  /** Amplitude that is surely speech. */
  private static final int SPEECH = 500;

  private final List<short[]> sentences;
  private volatile Cue cue;

  /** Position in a sentence, mix thread only; a new cue is a new object and begins at 0. */
  private static final class Cue {
    final int sentence;
    int at;

    Cue(int sentence) {
      this.sentence = sentence;
    }
  }

  public DemoMicrophone(VoiceLibrary library) {
    int count = library.supervisorClips().turns().size();
    sentences =
        java.util.stream.IntStream.range(0, count)
            .mapToObj(library::supervisorClip)
            .map(DemoMicrophone::fromFirstSound)
            .toList();
    cue = new Cue(count - 1);
  }

  /** Somebody who presses a key to speak speaks at once. */
  private static short[] fromFirstSound(short[] sentence) {
    int first = 0;
    while (first < sentence.length && Math.abs(sentence[first]) < SPEECH) {
      first++;
    }
    return Arrays.copyOfRange(sentence, first, sentence.length);
  }

  /** Begins a sentence now; it is repeated until another is asked for. */
  public void say(int sentence) {
    cue = new Cue(Math.floorMod(sentence, sentences.size()));
  }

  @Override
  public String description() {
    return "simulated supervisor";
  }

  @Override
  public boolean read(int[] frame) {
    Cue now = cue;
    short[] sentence = sentences.get(now.sentence);
    for (int i = 0; i < frame.length; i++) {
      frame[i] = now.at < sentence.length ? sentence[now.at] : 0;
      now.at = now.at + 1 == sentence.length + PAUSE_SAMPLES ? 0 : now.at + 1;
    }
    return true;
  }

  @Override
  public void close() {}
}
