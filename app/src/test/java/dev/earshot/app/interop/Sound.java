package dev.earshot.app.interop;

import dev.earshot.mixer.audio.ToneMeter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Samples at 8000 Hz: a tone to send, or what a peer recorded. */
record Sound(int[] samples) {
  private static final int RATE = 8000;
  private static final int WAV_HEADER = 44;

  /** Where a stretch of 40 ms counts as holding a tone; G.711's own noise ends below -55 dBFS. */
  static final double AUDIBLE = -55;

  private static final int STRETCH = RATE / 25;

  static Sound tone(int hertz, int seconds) {
    int[] samples = new int[RATE * seconds];
    Arrays.setAll(samples, i -> (int) Math.round(8000 * Math.sin(2 * Math.PI * hertz * i / RATE)));
    return new Sound(samples);
  }

  int length() {
    return samples.length;
  }

  static int samplesIn(int millis) {
    return RATE / 1000 * millis;
  }

  /** Share of the 40 ms stretches between two positions in which {@code hertz} is audible. */
  double share(int hertz, int from, int to) {
    ToneMeter meter = new ToneMeter(RATE);
    int all = 0;
    int with = 0;
    for (int start = from; start + STRETCH <= to; start += STRETCH) {
      all++;
      if (meter.dbfs(samples, start, STRETCH, hertz) > AUDIBLE) {
        with++;
      }
    }
    if (all == 0) {
      throw new AssertionError("nothing was recorded between samples " + from + " and " + to);
    }
    return (double) with / all;
  }

  /** Level of {@code hertz} between two positions, in dBFS. */
  double level(int hertz, int from, int to) {
    return new ToneMeter(RATE).dbfs(samples, from, to - from, hertz);
  }

  void writeWav(Path file) throws IOException {
    ByteBuffer wav = ByteBuffer.allocate(WAV_HEADER + 2 * samples.length);
    wav.order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes()).putInt(36 + 2 * samples.length).put("WAVEfmt ".getBytes());
    wav.putInt(16).putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes()).putInt(2 * samples.length);
    for (int sample : samples) {
      wav.putShort((short) sample);
    }
    Files.write(file, wav.array());
  }

  /** As a stream of PCMU payload (ITU-T G.711). */
  void writeUlaw(Path file) throws IOException {
    byte[] payload = new byte[samples.length];
    for (int i = 0; i < payload.length; i++) {
      int magnitude = Math.min(Math.abs(samples[i]), 32_635) + 132;
      int exponent = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
      int mantissa = (magnitude >> (exponent + 3)) & 15;
      payload[i] = (byte) ~((samples[i] < 0 ? 0x80 : 0) | (exponent << 4) | mantissa);
    }
    Files.write(file, payload);
  }

  /** Reads a WAV file that is still being written: its header does not know its length yet. */
  static Sound readGrowing(Path file) {
    try {
      ByteBuffer wav = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      int[] samples = new int[Math.max(0, (wav.limit() - WAV_HEADER) / 2)];
      Arrays.setAll(samples, i -> wav.getShort(WAV_HEADER + 2 * i));
      return new Sound(samples);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
