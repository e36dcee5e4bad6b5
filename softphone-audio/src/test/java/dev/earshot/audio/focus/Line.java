package dev.earshot.audio.focus;

import dev.earshot.mixer.audio.ToneSource;
import dev.earshot.mixer.port.Port;
import java.util.Arrays;
import java.util.UUID;

/** A member of a {@link Stage}: says a tone while he speaks, and remembers every frame he hears. */
final class Line implements Port {
  private static final int RATE = 16_000;

  final UUID callSid;
  boolean speaks;
  private final ToneSource tone;
  private int[] heard = new int[1 << 12];
  private int length;

  Line(UUID callSid, double hertz) {
    this.callSid = callSid;
    this.tone = new ToneSource(RATE, hertz, -12);
  }

  @Override
  public int sampleRate() {
    return RATE;
  }

  @Override
  public boolean read(int[] frame) {
    if (speaks) {
      tone.fill(frame);
    }
    return speaks;
  }

  @Override
  public void write(int[] frame) {
    if (length + frame.length > heard.length) {
      heard = Arrays.copyOf(heard, 2 * heard.length);
    }
    System.arraycopy(frame, 0, heard, length, frame.length);
    length += frame.length;
  }

  /** Everything he heard from here on: give it to {@link #heardSince}. */
  int now() {
    return length;
  }

  int[] heardSince(int start) {
    return Arrays.copyOfRange(heard, start, length);
  }

  /** Whether every single sample since then was zero. */
  boolean heardNothingSince(int start) {
    return Arrays.stream(heard, start, length).allMatch(sample -> sample == 0);
  }
}
