package dev.earshot.audio.stun;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What we write we read, and what is none is not read. */
class StunMessageTest {
  private static final String ID = "0123456789abcdef01234567";

  private static StunMessage parsed(byte[] data) {
    return StunMessage.parse(data, data.length).orElseThrow();
  }

  private static StunMessage request() {
    return parsed(StunWriter.request(ID).bytes());
  }

  @Test
  void aCheckIsReadAsItWasWritten() {
    byte[] data =
        StunWriter.request(ID)
            .username("them:us")
            .priority(0xFFFFFFFEL)
            .role(true, -7)
            .useCandidate()
            .signedBy("secret")
            .bytes();
    StunMessage check = parsed(data);
    assertThat(check.kind()).isEqualTo(StunMessage.Kind.REQUEST);
    assertThat(check.transaction()).isEqualTo(ID);
    assertThat(check.username()).contains("them:us");
    assertThat(check.priority()).hasValue(0xFFFFFFFEL);
    assertThat(check.controlling()).hasValue(-7);
    assertThat(check.nominates()).isTrue();
    assertThat(check.hasFingerprint()).isTrue();
    assertThat(check.isSignedBy("secret")).isTrue();
    assertThat(check.isSignedBy("Secret")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"192.0.2.9, 1", "255.255.255.255, 65535", "::1, 5060", "2001:db8::ff, 40000"})
  void anAnswerSaysWhereTheRequestCameFrom(String host, int port) {
    InetSocketAddress source = new InetSocketAddress(InetAddress.ofLiteral(host), port);
    StunMessage answer = parsed(StunWriter.success(request(), source).signedBy("pw").bytes());
    assertThat(answer.kind()).isEqualTo(StunMessage.Kind.SUCCESS);
    assertThat(answer.mappedAddress()).contains(source);
    assertThat(answer.transaction()).isEqualTo(ID);
  }

  @Test
  void aRefusalHasItsNumber() {
    StunMessage refusal = parsed(StunWriter.error(request(), 487, "Role Conflict").bytes());
    assertThat(refusal.kind()).isEqualTo(StunMessage.Kind.ERROR);
    assertThat(refusal.errorCode()).hasValue(487);
  }

  @Test
  void anUnsignedMessageIsSignedByNobody() {
    assertThat(request().isSignedBy("")).isFalse();
    assertThat(request().isSignedBy("x")).isFalse();
  }

  /** RFC 8489 14.5: what follows the signature is to be ignored. */
  @Test
  void whatComesBehindTheSignatureDoesNotCount() {
    byte[] data = StunWriter.request(ID).signedBy("pw").useCandidate().bytes();
    assertThat(parsed(data).isSignedBy("pw")).isTrue();
    assertThat(parsed(data).nominates()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0001",
        "00010000 2112a442 0123456789abcdef012345",
        "00010000 2112a443 0123456789abcdef01234567",
        "00030000 2112a442 0123456789abcdef01234567",
        "80010000 2112a442 0123456789abcdef01234567",
        "00010004 2112a442 0123456789abcdef01234567",
        "00010004 2112a442 0123456789abcdef01234567 00060001",
        "00010008 2112a442 0123456789abcdef01234567 00060008 00000000"
      })
  void whatIsBrokenIsNotRead(String hex) {
    byte[] data = StunVectorsTest.bytes(hex);
    assertThat(StunMessage.parse(data, data.length)).isEmpty();
  }

  @Test
  void anAttributeThatMustBeUnderstoodIsNoticed() {
    byte[] strange = StunVectorsTest.bytes("00010004 2112a442 0123456789abcdef01234567 7fff0000");
    assertThat(parsed(strange).isUnderstood()).isFalse();
    assertThat(request().isUnderstood()).isTrue();
  }

  @Test
  void noGarbageThrows() {
    Random random = new Random(7);
    byte[] good =
        StunWriter.request(ID).username("a:b").priority(1).role(false, 1).signedBy("p").bytes();
    for (int i = 0; i < 20_000; i++) {
      byte[] data = Arrays.copyOf(good, random.nextInt(good.length + 8));
      for (int change = random.nextInt(4); change >= 0 && data.length > 0; change--) {
        data[random.nextInt(data.length)] = (byte) random.nextInt();
      }
      StunMessage.parse(data, data.length)
          .ifPresent(
              message -> {
                assertThat(message.kind()).isNotNull();
                assertThat(message.mappedAddress()).isNotNull();
                assertThat(message.username()).isNotNull();
                assertThat(message.isSignedBy("q")).isFalse();
              });
    }
  }
}
