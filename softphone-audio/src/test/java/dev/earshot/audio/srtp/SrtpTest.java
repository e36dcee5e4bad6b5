package dev.earshot.audio.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.rtp.PacketProtection;
import dev.earshot.audio.rtp.RtpPacket;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SrtpTest {
  private static final int PAYLOAD = 160;

  private static final class Pair {
    final MasterKey key;
    final SrtpSender sender;
    final SrtpReceiver receiver;

    Pair(CryptoSuite suite) {
      key = MasterKey.random(suite, new Random(7));
      sender = new SrtpSender(key);
      receiver = new SrtpReceiver(key, 0);
    }

    /** A protected packet, cut to its length. */
    byte[] packet(int ssrc, int sequence) {
      byte[] packet = plain(ssrc, sequence);
      return Arrays.copyOf(packet, sender.protect(packet, RtpPacket.HEADER_BYTES + PAYLOAD));
    }

    boolean takes(byte[] packet) {
      return receiver.unprotect(packet.clone(), packet.length) != PacketProtection.REFUSED;
    }
  }

  private static byte[] plain(int ssrc, int sequence) {
    byte[] packet = new byte[RtpPacket.HEADER_BYTES + PAYLOAD + PacketProtection.MOST_GROWTH];
    RtpPacket.writeHeader(packet, false, 0, sequence, sequence * 160, ssrc);
    Arrays.fill(packet, RtpPacket.HEADER_BYTES, RtpPacket.HEADER_BYTES + PAYLOAD, (byte) 0x55);
    return packet;
  }

  private static byte[] report(int ssrc, int bytes) {
    byte[] report = new byte[bytes + PacketProtection.MOST_GROWTH];
    report[0] = (byte) 0x80;
    report[1] = (byte) 201;
    Octets.put32(report, 4, ssrc);
    return report;
  }

  @ParameterizedTest
  @EnumSource
  void whatIsProtectedComesOutAgain(CryptoSuite suite) {
    Pair pair = new Pair(suite);
    for (int sequence = 65_000; sequence < 65_000 + 2000; sequence++) {
      byte[] packet = pair.packet(77, sequence & 0xFFFF);
      assertThat(Arrays.equals(packet, 12, 100, plain(77, 0), 12, 100)).isFalse();
      int length = pair.receiver.unprotect(packet, packet.length);
      assertThat(length).isEqualTo(RtpPacket.HEADER_BYTES + PAYLOAD);
      assertThat(Arrays.copyOf(packet, length))
          .isEqualTo(Arrays.copyOf(plain(77, sequence & 0xFFFF), length));
    }
  }

  @ParameterizedTest
  @EnumSource
  void reportsComeOutAgain(CryptoSuite suite) {
    Pair pair = new Pair(suite);
    for (int i = 0; i < 100; i++) {
      byte[] report = report(5, 52);
      int length = pair.sender.protectReport(report, 52);
      assertThat(length).isEqualTo(52 + 4 + suite.reportTagBytes());
      byte[] again = report.clone();
      assertThat(pair.receiver.unprotectReport(report, length)).isEqualTo(52);
      assertThat(Arrays.copyOf(report, 52)).isEqualTo(Arrays.copyOf(report(5, 52), 52));
      assertThat(pair.receiver.unprotectReport(again, length)).isEqualTo(PacketProtection.REFUSED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyChangedByteIsNoticed(CryptoSuite suite) {
    Pair pair = new Pair(suite);
    assertThat(pair.takes(pair.packet(9, 1))).isTrue();
    byte[] packet = pair.packet(9, 2);
    for (int at = 0; at < packet.length; at++) {
      byte[] changed = packet.clone();
      changed[at] ^= 0x10;
      assertThat(pair.takes(changed)).as("byte %d", at).isFalse();
    }
    assertThat(pair.takes(packet)).as("the genuine one").isTrue();
    byte[] report = report(9, 60);
    int length = pair.sender.protectReport(report, 60);
    for (int at = 0; at < length; at++) {
      byte[] changed = report.clone();
      changed[at] ^= 0x10;
      assertThat(pair.receiver.unprotectReport(changed, length)).isNegative();
    }
    assertThat(pair.receiver.unprotectReport(report, length)).isEqualTo(60);
  }

  @Test
  void aPacketIsTakenOnceAndAnOldOneNever() {
    Pair pair = new Pair(CryptoSuite.AEAD_AES_128_GCM);
    byte[][] packets = new byte[200][];
    for (int i = 0; i < packets.length; i++) {
      packets[i] = pair.packet(1, i);
    }
    assertThat(pair.takes(packets[100])).isTrue();
    assertThat(pair.takes(packets[100])).isFalse();
    assertThat(pair.takes(packets[37])).isTrue();
    assertThat(pair.takes(packets[37])).isFalse();
    assertThat(pair.takes(packets[36])).as("64 behind").isFalse();
    assertThat(pair.takes(packets[199])).isTrue();
    assertThat(pair.takes(packets[101])).isFalse();
    assertThat(pair.takes(packets[198])).isTrue();
  }

  @Test
  void theRollOverIsFollowedThroughLossAndDisorder() {
    Pair pair = new Pair(CryptoSuite.AES_CM_128_HMAC_SHA1_80);
    int[] lost = new int[1];
    Random random = new Random(3);
    byte[] held = pair.packet(1, 30_000);
    for (int index = 30_001; index < 250_000; index += 7) {
      byte[] packet = pair.packet(1, index & 0xFFFF);
      if (random.nextInt(10) > 0) {
        lost[0] += pair.takes(packet) ? 0 : 1;
        lost[0] += pair.takes(held) ? 0 : 1;
      }
      held = pair.packet(1, index + 3 & 0xFFFF);
    }
    // What was held for too long is a replay to the window; everything else came through.
    assertThat(lost[0]).isZero();
  }

  @Test
  void newSourcesBeginAnewAndOldOnesGoOn() {
    Pair pair = new Pair(CryptoSuite.AES_256_CM_HMAC_SHA1_32);
    for (int ssrc = 1; ssrc <= 20; ssrc++) {
      SrtpSender sender = new SrtpSender(pair.key);
      for (int sequence = 0; sequence < 5; sequence++) {
        byte[] packet = plain(ssrc, sequence);
        int length = sender.protect(packet, RtpPacket.HEADER_BYTES + PAYLOAD);
        assertThat(pair.receiver.unprotect(packet, length)).isPositive();
      }
    }
    byte[] packet = plain(20, 5);
    int length = pair.sender.protect(packet, RtpPacket.HEADER_BYTES + PAYLOAD);
    assertThat(pair.receiver.unprotect(packet, length)).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void theNameOfAKeyIsSkipped(CryptoSuite suite) {
    Pair pair = new Pair(suite);
    byte[] packet = pair.packet(4, 4);
    byte[] named = new byte[packet.length + 4];
    int tag = suite.isGcm() ? 0 : suite.tagBytes();
    int before = packet.length - tag;
    System.arraycopy(packet, 0, named, 0, before);
    named[before + 3] = 1;
    System.arraycopy(packet, before, named, before + 4, tag);
    assertThat(new SrtpReceiver(pair.key, 4).unprotect(named, named.length))
        .isEqualTo(RtpPacket.HEADER_BYTES + PAYLOAD);
  }

  @Property(tries = 300)
  void galoisCounterModeIsThatOfTheJdk(
      @ForAll long seed, @ForAll @IntRange(max = 1400) int length, @ForAll boolean big)
      throws GeneralSecurityException {
    Random random = new Random(seed);
    byte[] key = new byte[big ? 32 : 16];
    byte[] salt = new byte[12];
    byte[] packet = new byte[12 + length + 16];
    random.nextBytes(key);
    random.nextBytes(salt);
    random.nextBytes(packet);
    int ssrc = random.nextInt();
    long index = random.nextLong() >>> 16;
    byte[] nonce = salt.clone();
    for (int i = 0; i < 4; i++) {
      nonce[2 + i] ^= (byte) (ssrc >>> 24 - 8 * i);
    }
    for (int i = 0; i < 6; i++) {
      nonce[6 + i] ^= (byte) (index >>> 40 - 8 * i);
    }
    Cipher jdk = Cipher.getInstance("AES/GCM/NoPadding");
    jdk.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    jdk.updateAAD(packet, 0, 12);
    byte[] expected = jdk.doFinal(packet, 12, length);
    new GcmTransform(key, salt, false).seal(packet, 12, 12 + length, ssrc, index, 0, 12 + length);
    assertThat(Arrays.copyOfRange(packet, 12, packet.length)).isEqualTo(expected);
  }

  @Property(tries = 200)
  void hmacIsThatOfTheJdk(@ForAll long seed, @ForAll @IntRange(max = 1400) int length)
      throws GeneralSecurityException {
    Random random = new Random(seed);
    byte[] key = new byte[20];
    byte[] packet = new byte[length];
    byte[] trailer = new byte[4];
    random.nextBytes(key);
    random.nextBytes(packet);
    random.nextBytes(trailer);
    Mac jdk = Mac.getInstance("HmacSHA1");
    jdk.init(new SecretKeySpec(key, "HmacSHA1"));
    jdk.update(packet);
    assertThat(new HmacSha1(key).of(packet, length, trailer)).isEqualTo(jdk.doFinal(trailer));
  }

  @Property(tries = 500)
  void garbageIsRefusedAndNeverThrows(@ForAll byte[] garbage, @ForAll CryptoSuite suite) {
    SrtpReceiver receiver = new Pair(suite).receiver;
    assertThat(receiver.unprotect(garbage, garbage.length)).isNegative();
    assertThat(receiver.unprotectReport(garbage, garbage.length)).isNegative();
  }

  @ParameterizedTest
  @CsvSource({
    "AES_CM_128_HMAC_SHA1_80, WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz, true",
    "AES_CM_128_HMAC_SHA1_80, WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGV, false",
    "AES_CM_128_HMAC_SHA1_80, WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVu!!!!, false",
    "AEAD_AES_128_GCM, WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz, false"
  })
  void keysAreReadOnlyAtTheirLength(CryptoSuite suite, String text, boolean good) {
    assertThat(MasterKey.fromBase64(suite, text).isPresent()).isEqualTo(good);
  }

  @Test
  void aKeyIsNeverPrinted() {
    MasterKey key = MasterKey.random(CryptoSuite.AEAD_AES_256_GCM, new Random(1));
    assertThat(key.toString()).isEqualTo("AEAD_AES_256_GCM ****");
    assertThat(MasterKey.fromBase64(key.suite(), key.base64())).contains(key);
  }
}
