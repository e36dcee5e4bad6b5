package dev.earshot.app.demo.voice;

import java.util.Arrays;
import java.util.List;

/** One speaker's part of a {@link Dialogue}, played for ever from a given place on. */
public final class SpeechVoice implements Voice {
  private static final int SAMPLES_PER_MILLI = SAMPLE_RATE / 1000;

  private final short[] recording;
  private final int[] start;
  private final int[] clip;
  private final int[] length;
  private final int round;
  private final int offset;

  /**
   * @param recording the speaker's turns one after the other; shared, never changed
   * @param offsetMillis how far into the dialogue the conference begins
   */
  public SpeechVoice(Dialogue dialogue, String speaker, short[] recording, int offsetMillis) {
    this.recording = recording;
    List<Turn> turns =
        dialogue.turns().stream().filter(turn -> turn.speaker().equals(speaker)).toList();
    start = samples(turns.stream().mapToInt(Turn::startMillis).toArray());
    clip = samples(turns.stream().mapToInt(Turn::clipMillis).toArray());
    length = samples(turns.stream().mapToInt(Turn::lengthMillis).toArray());
    round = dialogue.roundMillis() * SAMPLES_PER_MILLI;
    offset = offsetMillis * SAMPLES_PER_MILLI;
  }

  @Override
  public boolean fill(long position, int[] frame) {
    if (position < 0) {
      return false;
    }
    boolean heard = false;
    int at = (int) ((position + offset) % round);
    int done = 0;
    while (done < frame.length) {
      int count = Math.min(frame.length - done, round - at);
      heard |= copy(at, frame, done, count);
      done += count;
      at = 0;
    }
    return heard;
  }

  /** Copies {@code count} samples of one round from {@code at} on, silence between the turns. */
  private boolean copy(int at, int[] frame, int to, int count) {
    boolean heard = false;
    Arrays.fill(frame, to, to + count, 0);
    for (int turn = 0; turn < start.length; turn++) {
      int from = Math.max(at, start[turn]);
      int until = Math.min(at + count, start[turn] + length[turn]);
      for (int i = from; i < until; i++) {
        frame[to + i - at] = recording[clip[turn] + i - start[turn]];
        heard = true;
      }
    }
    return heard;
  }

  private static int[] samples(int[] millis) {
    return Arrays.stream(millis).map(m -> m * SAMPLES_PER_MILLI).toArray();
  }
}
