package dev.earshot.audio.focus.record;

import dev.earshot.audio.codec.Codec;
import dev.earshot.audio.codec.Encoder;
import dev.earshot.audio.codec.EncoderSettings;
import dev.earshot.audio.device.SoundFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Writes a mono Ogg/Opus file (RFC 7845) as the samples come: one packet of 20 ms after the other,
 * a page per second. A file that was never closed can be played up to its last whole page. One
 * thread.
 */
final class OggOpusFile implements SoundFile {
  private static final int PACKET_MILLIS = 20;
  private static final int PACKETS_PER_PAGE = 50;

  /** Granule positions count 48 kHz, whatever the rate of the input (RFC 7845 4). */
  private static final int GRANULE_RATE = 48_000;

  /**
   * What the encoder looks ahead, to be thrown away by players: 6.5 ms in VoIP mode
   * (OPUS_GET_LOOKAHEAD at 16 kHz is 104 samples).
   */
  private static final int PRE_SKIP = 312;

  private static final int MOST_BYTES = 1275;

  private final OggPages pages;
  private final Encoder encoder = Codec.OPUS.newEncoder(EncoderSettings.PLAIN);
  private final int[] frame;
  private final byte[] packet = new byte[MOST_BYTES];
  private final int upsampling;
  private int filled;
  private long samples;
  private long encoded;
  private boolean closed;

  private OggOpusFile(OutputStream out, int serial, int sampleRate) throws IOException {
    pages = new OggPages(out, serial);
    frame = new int[sampleRate / 1000 * PACKET_MILLIS];
    upsampling = GRANULE_RATE / sampleRate;
    pages.add(head(sampleRate));
    pages.flush(0, false);
    pages.add(tags());
    pages.flush(0, false);
  }

  /**
   * @throws IOException if it cannot be written or this machine cannot encode Opus at this rate;
   *     the message names it
   */
  static OggOpusFile create(Path path, int sampleRate) throws IOException {
    if (!Codec.OPUS.isAvailable() || sampleRate != Codec.OPUS.sampleRate()) {
      throw new IOException(path + ": no Opus encoder for " + sampleRate + " Hz on this machine");
    }
    try {
      OutputStream out =
          Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return new OggOpusFile(out, path.hashCode(), sampleRate);
    } catch (NoSuchFileException e) {
      throw new IOException(path + ": cannot be written: the folder does not exist", e);
    } catch (IOException e) {
      throw new IOException(path + ": cannot be written: " + e.getMessage(), e);
    }
  }

  /** RFC 7845 5.1. */
  private static byte[] head(int sampleRate) {
    return ByteBuffer.allocate(19)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("OpusHead".getBytes(StandardCharsets.US_ASCII))
        .put((byte) 1) // version
        .put((byte) 1) // channels
        .putShort((short) PRE_SKIP)
        .putInt(sampleRate)
        .putShort((short) 0) // gain
        .put((byte) 0) // mapping family
        .array();
  }

  /** RFC 7845 5.2. */
  private static byte[] tags() {
    byte[] vendor = "Earshot".getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(8 + 4 + vendor.length + 4)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("OpusTags".getBytes(StandardCharsets.US_ASCII))
        .putInt(vendor.length)
        .put(vendor)
        .putInt(0) // no comments
        .array();
  }

  @Override
  public void write(int[] heard, int offset, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      frame[filled++] = heard[offset + i];
      if (filled == frame.length) {
        encode();
      }
    }
    samples += count;
  }

  private void encode() throws IOException {
    filled = 0;
    int bytes = encoder.encode(frame, frame.length, packet, 0);
    if (bytes <= 0) {
      throw new IOException("the Opus encoder failed");
    }
    encoded += frame.length;
    pages.add(Arrays.copyOf(packet, bytes));
    if (pages.packets() == PACKETS_PER_PAGE) {
      pages.flush(encoded * upsampling, false);
    }
  }

  /** The last granule position tells players how much of the last packet is real (RFC 7845 4.4). */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (pages) {
      long end = PRE_SKIP + samples * upsampling;
      while (encoded * upsampling < end) {
        Arrays.fill(frame, filled, frame.length, 0);
        encode();
      }
      pages.flush(end, true);
    }
  }
}
