package dev.earshot.audio.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RtpPacketTest {
  private final RtpPacket packet = new RtpPacket();

  @Test
  void aHeaderIsWrittenAsTheStandardDrawsIt() {
    byte[] data = new byte[12];
    RtpPacket.writeHeader(data, true, 8, 0xABCD, 0x01020304, 0xDEADBEEF);

    assertThat(HexFormat.of().formatHex(data)).isEqualTo("8088abcd01020304deadbeef");
  }

  @Test
  void fieldsAreReadBack() {
    byte[] data = bytes("8088abcd01020304deadbeef" + "55aa");

    assertThat(packet.parse(data, data.length)).isTrue();
    assertThat(packet.marker()).isTrue();
    assertThat(packet.payloadType()).isEqualTo(8);
    assertThat(packet.sequence()).isEqualTo(0xABCD);
    assertThat(packet.timestamp()).isEqualTo(0x01020304);
    assertThat(packet.ssrc()).isEqualTo(0xDEADBEEF);
    assertThat(packet.payloadOffset()).isEqualTo(12);
    assertThat(packet.payloadLength()).isEqualTo(2);
  }

  @Test
  void sourcesExtensionAndPaddingAreNoPayload() {
    // Two CSRC, an extension of one word, one byte of payload, three bytes of padding.
    String csrc = "0000000100000002";
    String extension = "bede000111223344";
    byte[] data = bytes("b2000001000000a000000007" + csrc + extension + "7f" + "000003");

    assertThat(packet.parse(data, data.length)).isTrue();
    assertThat(packet.payloadOffset()).isEqualTo(28);
    assertThat(packet.payloadLength()).isEqualTo(1);
  }

  @Test
  void whatDoesNotAddUpIsRefused() {
    assertThat(parses("80000001000000a0000000")).as("short").isFalse();
    assertThat(parses("40000001000000a000000007")).as("version 1").isFalse();
    assertThat(parses("81000001000000a000000007")).as("CSRC missing").isFalse();
    assertThat(parses("90000001000000a000000007bede0002")).as("extension missing").isFalse();
    assertThat(parses("a0000001000000a00000000700")).as("padding of no length").isFalse();
    assertThat(parses("a0000001000000a00000000702")).as("padding too long").isFalse();
  }

  @Property(seed = "7")
  void anyBytesAreReadOrRefusedButNeverThrow(@ForAll @Size(max = 64) byte[] data) {
    if (packet.parse(data, data.length)) {
      assertThat(packet.payloadOffset() + packet.payloadLength()).isLessThanOrEqualTo(data.length);
      assertThat(packet.payloadLength()).isNotNegative();
    }
  }

  @Property(seed = "7")
  void bytesThatClaimVersionTwoNeverThrow(@ForAll @Size(min = 12, max = 40) byte[] data) {
    data[0] = (byte) (0x80 | (data[0] & 0x3F));
    if (packet.parse(data, data.length)) {
      assertThat(packet.payloadOffset() + packet.payloadLength()).isLessThanOrEqualTo(data.length);
    }
  }

  private boolean parses(String hex) {
    byte[] data = bytes(hex);
    return packet.parse(data, data.length);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
