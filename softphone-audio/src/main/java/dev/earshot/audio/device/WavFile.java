package dev.earshot.audio.device;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A mono WAV file in memory: RIFF/WAVE with 16-bit PCM, G.711 µ-law or A-law at any rate from 8000
 * to 48000 Hz. Two channels are refused rather than mixed down: a voice has one channel, and in a
 * two-channel recording of a call the wrong one would be spoken to somebody.
 *
 * <p>Immutable. Errors are one line: the file, then what is wrong with it.
 */
public final class WavFile {
  private static final int MAX_BYTES = 64 << 20;
  private static final int PCM = 1;
  private static final int A_LAW = 6;
  private static final int MU_LAW = 7;
  private static final int EXTENSIBLE = 0xFFFE;

  private final int sampleRate;
  private final short[] samples;

  private WavFile(int sampleRate, short[] samples) {
    this.sampleRate = sampleRate;
    this.samples = samples;
  }

  /**
   * @throws IOException if the file cannot be read or is not such a WAV file
   */
  public static WavFile read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": is a directory, not a WAV file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw new IOException(file + ": no such file", e);
    } catch (AccessDeniedException e) {
      throw new IOException(file + ": may not be read", e);
    }
  }

  /**
   * Reads a WAV file from a stream, which the caller closes.
   *
   * @param name for error messages
   */
  public static WavFile read(InputStream in, String name) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new IOException(name + ": larger than 64 MB");
    }
    return new Parser(bytes, name).parse();
  }

  /** Samples per second. */
  public int sampleRate() {
    return sampleRate;
  }

  /** Number of samples. */
  public int length() {
    return samples.length;
  }

  /** The samples as linear PCM in the 16-bit range; a copy. */
  public int[] samples() {
    int[] copy = new int[samples.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = samples[i];
    }
    return copy;
  }

  /** Expands one G.711 µ-law byte (ITU-T G.711 table 2a). */
  static short muLaw(int code) {
    int inverted = ~code & 0xFF;
    int magnitude = ((((inverted & 0x0F) << 3) + 0x84) << ((inverted & 0x70) >> 4)) - 0x84;
    return (short) ((inverted & 0x80) != 0 ? -magnitude : magnitude);
  }

  /** Expands one G.711 A-law byte (ITU-T G.711 table 1a). */
  static short aLaw(int code) {
    int even = (code ^ 0x55) & 0xFF;
    int segment = (even & 0x70) >> 4;
    int step = ((even & 0x0F) << 4) + 8;
    int magnitude = segment == 0 ? step : (step + 0x100) << (segment - 1);
    return (short) ((even & 0x80) != 0 ? magnitude : -magnitude);
  }

  /** One pass over the chunks of a file. */
  private static final class Parser {
    private final ByteBuffer bytes;
    private final String name;
    private int encoding = -1;
    private int bitsPerSample;
    private int sampleRate;

    Parser(byte[] content, String name) {
      this.bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
      this.name = name;
    }

    WavFile parse() throws IOException {
      if (bytes.remaining() < 12 || !tag().equals("RIFF")) {
        throw wrong("not a WAV file (no RIFF header)");
      }
      bytes.getInt();
      if (!tag().equals("WAVE")) {
        throw wrong("not a WAV file (RIFF, but not WAVE)");
      }
      while (bytes.remaining() >= 8) {
        String tag = tag();
        long size = Integer.toUnsignedLong(bytes.getInt());
        if (tag.equals("data")) {
          return data(size);
        }
        if (size > bytes.remaining()) {
          throw wrong("truncated in chunk '" + tag + "'");
        }
        if (tag.equals("fmt ")) {
          format((int) size);
        }
        skip(tag, (int) size);
      }
      throw wrong(encoding < 0 ? "no 'fmt ' chunk" : "no 'data' chunk");
    }

    private void format(int size) throws IOException {
      if (size < 16) {
        throw wrong("'fmt ' chunk of " + size + " bytes is too short");
      }
      int at = bytes.position();
      encoding = Short.toUnsignedInt(bytes.getShort(at));
      if (encoding == EXTENSIBLE && size >= 26) {
        encoding = Short.toUnsignedInt(bytes.getShort(at + 24)); // first two bytes of the GUID
      }
      int channels = Short.toUnsignedInt(bytes.getShort(at + 2));
      sampleRate = bytes.getInt(at + 4);
      bitsPerSample = Short.toUnsignedInt(bytes.getShort(at + 14));
      if (channels != 1) {
        throw wrong(channels + " channels; a mono file is needed");
      }
      check();
    }

    private void check() throws IOException {
      if (sampleRate < 8000 || sampleRate > 48_000) {
        throw wrong(
            "sample rate "
                + Integer.toUnsignedString(sampleRate)
                + " Hz; 8000 to 48000 Hz are supported");
      }
      if (!(encoding == PCM && bitsPerSample == 16)
          && !((encoding == A_LAW || encoding == MU_LAW) && bitsPerSample == 8)) {
        throw wrong(
            "encoding "
                + encoding
                + " with "
                + bitsPerSample
                + " bits; 16-bit PCM (1), A-law (6) and µ-law (7) are supported");
      }
    }

    private void skip(String tag, int size) throws IOException {
      int padded = size + (size & 1); // RIFF chunks are padded to even length
      if (padded > bytes.remaining() && size > bytes.remaining()) {
        throw wrong("truncated in chunk '" + tag + "'");
      }
      bytes.position(bytes.position() + Math.min(padded, bytes.remaining()));
    }

    private WavFile data(long declared) throws IOException {
      if (encoding < 0) {
        throw wrong("'data' chunk before 'fmt ' chunk");
      }
      // Writers to a pipe cannot know the size and declare the largest one.
      long size = declared == 0xFFFF_FFFFL ? bytes.remaining() : declared;
      if (size > bytes.remaining()) {
        throw wrong(
            "truncated: declares " + size + " bytes of samples, holds " + bytes.remaining());
      }
      if (size == 0) {
        throw wrong("holds no samples");
      }
      return encoding == PCM ? pcm((int) size) : companded((int) size);
    }

    private WavFile pcm(int size) throws IOException {
      if ((size & 1) != 0) {
        throw wrong("odd size: " + size + " bytes are no whole number of 16-bit samples");
      }
      short[] samples = new short[size / 2];
      bytes.asShortBuffer().get(samples);
      return new WavFile(sampleRate, samples);
    }

    private WavFile companded(int size) {
      short[] samples = new short[size];
      for (int i = 0; i < size; i++) {
        int code = bytes.get() & 0xFF;
        samples[i] = encoding == MU_LAW ? muLaw(code) : aLaw(code);
      }
      return new WavFile(sampleRate, samples);
    }

    private String tag() {
      byte[] four = new byte[4];
      bytes.get(four);
      return new String(four, StandardCharsets.US_ASCII).replaceAll("[^ -~]", "?");
    }

    private IOException wrong(String what) {
      return new IOException(name + ": " + what);
    }
  }
}
