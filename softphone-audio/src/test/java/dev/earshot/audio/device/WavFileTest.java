package dev.earshot.audio.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WavFileTest {
  @TempDir Path folder;

  @Test
  void readsWhatItWrote() throws IOException {
    int[] samples = new Random(7).ints(20_001, -32768, 32768).toArray();
    Path path = folder.resolve("x.wav");

    WavWriter.write(path, 16_000, samples);

    WavFile file = WavFile.read(path);
    assertThat(file.sampleRate()).isEqualTo(16_000);
    assertThat(file.samples()).isEqualTo(samples);
  }

  @Test
  void aWriterClipsWhatDoesNotFit() throws IOException {
    Path path = folder.resolve("x.wav");

    WavWriter.write(path, 8000, new int[] {40_000, -40_000, 32_767, -32_768});

    assertThat(WavFile.read(path).samples()).containsExactly(32_767, -32_768, 32_767, -32_768);
  }

  @Test
  void aFileThatWasNeverClosedIsReadableUpToTheLastSecond() throws IOException {
    Path path = folder.resolve("x.wav");
    WavWriter writer = WavWriter.create(path, 8000);
    int[] frame = new int[160];
    Arrays.fill(frame, 5);
    for (int i = 0; i < 120; i++) {
      writer.write(frame);
    }

    assertThat(WavFile.read(path).length()).isBetween(120 * 160 - 8000, 120 * 160);
    writer.close();
    assertThat(WavFile.read(path).length()).isEqualTo(120 * 160);
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed() {
    Path path = folder.resolve("missing").resolve("x.wav");

    assertThatThrownBy(() -> WavWriter.create(path, 8000))
        .isInstanceOf(IOException.class)
        .hasMessage(path + ": cannot be written: the folder does not exist");
  }

  @Test
  void expandsG711AsTheRecommendationSays() throws IOException {
    byte[] muLaw = {(byte) 0x00, (byte) 0x80, (byte) 0xFF, 0x7F, (byte) 0x8F, 0x0F};
    byte[] aLaw = {(byte) 0xD5, 0x55, (byte) 0xAA, 0x2A, (byte) 0x80, 0x00};

    assertThat(read(wav(7, 1, 8000, 8, muLaw)).samples())
        .containsExactly(-32_124, 32_124, 0, 0, 16_764, -16_764);
    assertThat(read(wav(6, 1, 8000, 8, aLaw)).samples())
        .containsExactly(8, -8, 32_256, -32_256, 5504, -5504);
  }

  @Test
  void passesOverOtherChunksAndTheirPadding() throws IOException {
    byte[] content = wav(1, 1, 8000, 16, new byte[] {1, 0, 2, 0});
    byte[] list = {'L', 'I', 'S', 'T', 3, 0, 0, 0, 'a', 'b', 'c', 0};
    byte[] with =
        ByteBuffer.allocate(content.length + list.length)
            .put(content, 0, 36)
            .put(list)
            .put(content, 36, content.length - 36)
            .array();

    assertThat(read(with).samples()).containsExactly(1, 2);
  }

  @Test
  void readsAStreamedFileOfUnknownSizeToItsEnd() throws IOException {
    byte[] content = wav(1, 1, 8000, 16, new byte[] {1, 0, 2, 0});
    Arrays.fill(content, 40, 44, (byte) 0xFF);

    assertThat(read(content).samples()).containsExactly(1, 2);
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("badFiles")
  void aBadFileIsOneLineThatNamesItAndTheFault(byte[] content, String fault) {
    assertThatThrownBy(() -> read(content))
        .isInstanceOf(IOException.class)
        .hasMessage("voice.wav: " + fault);
  }

  static Stream<Arguments> badFiles() {
    byte[] four = {1, 0, 2, 0};
    byte[] good = wav(1, 1, 8000, 16, four);
    return Stream.of(
        bad(new byte[0], "not a WAV file (no RIFF header)"),
        bad(
            "ID3 not a wave file at all".getBytes(StandardCharsets.US_ASCII),
            "not a WAV file (no RIFF header)"),
        bad(
            "RIFF\0\0\0\0AVI LIST".getBytes(StandardCharsets.US_ASCII),
            "not a WAV file (RIFF, but not WAVE)"),
        bad(Arrays.copyOf(good, 12), "no 'fmt ' chunk"),
        bad(Arrays.copyOf(good, 30), "truncated in chunk 'fmt '"),
        bad(Arrays.copyOf(good, 36), "no 'data' chunk"),
        bad(
            Arrays.copyOf(good, good.length - 2),
            "truncated: declares 4 bytes of samples, holds 2"),
        bad(wav(1, 1, 8000, 16, new byte[0]), "holds no samples"),
        bad(
            wav(1, 1, 8000, 16, new byte[3]),
            "odd size: 3 bytes are no whole number of 16-bit samples"),
        bad(wav(1, 2, 8000, 16, four), "2 channels; a mono file is needed"),
        bad(wav(1, 0, 8000, 16, four), "0 channels; a mono file is needed"),
        bad(wav(1, 1, 96_000, 16, four), "sample rate 96000 Hz; 8000 to 48000 Hz are supported"),
        bad(wav(1, 1, 0, 16, four), "sample rate 0 Hz; 8000 to 48000 Hz are supported"),
        bad(
            wav(1, 1, 8000, 24, four),
            "encoding 1 with 24 bits; 16-bit PCM (1), A-law (6) and µ-law (7) are supported"),
        bad(
            wav(3, 1, 8000, 32, four),
            "encoding 3 with 32 bits; 16-bit PCM (1), A-law (6) and µ-law (7) are supported"));
  }

  @Test
  void anyCutOrChangedByteGivesAFileOrOneLine() {
    byte[] good = wav(1, 1, 8000, 16, new byte[64]);
    Random random = new Random(11);
    for (int i = 0; i < 5000; i++) {
      byte[] bad = Arrays.copyOf(good, random.nextInt(good.length + 1));
      for (int k = 0; k < 3 && bad.length > 0; k++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }
      try {
        assertThat(read(bad).length()).isPositive();
      } catch (IOException e) {
        assertThat(e).hasMessageStartingWith("voice.wav: ").message().doesNotContain("\n");
      }
    }
  }

  @Test
  void aMissingFileAndAFolderAreNamed() {
    Path missing = folder.resolve("missing.wav");

    assertThatThrownBy(() -> WavFile.read(missing)).hasMessage(missing + ": no such file");
    assertThatThrownBy(() -> WavFile.read(folder))
        .hasMessage(folder + ": is a directory, not a WAV file");
  }

  private static Arguments bad(byte[] content, String fault) {
    return Arguments.of(content, fault);
  }

  private static WavFile read(byte[] content) throws IOException {
    return WavFile.read(new ByteArrayInputStream(content), "voice.wav");
  }

  static byte[] wav(int encoding, int channels, int rate, int bits, byte[] data) {
    int bytesPerSample = bits / 8 * channels;
    return ByteBuffer.allocate(44 + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(StandardCharsets.US_ASCII))
        .putInt(36 + data.length)
        .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
        .putInt(16)
        .putShort((short) encoding)
        .putShort((short) channels)
        .putInt(rate)
        .putInt(rate * bytesPerSample)
        .putShort((short) bytesPerSample)
        .putShort((short) bits)
        .put("data".getBytes(StandardCharsets.US_ASCII))
        .putInt(data.length)
        .put(data)
        .array();
  }
}
