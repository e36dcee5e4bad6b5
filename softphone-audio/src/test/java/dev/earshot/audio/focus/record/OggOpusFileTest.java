package dev.earshot.audio.focus.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.audio.codec.Codec;
import dev.earshot.audio.codec.Decoder;
import dev.earshot.mixer.audio.ToneMeter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ogg/Opus files, taken apart again by RFC 3533 and RFC 7845. */
class OggOpusFileTest {
  @TempDir private Path folder;

  /**
   * A page of the file.
   *
   * @param flags 2 for the first, 4 for the last page
   */
  private record Page(int flags, long granule, int number, List<byte[]> packets) {}

  @Test
  void theChecksumIsThatOfTheSpecification() {
    assertThat(OggPages.checksum("123456789".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(0x89A1897F); // CRC-32/POSIX without its final inversion
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 319, 320, 16_000, 40_123})
  void aFileHoldsJustWhatWasWritten(int length) throws IOException {
    Path file = write(length);
    List<Page> pages = pages(Files.readAllBytes(file));

    assertThat(pages.getFirst().flags()).isEqualTo(2);
    assertThat(text(pages.getFirst().packets().getFirst(), 8)).isEqualTo("OpusHead");
    assertThat(text(pages.get(1).packets().getFirst(), 8)).isEqualTo("OpusTags");
    assertThat(pages.getLast().flags() & 4).isEqualTo(4);
    long samples = pages.getLast().granule() - preSkip(pages);
    assertThat(samples).isEqualTo(3L * length);
    long held = 960L * pages.stream().skip(2).mapToLong(page -> page.packets().size()).sum();
    assertThat(held).isBetween(pages.getLast().granule(), pages.getLast().granule() + 960);
    for (int i = 0; i < pages.size(); i++) {
      assertThat(pages.get(i).number()).isEqualTo(i);
    }
  }

  @Test
  void whatIsDecodedIsTheToneAtItsPlace() throws IOException {
    List<Page> pages = pages(Files.readAllBytes(write(32_000)));
    Decoder decoder = Codec.OPUS.newDecoder();
    int[] sound = new int[40_000];
    int length = 0;
    for (Page page : pages.subList(2, pages.size())) {
      for (byte[] packet : page.packets()) {
        int[] frame = new int[1920];
        int count = decoder.decode(packet, 0, packet.length, frame);
        System.arraycopy(frame, 0, sound, length, count);
        length += count;
      }
    }
    int skip = preSkip(pages) / 3;

    assertThat(new ToneMeter(16_000).dbfs(sound, 16_000, 8000, 440)).isBetween(-11.5, -8.5);
    int onset = skip;
    while (Math.abs(sound[onset]) < 2000) {
      onset++;
    }
    assertThat(onset - skip).as("samples before the tone").isBetween(7900, 8100);
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed() throws IOException {
    assertThatThrownBy(() -> OggOpusFile.create(folder.resolve("no/x.opus"), 16_000))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("x.opus: cannot be written: the folder does not exist");
    assertThatThrownBy(() -> OggOpusFile.create(folder.resolve("x.opus"), 8000))
        .hasMessageContaining("no Opus encoder for 8000 Hz");
    Files.createFile(folder.resolve("there.opus"));
    assertThatThrownBy(() -> OggOpusFile.create(folder.resolve("there.opus"), 16_000))
        .hasMessageContaining("there.opus: cannot be written");
  }

  /** Half a second of silence, then 440 Hz. */
  private Path write(int length) throws IOException {
    Path file = folder.resolve("x.opus");
    int[] samples = new int[length];
    for (int i = Math.min(length, 8000); i < length; i++) {
      samples[i] = (int) (10_000 * Math.sin(2 * Math.PI * 440 * i / 16_000));
    }
    try (OggOpusFile opus = OggOpusFile.create(file, 16_000)) {
      for (int at = 0; at < length; at += 160) {
        opus.write(samples, at, Math.min(160, length - at));
      }
    }
    return file;
  }

  private static List<Page> pages(byte[] file) {
    List<Page> pages = new ArrayList<>();
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      int start = bytes.position();
      assertThat(text(Arrays.copyOfRange(file, start, start + 4), 4)).isEqualTo("OggS");
      int flags = bytes.get(start + 5);
      int segments = bytes.get(start + 26) & 0xFF;
      int crc = bytes.getInt(start + 22);
      int at = start + 27 + segments;
      List<byte[]> packets = new ArrayList<>();
      int size = 0;
      for (int i = 0; i < segments; i++) {
        int lacing = bytes.get(start + 27 + i) & 0xFF;
        size += lacing;
        if (lacing < 255) {
          packets.add(Arrays.copyOfRange(file, at, at + size));
          at += size;
          size = 0;
        }
      }
      pages.add(new Page(flags, bytes.getLong(start + 6), bytes.getInt(start + 18), packets));
      bytes.putInt(start + 22, 0);
      assertThat(OggPages.checksum(Arrays.copyOfRange(file, start, at))).isEqualTo(crc);
      bytes.position(at);
    }
    return pages;
  }

  private static int preSkip(List<Page> pages) {
    byte[] head = pages.getFirst().packets().getFirst();
    return ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getShort(10);
  }

  private static String text(byte[] bytes, int length) {
    return new String(bytes, 0, length, StandardCharsets.US_ASCII);
  }
}
