package dev.earshot.audio.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpusTest {
  private static final int RATE = 16_000;
  private static final int FRAME = RATE / 50;
  private static final EncoderSettings FEC = new EncoderSettings("useinbandfec=1", false);

  private final byte[] payload = new byte[1500];

  @ParameterizedTest
  @ValueSource(ints = {10, 20, 40})
  void aToneKeepsItsLevel(int millis) {
    Encoder encoder = Codec.OPUS.newEncoder(EncoderSettings.PLAIN);
    Decoder decoder = Codec.OPUS.newDecoder();
    int count = RATE / 1000 * millis;
    int[] spoken = G722Test.tone(440, 8000, RATE);
    int[] heard = new int[5760];
    double energy = 0;
    for (int at = 0; at < RATE; at += count) {
      int[] frame = Arrays.copyOfRange(spoken, at, at + count);
      int bytes = encoder.encode(frame, count, payload, 3);
      assertThat(decoder.samples(payload, 3, bytes)).isEqualTo(count);
      assertThat(decoder.decode(payload, 3, bytes, heard)).isEqualTo(count);
      energy = energyOf(heard, count);
    }

    assertThat(Math.sqrt(2 * energy)).isBetween(7000.0, 9000.0);
  }

  @ParameterizedTest
  @CsvSource({
    "maxaveragebitrate=8000, 6000, 10000",
    "'', 15000, 26000",
    "maxaveragebitrate=nonsense;maxplaybackrate=;=;;, 15000, 26000",
    "maxplaybackrate=8000; maxaveragebitrate=12000, 8000, 14000",
  })
  void thePeersWishesBoundTheBitrate(String parameters, int least, int most) {
    Encoder encoder = Codec.OPUS.newEncoder(new EncoderSettings(parameters, false));
    int[] noisy = speech(RATE * 2);
    int bytes = 0;
    for (int at = 0; at < noisy.length; at += FRAME) {
      bytes += encode(encoder, noisy, at);
    }

    assertThat(bytes * 8 / 2).isBetween(least, most);
  }

  @Test
  void constantBitrateMakesAllPacketsEqual() {
    Encoder encoder = Codec.OPUS.newEncoder(new EncoderSettings("cbr=1", false));
    int[] noisy = speech(RATE);

    int first = encode(encoder, noisy, 0);
    for (int at = 0; at < noisy.length; at += FRAME) {
      assertThat(encode(encoder, noisy, at)).isEqualTo(first);
    }
  }

  @Test
  void inSilenceNothingNeedBeSentIfBothSidesWant() {
    assertThat(packetsInSilence(new EncoderSettings("usedtx=1", true))).isLessThan(15);
    assertThat(packetsInSilence(new EncoderSettings("usedtx=1", false))).isEqualTo(100);
    assertThat(packetsInSilence(new EncoderSettings("", true))).isEqualTo(100);
  }

  private int packetsInSilence(EncoderSettings settings) {
    Encoder encoder = Codec.OPUS.newEncoder(settings);
    int packets = 0;
    for (int i = 0; i < 125; i++) {
      packets += encode(encoder, new int[FRAME], 0) > 0 && i >= 25 ? 1 : 0;
    }
    return packets;
  }

  @Test
  void whatALaterPacketTellsIsBetterThanInvention() {
    double recovered = noiseAfterLosses(true);
    double concealed = noiseAfterLosses(false);

    assertThat(recovered).isLessThan(0.7 * concealed);
  }

  /** Energy of the difference to what is heard without losses, in the lost frames. */
  private double noiseAfterLosses(boolean recover) {
    Encoder encoder = Codec.OPUS.newEncoder(FEC);
    Decoder whole = Codec.OPUS.newDecoder();
    Decoder lossy = Codec.OPUS.newDecoder();
    int[] noisy = speech(RATE * 4);
    int[] expected = new int[5760];
    int[] former = new int[5760];
    int[] heard = new int[5760];
    byte[][] packets = new byte[noisy.length / FRAME][1500];
    double noise = 0;
    for (int i = 0; i < packets.length; i++) {
      int bytes =
          encoder.encode(
              Arrays.copyOfRange(noisy, i * FRAME, (i + 1) * FRAME), FRAME, packets[i], 0);
      System.arraycopy(expected, 0, former, 0, FRAME);
      whole.decode(packets[i], 0, bytes, expected);
      boolean afterLoss = i % 10 == 6;
      if (afterLoss) {
        int made =
            recover
                ? lossy.recover(packets[i], 0, bytes, heard, FRAME)
                : lossy.conceal(heard, FRAME);
        assertThat(made).isEqualTo(FRAME);
        for (int k = 0; k < FRAME; k++) {
          noise += Math.pow(heard[k] - former[k], 2);
        }
      }
      if (i % 10 != 5) {
        lossy.decode(packets[i], 0, bytes, heard);
      }
    }
    return noise;
  }

  @Test
  void anotherEncoderCanGoOnWhereOneStops() {
    int[] noisy = speech(RATE);
    Encoder first = Codec.OPUS.newEncoder(FEC);
    for (int at = 0; at < RATE / 2; at += FRAME) {
      encode(first, noisy, at);
    }
    Encoder second = Codec.OPUS.newEncoder(FEC);
    second.continueFrom(first);

    for (int at = RATE / 2; at < RATE; at += FRAME) {
      int bytes = encode(first, noisy, at);
      byte[] firsts = Arrays.copyOf(payload, bytes);
      assertThat(encode(second, noisy, at)).isEqualTo(bytes);
      assertThat(Arrays.copyOf(payload, bytes)).isEqualTo(firsts);
    }
  }

  @Test
  void concealmentComesInWholeUnits() {
    Decoder decoder = Codec.OPUS.newDecoder();
    Encoder encoder = Codec.OPUS.newEncoder(EncoderSettings.PLAIN);
    int[] noisy = speech(RATE);
    int[] heard = new int[1920];
    for (int at = 0; at < RATE; at += FRAME) {
      decoder.decode(payload, 0, encode(encoder, noisy, at), heard);
    }

    assertThat(decoder.conceal(heard, 1)).isEqualTo(40);
    assertThat(decoder.conceal(heard, 160)).isEqualTo(160);
    assertThat(decoder.conceal(heard, 161)).isEqualTo(200);
  }

  @Test
  void anyBytesAreDecodedOrRefused() {
    Random random = new Random(6716);
    Decoder decoder = Codec.OPUS.newDecoder();
    int[] heard = new int[1920];
    for (int i = 0; i < 20_000; i++) {
      byte[] noise = new byte[random.nextInt(80)];
      random.nextBytes(noise);
      int expected = decoder.samples(noise, 0, noise.length);
      assertThat(expected).isBetween(0, 1920);
      if (expected > 0) {
        assertThat(decoder.decode(noise, 0, noise.length, heard)).isBetween(0, expected);
        decoder.recover(noise, 0, noise.length, heard, FRAME);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, /linux/x64/org/lwjgl/opus/libopus.so",
    "Linux, aarch64, /linux/arm64/org/lwjgl/opus/libopus.so",
    "Windows 11, amd64, /windows/x64/org/lwjgl/opus/opus.dll",
    "Windows 11, aarch64, /windows/arm64/org/lwjgl/opus/opus.dll",
    "Mac OS X, x86_64, /macos/x64/org/lwjgl/opus/libopus.dylib",
    "Mac OS X, aarch64, /macos/arm64/org/lwjgl/opus/libopus.dylib",
  })
  void everyPlatformHasItsLibrary(String system, String processor, String resource) {
    assertThat(Libopus.resource(system, processor)).contains(resource);
    assertThat(Libopus.class.getResource(resource)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"Linux, riscv64", "SunOS, amd64"})
  void otherPlatformsHaveNone(String system, String processor) {
    assertThat(Libopus.resource(system, processor)).isEmpty();
  }

  private int encode(Encoder encoder, int[] samples, int at) {
    int[] frame = Arrays.copyOfRange(samples, at, at + FRAME);
    return encoder.encode(frame, FRAME, payload, 0);
  }

  /** Something with a pitch, formants that move, and noise. */
  private static int[] speech(int count) {
    Random random = new Random(7);
    int[] samples = new int[count];
    double phase = 0;
    for (int i = 0; i < count; i++) {
      double seconds = (double) i / RATE;
      phase += 2 * Math.PI * (120 + 30 * Math.sin(5 * seconds)) / RATE;
      double voice = 0;
      for (int k = 1; k < 25; k++) {
        voice += Math.sin(k * phase) / k * (1 + Math.cos(k / 3.0 - 2 * seconds));
      }
      samples[i] = (int) (2500 * voice + 200 * random.nextGaussian());
    }
    return samples;
  }

  private static double energyOf(int[] samples, int count) {
    return Arrays.stream(samples, 0, count).mapToDouble(s -> (double) s * s).sum() / count;
  }
}
