package dev.earshot.audio.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The reference vectors are half a second of glides, noise, full-scale sweep and silence, encoded
 * and decoded by FFmpeg 5.1.9: {@code ffmpeg -f s16le -ar 16000 -ac 1 -i g722-input.s16le -c:a g722
 * -f g722 g722-encoded} and {@code ffmpeg -f g722 -i g722-encoded -f s16le g722-decoded.s16le}.
 */
class G722Test {
  /** Samples that the two filters need together. */
  private static final int DELAY = 22;

  @ParameterizedTest
  @ValueSource(ints = {2, 160, 320, 8000})
  void encodesBitForBitAsTheReference(int packet) throws IOException {
    int[] input = samples("g722-input.s16le");

    assertThat(encode(Codec.G722.newEncoder(EncoderSettings.PLAIN), input, packet))
        .isEqualTo(bytes("g722-encoded"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 80, 160, 4000})
  void decodesBitForBitAsTheReference(int packet) throws IOException {
    byte[] encoded = bytes("g722-encoded");

    assertThat(decode(Codec.G722.newDecoder(), encoded, packet))
        .isEqualTo(samples("g722-decoded.s16le"));
  }

  @ParameterizedTest
  @CsvSource({"300, 10000, 30", "1000, 1000, 30", "3000, 10000, 30", "5500, 10000, 14"})
  void tonesKeepTheirWaveform(double hertz, double amplitude, double leastDecibels) {
    int[] spoken = tone(hertz, amplitude, 16_000);
    int[] heard =
        decode(
            Codec.G722.newDecoder(),
            encode(Codec.G722.newEncoder(EncoderSettings.PLAIN), spoken, 320),
            160);

    assertThat(signalToNoise(spoken, heard, DELAY)).isGreaterThan(leastDecibels);
  }

  @Test
  void silenceStaysSilent() {
    int[] heard =
        decode(
            Codec.G722.newDecoder(),
            encode(Codec.G722.newEncoder(EncoderSettings.PLAIN), new int[3200], 320),
            160);

    assertThat(Arrays.stream(heard).map(Math::abs).max().orElseThrow()).isLessThan(4); // -80 dBFS
  }

  @Test
  void anotherEncoderCanGoOnWhereOneStops() throws IOException {
    int[] input = samples("g722-input.s16le");
    byte[] whole = bytes("g722-encoded");
    Encoder first = Codec.G722.newEncoder(EncoderSettings.PLAIN);
    encode(first, Arrays.copyOf(input, 2560), 320);
    Encoder second = Codec.G722.newEncoder(EncoderSettings.PLAIN);
    encode(second, tone(700, 9000, 1602), 2);
    second.continueFrom(first);

    byte[] rest = encode(second, Arrays.copyOfRange(input, 2560, input.length), 320);
    assertThat(rest).isEqualTo(Arrays.copyOfRange(whole, 1280, whole.length));
  }

  @Test
  void anyBytesDecodeToSixteenBits() {
    byte[] noise = new byte[160_000];
    new Random(9).nextBytes(noise);

    assertThat(Arrays.stream(decode(Codec.G722.newDecoder(), noise, 160)))
        .allMatch(sample -> sample >= Short.MIN_VALUE && sample <= Short.MAX_VALUE);
  }

  @Test
  void samplesBeyondSixteenBitsAreClipped() {
    int[] loud = {50_000, 50_000, -90_000, -90_000};
    int[] clipped = {32_767, 32_767, -32_768, -32_768};

    assertThat(encode(Codec.G722.newEncoder(EncoderSettings.PLAIN), loud, 4))
        .isEqualTo(encode(Codec.G722.newEncoder(EncoderSettings.PLAIN), clipped, 4));
  }

  static int[] tone(double hertz, double amplitude, int count) {
    int[] samples = new int[count];
    Arrays.setAll(
        samples, i -> (int) Math.round(amplitude * Math.sin(2 * Math.PI * hertz * i / 16_000)));
    return samples;
  }

  private static byte[] encode(Encoder encoder, int[] samples, int packet) {
    byte[] payload = new byte[samples.length / 2];
    for (int at = 0; at < samples.length; at += packet) {
      int[] part = Arrays.copyOfRange(samples, at, at + packet);
      assertThat(encoder.encode(part, packet, payload, at / 2)).isEqualTo(packet / 2);
    }
    return payload;
  }

  private static int[] decode(Decoder decoder, byte[] payload, int packet) {
    int[] samples = new int[2 * payload.length];
    int[] part = new int[2 * packet];
    for (int at = 0; at < payload.length; at += packet) {
      assertThat(decoder.decode(payload, at, packet, part))
          .isEqualTo(decoder.samples(payload, at, packet));
      System.arraycopy(part, 0, samples, 2 * at, 2 * packet);
    }
    return samples;
  }

  /** The first 50 ms, in which the step grows, are left out. */
  private static double signalToNoise(int[] spoken, int[] heard, int delay) {
    double signal = 0;
    double noise = 0;
    for (int i = 800; i < spoken.length - delay; i++) {
      double error = heard[i + delay] - spoken[i];
      signal += (double) spoken[i] * spoken[i];
      noise += error * error;
    }
    return 10 * Math.log10(signal / noise);
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = G722Test.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return in.readAllBytes();
    }
  }

  private static int[] samples(String name) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(bytes(name)).order(ByteOrder.LITTLE_ENDIAN);
    int[] samples = new int[all.remaining() / 2];
    Arrays.setAll(samples, i -> all.getShort());
    return samples;
  }
}
