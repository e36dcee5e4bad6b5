package dev.earshot.app.backend.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.mixer.HearingAudit;
import dev.earshot.mixer.conference.ParticipantId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LeakCountTest {
  private static final Instant T0 = Instant.EPOCH;
  private static final UUID AGENT = new UUID(0, 1);
  private static final UUID CUSTOMER = new UUID(0, 2);

  private final LeakCount leaks = new LeakCount(Duration.ofMillis(250));
  private final Map<String, Long> samples = new HashMap<>();
  private final HearingAudit audit =
      new HearingAudit() {
        @Override
        public long samplesHeardBy(ParticipantId listener) {
          return samples.getOrDefault(listener.value(), 0L);
        }

        @Override
        public int levelAt(ParticipantId listener) {
          return -127;
        }
      };

  private void hear(UUID ear, long count) {
    samples.merge(ear.toString(), count, Long::sum);
  }

  private long leakedAt(long millis) {
    leaks.look(audit, List.of(AGENT, CUSTOMER), T0.plusMillis(millis));
    return leaks.leaked();
  }

  private void whisperAt(long millis) {
    leaks.intend(new LeakCount.Intent(Set.of(AGENT), false), T0.plusMillis(millis));
  }

  @Test
  void whatTheTargetHearsIsNoLeakAndWhatTheCustomerHearsIs() {
    whisperAt(0);
    hear(AGENT, 160);
    assertThat(leakedAt(10)).isZero();

    hear(CUSTOMER, 7);
    assertThat(leakedAt(20)).isEqualTo(7);
  }

  @Test
  void lastWordsMayArriveAfterTheEndButNotForEver() {
    whisperAt(0);
    assertThat(leakedAt(10)).isZero();
    leaks.intend(LeakCount.NOBODY, T0.plusMillis(100));
    hear(AGENT, 160);
    assertThat(leakedAt(200)).isZero();
    assertThat(leakedAt(400)).isZero();

    hear(AGENT, 160);
    assertThat(leakedAt(500)).isEqualTo(160);
  }

  @Test
  void duringBargeNobodyIsALeak() {
    leaks.intend(LeakCount.EVERYBODY, T0);
    hear(AGENT, 160);
    hear(CUSTOMER, 160);
    assertThat(leakedAt(10)).isZero();
  }

  @Test
  void anotherStayCountsFromZeroAndKeepsWhatLeakedBefore() {
    hear(CUSTOMER, 5);
    assertThat(leakedAt(10)).isEqualTo(5);
    leaks.begin();
    samples.clear();

    hear(CUSTOMER, 2);
    assertThat(leakedAt(20)).isEqualTo(7);
  }
}
