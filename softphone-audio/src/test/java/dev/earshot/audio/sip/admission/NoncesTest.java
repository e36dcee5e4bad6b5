package dev.earshot.audio.sip.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoncesTest {
  private static final InetAddress HERE = InetAddress.ofLiteral("192.0.2.1");
  private static final InetAddress ELSEWHERE = InetAddress.ofLiteral("192.0.2.2");

  private final Nonces nonces = new Nonces(new byte[] {1, 2, 3}, 3);
  private long now = Duration.ofSeconds(100).toNanos();

  @Test
  void aNonceIsGoodOnceForEachCountInAnyOrderWithinAWindow() {
    String nonce = nonces.issue(HERE, now);
    for (long count : new long[] {1, 3, 2, 70, 7, 69}) {
      assertThat(nonces.take(nonce, count, HERE, now)).as("%d", count).isTrue();
      assertThat(nonces.take(nonce, count, HERE, now)).as("%d again", count).isFalse();
    }
    assertThat(nonces.take(nonce, 6, HERE, now)).as("below the window").isFalse();
    assertThat(nonces.take(nonce, 0, HERE, now)).isFalse();
    assertThat(nonces.take(nonce, 0xffffffffL, HERE, now)).isTrue();
  }

  @Test
  void itIsGoodNeitherElsewhereNorLongNorChanged() {
    String nonce = nonces.issue(HERE, now);
    assertThat(nonces.take(nonce, 1, ELSEWHERE, now)).isFalse();
    for (int i = 0; i < nonce.length(); i++) {
      char other = nonce.charAt(i) == '0' ? '1' : '0';
      String changed = nonce.substring(0, i) + other + nonce.substring(i + 1);
      assertThat(nonces.take(changed, 1, HERE, now)).isFalse();
    }
    assertThat(nonces.take("", 1, HERE, now)).isFalse();
    assertThat(nonces.take("\u00e9".repeat(48), 1, HERE, now)).isFalse();
    assertThat(nonces.take(nonce, 1, HERE, now + Duration.ofSeconds(300).toNanos())).isTrue();
    assertThat(nonces.take(nonce, 2, HERE, now + Duration.ofSeconds(301).toNanos())).isFalse();
    assertThat(new Nonces(new byte[] {9}, 3).take(nonce, 1, HERE, now)).isFalse();
  }

  @Test
  void anEvictedNonceCannotBeReplayed() {
    List<String> issued = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      issued.add(nonces.issue(HERE, now));
      assertThat(nonces.take(issued.getLast(), 1, HERE, now)).isTrue();
      now += Duration.ofSeconds(1).toNanos();
    }
    assertThat(nonces.size()).isLessThanOrEqualTo(3);
    for (String nonce : issued) {
      assertThat(nonces.take(nonce, 1, HERE, now)).isFalse();
    }
  }

  @Test
  void oldOnesAreForgotten() {
    assertThat(nonces.take(nonces.issue(HERE, now), 1, HERE, now)).isTrue();
    nonces.sweep(now + Duration.ofSeconds(299).toNanos());
    assertThat(nonces.size()).isEqualTo(1);
    nonces.sweep(now + Duration.ofSeconds(302).toNanos());
    assertThat(nonces.size()).isZero();
  }
}
