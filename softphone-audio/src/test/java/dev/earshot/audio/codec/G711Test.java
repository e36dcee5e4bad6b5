package dev.earshot.audio.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class G711Test {
  /** From the tables of ITU-T G.711: input, µ-law code, A-law code. */
  @ParameterizedTest
  @CsvSource({
    "0, 0xFF, 0xD5", "-1, 0x7F, 0x55", "32767, 0x80, 0xAA", "-32768, 0x00, 0x2A",
    "8, 0xFE, 0xD5", "-9, 0x7E, 0x55", "1000, 0xCE, 0xFA", "-1000, 0x4E, 0x7A",
  })
  void codesAreThoseOfTheStandard(int sample, String muLaw, String aLaw) {
    assertThat(encode(Codec.PCMU, sample)).isEqualTo(Integer.decode(muLaw));
    assertThat(encode(Codec.PCMA, sample)).isEqualTo(Integer.decode(aLaw));
  }

  @Test
  void muLawValuesFollowTheFormula() {
    for (int code = 0; code < 256; code++) {
      // G.711 table 2: the chord doubles, 33 is the bias, 14 bits are left-justified in 16.
      int chord = 7 - (code >> 4 & 7);
      int step = 15 - (code & 15);
      int magnitude = ((2 * step + 33) * (1 << chord) - 33) * 4;
      assertThat(decode(Codec.PCMU, code)).isEqualTo(code >= 128 ? magnitude : -magnitude);
    }
  }

  @Test
  void aLawValuesFollowTheFormula() {
    for (int code = 0; code < 256; code++) {
      int line = code ^ 0x55;
      int chord = line >> 4 & 7;
      int step = line & 15;
      int magnitude = chord == 0 ? (2 * step + 1) * 8 : (2 * step + 33) * (1 << (chord - 1)) * 8;
      assertThat(decode(Codec.PCMA, code)).isEqualTo(code >= 128 ? magnitude : -magnitude);
    }
  }

  @Test
  void everySampleTakesTheCodeOfItsDecisionInterval() {
    for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
      // Negative inputs are mirrored by the one's complement, see G711.
      int magnitude = sample >= 0 ? sample : ~sample;
      int sign = sample >= 0 ? 0x80 : 0;
      int muLaw = 127 - lastNotAbove(magnitude, G711Test::muLawDecision);
      int aLaw = lastNotAbove(magnitude, G711Test::aLawDecision) ^ 0x55;
      assertThat(encode(Codec.PCMU, sample)).as("sample %d", sample).isEqualTo(muLaw | sign);
      assertThat(encode(Codec.PCMA, sample)).as("sample %d", sample).isEqualTo(aLaw ^ sign);
    }
  }

  private static int lastNotAbove(int magnitude, IntUnaryOperator decision) {
    int interval = 127;
    while (decision.applyAsInt(interval) > magnitude) {
      interval--;
    }
    return interval;
  }

  /** Decision values of table 2: 0, 1, 3 … 31, 35 … 95, 103 … in 14 bits. */
  private static int muLawDecision(int interval) {
    return interval == 0 ? 0 : (((16 + interval % 16) << (interval / 16 + 1)) - 33) * 4;
  }

  /** Decision values of table 1: 0, 2, 4 … 32 … 64, 68 … in 13 bits. */
  private static int aLawDecision(int interval) {
    int chord = interval / 16;
    int step = interval % 16;
    return (chord == 0 ? step * 2 : (16 + step) << chord) * 8;
  }

  @ParameterizedTest
  @EnumSource(
      value = Codec.class,
      names = {"PCMU", "PCMA"})
  void decodedValuesEncodeToThemselves(Codec codec) {
    for (int code = 0; code < 256; code++) {
      int value = decode(codec, code);
      assertThat(decode(codec, encode(codec, value))).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @EnumSource(Codec.class)
  void whatExceedsSixteenBitsIsClipped(Codec codec) {
    int[] loud = {1_000_000, -1_000_000, 40_000};
    int[] limit = {32_767, -32_768, 32_767};
    byte[] first = new byte[6];
    byte[] second = new byte[6];
    codec.newEncoder(EncoderSettings.PLAIN).encode(loud, 3, first, 0);
    codec.newEncoder(EncoderSettings.PLAIN).encode(limit, 3, second, 0);

    assertThat(first).isEqualTo(second);
  }

  @Test
  void linearSamplesTravelInNetworkOrder() {
    byte[] payload = new byte[5];
    int bytes =
        Codec.L16_16000
            .newEncoder(EncoderSettings.PLAIN)
            .encode(new int[] {0x1234, -2}, 2, payload, 1);

    assertThat(bytes).isEqualTo(4);
    assertThat(payload).containsExactly(0, 0x12, 0x34, 0xFF, 0xFE);
    int[] samples = new int[2];
    assertThat(Codec.L16_16000.newDecoder().decode(payload, 1, 4, samples)).isEqualTo(2);
    assertThat(samples).containsExactly(0x1234, -2);
  }

  @ParameterizedTest
  @CsvSource({"PCMU, PCMU", "pcma, PCMA", "PCMU/8000, PCMU", "L16/16000, L16_16000"})
  void codecsAreFoundByName(String name, Codec codec) {
    assertThat(Codec.named(name)).contains(codec);
  }

  @Test
  void unknownNamesFindNothing() {
    assertThat(Codec.named("G729")).isEmpty();
    assertThat(Codec.named("L16")).isEmpty();
  }

  private static int encode(Codec codec, int sample) {
    byte[] payload = new byte[1];
    codec.newEncoder(EncoderSettings.PLAIN).encode(new int[] {sample}, 1, payload, 0);
    return payload[0] & 0xFF;
  }

  private static int decode(Codec codec, int code) {
    int[] samples = new int[1];
    codec.newDecoder().decode(new byte[] {(byte) code}, 0, 1, samples);
    return samples[0];
  }
}
