package dev.earshot.app.simulate.laml;

import static dev.earshot.app.simulate.laml.LamlClient.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulated system by plain requests, and by ear. */
@Timeout(60)
class LamlSimulatorTest {
  private static final int OURS = 1_000;

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aWhisperIsHeardByTheCoachedAlone(Dialect dialect) throws IOException {
    try (Lab lab = Lab.open(Lab.config(dialect))) {
      String conference = lab.conference();
      String path = lab.path(conference, lab.supervisorSid);
      LamlClient.Reply muted =
          lab.rest.post(path, "Muted=true&Coaching=true&CallSidToCoach=" + lab.agentSid);
      assertThat(muted.status()).isEqualTo(200);
      assertThat(muted.body().path("muted").asBoolean()).isTrue();
      assertThat(muted.body().path("coaching").asBoolean()).isTrue();
      assertThat(muted.text("call_sid_to_coach")).isEqualTo(lab.agentSid);
      until("silence", () -> lab.agent.hears(OURS) < Lab.SILENT);
      until("silence", () -> lab.customer.hears(OURS) < Lab.SILENT);
      long before = lab.simulator.samplesHeard(lab.supervisorSid, lab.customerSid);

      assertThat(lab.rest.post(path, "Muted=false").status()).isEqualTo(200);
      until("the agent hears us", () -> lab.agent.hears(OURS) > Lab.AUDIBLE);
      until("the customer does not", () -> lab.customer.hears(OURS) < Lab.SILENT);
      assertThat(lab.simulator.samplesHeard(lab.supervisorSid, lab.customerSid)).isEqualTo(before);
      assertThat(lab.customer.hears(300)).isGreaterThan(Lab.AUDIBLE);
      assertThat(lab.agent.hears(OURS)).isGreaterThan(Lab.AUDIBLE);
      assertThat(lab.supervisor.hears(500)).isGreaterThan(Lab.AUDIBLE);

      lab.rest.post(path, "Muted=true");
      lab.rest.post(path, "Coaching=false");
      lab.rest.post(path, "Muted=false");
      until("everybody hears us", () -> lab.customer.hears(OURS) > Lab.AUDIBLE);
      assertThat(lab.simulator.samplesHeard(lab.supervisorSid, lab.customerSid))
          .isGreaterThan(before);
    }
  }
}
