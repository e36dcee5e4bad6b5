package dev.earshot.app.simulate.laml;

import static dev.earshot.app.simulate.laml.LamlClient.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.app.simulate.laml.LamlClient.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Delays, faults and quirks, from the beginning and by the control resource. */
@Timeout(60)
class SpoiltTest {
  private static final int OURS = 1_000;

  private static Reply set(Lab lab, String form) throws IOException {
    return lab.rest.post("/simulator", form);
  }

  @ParameterizedTest
  @CsvSource({
    "mute, 429, 429, 20429",
    "mute, 503, 503, 20503",
    "mute, 16002, 400, 16002",
    "mute, 20404, 404, 20404",
    "mute, 401, 401, 20003",
  })
  void aRefusedStepIsNotCarriedOut(String step, int fault, int status, int code)
      throws IOException {
    try (Lab lab = Lab.open(Lab.config(Dialect.SIGNALWIRE))) {
      String path = lab.path(lab.conference(), lab.supervisorSid);
      set(lab, "Fault=" + step + "%3D" + fault);
      Reply refused = lab.rest.post(path, "Muted=true");
      assertThat(refused.status()).isEqualTo(status);
      assertThat(refused.code()).isEqualTo(code);
      // Another step is not met by it.
      Reply hold = lab.rest.post(path, "Hold=false");
      assertThat(hold.status()).isEqualTo(200);
      assertThat(hold.body().path("muted").asBoolean()).isFalse();
      set(lab, "Fault=");
      assertThat(lab.rest.post(path, "Muted=true").status()).isEqualTo(200);
    }
  }

  @Test
  void aLostStepIsNotAnswered() throws IOException {
    try (Lab lab = Lab.open(Lab.config(Dialect.SIGNALWIRE))) {
      String path = lab.path(lab.conference(), lab.supervisorSid);
      set(lab, "Fault=mute%3Dlose");
      assertThatThrownBy(() -> lab.rest.post(path, "Muted=true")).isInstanceOf(IOException.class);
      assertThat(lab.rest.get(path).body().path("muted").asBoolean()).isFalse();

      set(lab, "Fault=mute%3Dlose-answer");
      assertThatThrownBy(() -> lab.rest.post(path, "Muted=true")).isInstanceOf(IOException.class);
      assertThat(lab.rest.get(path).body().path("muted").asBoolean()).isTrue();
      until("he is muted", () -> lab.customer.hears(OURS) < Lab.SILENT);
    }
  }

  @Test
  void aDelayIsBeforeAndAfter() throws IOException {
    try (Lab lab = Lab.open(Lab.config(Dialect.SIGNALWIRE))) {
      set(lab, "Delay=150ms");
      Instant begin = Instant.now();
      assertThat(lab.rest.get("Calls.json").status()).isEqualTo(200);
      assertThat(Duration.between(begin, Instant.now())).isGreaterThan(Duration.ofMillis(290));
    }
  }

  @Test
  void whatIsSetIsSaid() throws IOException {
    try (Lab lab = Lab.open(Lab.config(Dialect.SIGNALWIRE))) {
      Reply state =
          set(lab, "Fault=coach%3D16002:0.5&Fault=callback%3Dlose&Delay=0-800ms&Quirk=keep-target");
      assertThat(state.body().path("faults")).hasSize(2);
      assertThat(state.body().path("faults").path(0).asString()).isEqualTo("coach=16002:0.5");
      assertThat(state.text("delay")).isEqualTo("0-800ms");
      assertThat(state.body().path("quirks").path(0).asString()).isEqualTo("keep-target");
      for (String wrong : new String[] {"Fault=x", "Fault=nap%3D500", "Delay=1s", "Quirk=odd"}) {
        assertThat(set(lab, wrong).status()).as(wrong).isEqualTo(400);
      }
      assertThat(lab.rest.get("/simulator").body().path("faults")).hasSize(2);
    }
  }

  @Test
  void onceTheTargetHasLeftNobodyHearsTheCoach() throws IOException {
    try (Lab lab = Lab.open(Lab.config(Dialect.SIGNALWIRE))) {
      whisperAndHangUpTheTarget(lab);
      long before = lab.simulator.samplesHeard(lab.supervisorSid, lab.customerSid);
      Instant until = Instant.now().plusMillis(300);
      until("a while has passed", () -> Instant.now().isAfter(until));
      assertThat(lab.customer.hears(OURS)).isLessThan(Lab.SILENT);
      assertThat(lab.simulator.samplesHeard(lab.supervisorSid, lab.customerSid)).isEqualTo(before);
    }
  }

  @Test
  void orEverybodyDoesIfItIsThatSystem() throws IOException {
    LamlConfig odd =
        Lab.spoilt(Lab.config(Dialect.SIGNALWIRE), Lab.quirk(Quirk.EVERYONE_AFTER_TARGET));
    try (Lab lab = Lab.open(odd)) {
      whisperAndHangUpTheTarget(lab);
      until("the customer hears him", () -> lab.customer.hears(OURS) > Lab.AUDIBLE);
    }
  }

  private static void whisperAndHangUpTheTarget(Lab lab) throws IOException {
    lab.agentSid = lab.simulator.call("sip:anna@example.org", Lab.ROOM, lab.agent);
    lab.awaitMembers(1);
    lab.customerSid = lab.simulator.call("+4930231250", Lab.ROOM, lab.customer);
    lab.awaitMembers(2);
    String conference = lab.sid();
    lab.supervisorSid = lab.simulator.call("sip:super@example.org", Lab.ROOM, lab.supervisor);
    lab.awaitMembers(3);
    String path = lab.path(conference, lab.supervisorSid);
    lab.rest.post(path, "Muted=true&Coaching=true&CallSidToCoach=" + lab.agentSid);
    until("silence", () -> lab.customer.hears(OURS) < Lab.SILENT);
    lab.rest.post(path, "Muted=false");
    until("the agent hears him", () -> lab.agent.hears(OURS) > Lab.AUDIBLE);
    lab.simulator.hangUp(lab.agentSid);
    lab.awaitMembers(2);
  }
}
