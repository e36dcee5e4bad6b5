package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.sip.message.Headers;
import org.junit.jupiter.api.Test;

/** What servers say besides the status. */
class RefusalsTest {
  private static String reason(String name, String value) {
    return Refusals.reason(480, "Temporarily Unavailable", Headers.NONE.with(name, value));
  }

  @Test
  void theServersOwnWordsAreShown() {
    assertThat(reason("X-Reason", "no such room"))
        .isEqualTo("Temporarily Unavailable: no such room");
    assertThat(reason("Reason", "Q.850;cause=20;text=\"Subscriber absent\""))
        .isEqualTo("Temporarily Unavailable: Subscriber absent");
    assertThat(reason("Warning", "399 sbc \"licence exceeded\""))
        .isEqualTo("Temporarily Unavailable: licence exceeded");
    assertThat(reason("Retry-After", "30 (maintenance)"))
        .isEqualTo("Temporarily Unavailable, try again in 30 s");
  }

  @Test
  void whatSaysNothingMoreIsLeftOut() {
    assertThat(reason("X-Reason", "temporarily unavailable")).isEqualTo("Temporarily Unavailable");
    assertThat(reason("Reason", "SIP;cause=480")).isEqualTo("Temporarily Unavailable");
    assertThat(reason("X-Reason", "a".repeat(5000))).hasSize(200);
  }
}
