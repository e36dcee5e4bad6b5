package dev.earshot.mixer;

import dev.earshot.mixer.port.Port;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** A port whose frames are given beforehand and whose hearing is kept. */
final class TestPort implements Port {
  private final int sampleRate;
  private final Deque<int[]> toSay = new ArrayDeque<>();
  private final List<int[]> heard = new ArrayList<>();

  TestPort(int sampleRate) {
    this.sampleRate = sampleRate;
  }

  /** Queues a frame. */
  TestPort say(int... frame) {
    toSay.add(frame.clone());
    return this;
  }

  /** Queues {@code frames} frames in which every sample is {@code value}. */
  TestPort sayConstant(int value, int frames) {
    for (int i = 0; i < frames; i++) {
      int[] frame = new int[sampleRate / 100];
      Arrays.fill(frame, value);
      toSay.add(frame);
    }
    return this;
  }

  /** What was heard in the last tick. */
  int[] heard() {
    return heard.getLast();
  }

  List<int[]> everythingHeard() {
    return heard;
  }

  int waiting() {
    return toSay.size();
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public boolean read(int[] frame) {
    int[] next = toSay.poll();
    if (next == null) {
      return false;
    }
    System.arraycopy(next, 0, frame, 0, frame.length);
    return true;
  }

  @Override
  public void write(int[] frame) {
    heard.add(frame.clone());
  }
}
