package dev.earshot.audio.device;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a mono WAV file of 16-bit PCM as the samples come. The header is brought up to date about
 * once a second, so a file that was never closed lacks at most its last second. One thread; what
 * exceeds 2 GB is dropped.
 */
public final class WavWriter implements SoundFile {
  private static final int HEADER_BYTES = 44;

  private final FileChannel file;
  private final ByteBuffer pending;
  private final int sampleRate;
  private long written;

  private WavWriter(FileChannel file, int sampleRate) {
    this.file = file;
    this.sampleRate = sampleRate;
    this.pending = ByteBuffer.allocate(2 * sampleRate).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Creates the file or empties an existing one.
   *
   * @throws IOException if it cannot be written; the message names it
   */
  public static WavWriter create(Path path, int sampleRate) throws IOException {
    FileChannel file;
    try {
      file =
          FileChannel.open(
              path,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new IOException(path + ": cannot be written: " + reason(e), e);
    }
    WavWriter writer = new WavWriter(file, sampleRate);
    writer.writeHeader();
    return writer;
  }

  /** Writes a whole file of 16-bit PCM. */
  public static void write(Path path, int sampleRate, int[] samples) throws IOException {
    try (WavWriter writer = create(path, sampleRate)) {
      writer.write(samples, 0, samples.length);
    }
  }

  /** Appends a frame; samples beyond the 16-bit range are clipped. */
  public void write(int[] frame) throws IOException {
    write(frame, 0, frame.length);
  }

  @Override
  public void write(int[] samples, int offset, int count) throws IOException {
    for (int i = offset; i < offset + count; i++) {
      if (pending.remaining() < 2) {
        flush();
      }
      pending.putShort((short) Math.max(-32768, Math.min(32767, samples[i])));
    }
  }

  /** Brings file and header up to date. */
  public void flush() throws IOException {
    pending.flip();
    if (written + pending.remaining() <= Integer.MAX_VALUE - HEADER_BYTES) {
      long at = HEADER_BYTES + written;
      written += pending.remaining();
      writeFully(pending, at);
      writeHeader();
    }
    pending.clear();
  }

  /** Completes the file; idempotent. */
  @Override
  public void close() throws IOException {
    if (file.isOpen()) {
      try (file) {
        flush();
      }
    }
  }

  private void writeHeader() throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.put(new byte[] {'R', 'I', 'F', 'F'}).putInt((int) (HEADER_BYTES - 8 + written));
    header.put(new byte[] {'W', 'A', 'V', 'E', 'f', 'm', 't', ' '}).putInt(16);
    header.putShort((short) 1).putShort((short) 1); // PCM, mono
    header.putInt(sampleRate).putInt(2 * sampleRate);
    header.putShort((short) 2).putShort((short) 16);
    header.put(new byte[] {'d', 'a', 't', 'a'}).putInt((int) written);
    writeFully(header.flip(), 0);
  }

  private void writeFully(ByteBuffer bytes, long position) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += file.write(bytes, at);
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case java.nio.file.NoSuchFileException _ -> "the folder does not exist";
      case java.nio.file.AccessDeniedException _ -> "permission denied";
      default -> String.valueOf(e.getMessage());
    };
  }
}
