package dev.earshot.app.simulate.laml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.simulate.laml.LamlClient.Reply;
import java.io.IOException;
import java.util.Map;
import okhttp3.Credentials;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the real systems refuse is refused here, in their words; spec chapter 2. */
@Timeout(120)
class RefusalsTest {
  private static void refused(Reply reply, int status, int code) {
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(status);
    assertThat(reply.code()).isEqualTo(code);
    assertThat(reply.body().path("status").asInt()).isEqualTo(status);
    assertThat(reply.text("message")).isNotEmpty();
    assertThat(reply.text("more_info")).startsWith("https://");
  }

  @Test
  void whoeverHasNoPasswordLearnsNothing() throws IOException {
    try (Lab lab = Lab.open(Lab.config(Dialect.SIGNALWIRE))) {
      String url = lab.simulator.restUrl() + "/" + Lab.PROJECT + "/Conferences.json";
      for (String wrong : new String[] {Credentials.basic(Lab.PROJECT, "x"), "Bearer PTtoken"}) {
        refused(
            lab.rest.ask(new Request.Builder().url(url).header("Authorization", wrong)),
            401,
            20003);
      }
      refused(lab.rest.get("/api/laml/2010-04-01/Accounts/other/Calls"), 404, 20404);
      refused(lab.rest.get("/nonsense"), 404, 20404);
      refused(lab.rest.get("Conferences/nonsense/Things"), 404, 20404);
      refused(lab.rest.get("Conferences//Participants.json"), 400, 20400);
      refused(lab.rest.delete("Conferences.json"), 405, 20004);
      MediaType json = MediaType.get("application/json");
      refused(
          lab.rest.ask(new Request.Builder().url(url).post(RequestBody.create("{}", json))),
          415,
          10000);
    }
  }

  @Test
  void aParticipantIsCoachedOnlyIfHeIsThere() throws IOException {
    try (Lab lab = Lab.open(Lab.config(Dialect.SIGNALWIRE))) {
      String conference = lab.conference();
      String path = lab.path(conference, lab.supervisorSid);
      String coach = "Muted=true&Coaching=true&CallSidToCoach=";
      refused(lab.rest.post(path, coach + Lab.PROJECT), 400, 16002);
      refused(lab.rest.post(path, coach + lab.supervisorSid), 400, 16002);
      refused(lab.rest.post(path, "Coaching=true"), 400, 16002);
      refused(lab.rest.post(path, "Muted=perhaps"), 400, 10000);
      assertThat(lab.rest.get(path).body().path("muted").asBoolean()).isFalse();
      // SignalWire says nothing of calls on hold; unknown names are ignored.
      lab.rest.post(lab.path(conference, lab.agentSid), "Hold=true");
      assertThat(lab.rest.post(path, coach + lab.agentSid + "&Shout=true").status()).isEqualTo(200);

      refused(lab.rest.post(lab.path(conference, Lab.PROJECT), "Muted=true"), 404, 20404);
      assertThat(lab.rest.delete(path).status()).isEqualTo(204);
      refused(lab.rest.post(path, "Muted=true"), 404, 20404);
      refused(lab.rest.get(path), 404, 20404);
      refused(
          lab.rest.post("Conferences/" + conference + "/Participants.json", "To=sip:a@b"),
          405,
          20004);
      refused(lab.rest.post("Conferences/" + conference + ".json", "Status=over"), 400, 10000);
      assertThat(
              lab.rest
                  .post("Conferences/" + conference + ".json", "Status=completed")
                  .text("status"))
          .isEqualTo("completed");
      refused(lab.rest.post(path, "Muted=true"), 400, 10000);
    }
  }

  @Test
  void twilioCoachesNobodyOnHold() throws IOException {
    try (Lab lab = Lab.open(Lab.config(Dialect.TWILIO))) {
      String conference = lab.conference();
      lab.rest.post(lab.path(conference, lab.agentSid), "Hold=true");
      refused(
          lab.rest.post(
              lab.path(conference, lab.supervisorSid),
              "Coaching=true&CallSidToCoach=" + lab.agentSid),
          400,
          16027);
      refused(lab.rest.get("Conferences/" + conference), 406, 10000);
    }
  }

  @Test
  void theStatusOfARefusalIsNotDocumented() throws IOException {
    LamlConfig odd = Lab.spoilt(Lab.config(Dialect.SIGNALWIRE), Lab.quirk(Quirk.UNPROCESSABLE));
    try (Lab lab = Lab.open(odd)) {
      String conference = lab.conference();
      refused(lab.rest.post(lab.path(conference, lab.supervisorSid), "Coaching=true"), 422, 16002);
    }
  }

  @Test
  void callsAreMadeAndEndedByTheRules() throws IOException {
    try (Lab lab = Lab.open(Lab.config(Dialect.SIGNALWIRE))) {
      lab.conference();
      String agent = "Calls/" + lab.agentSid + ".json";
      for (Map.Entry<String, String> wrong :
          Map.of(
                  "From=1&Url=http://x/", "To",
                  "To=1&Url=http://x/", "From",
                  "To=1&From=2", "Url",
                  "To=1&From=2&Url=ftp://x", "Url",
                  "To=1&From=2&Url=http://x/&Timeout=0", "Timeout",
                  "To=1&From=2&Url=http://x/&Method=PUT", "Method")
              .entrySet()) {
        Reply reply = lab.rest.post("Calls.json", wrong.getKey());
        refused(reply, 400, 10000);
        assertThat(reply.text("message")).startsWith(wrong.getValue());
      }
      refused(lab.rest.delete(agent), 400, 20009);
      refused(lab.rest.post(agent, "Status=paused"), 400, 10000);
      assertThat(lab.rest.post(agent, "Status=completed").status()).isEqualTo(200);
      assertThat(lab.rest.get(agent).text("status")).isEqualTo("completed");
      refused(lab.rest.post(agent, "Status=completed"), 400, 10000);
      assertThat(lab.rest.delete(agent).status()).isEqualTo(204);
      refused(lab.rest.get(agent), 404, 20404);
    }
  }

  @Test
  void listsComeInPagesByRelativeAddresses() throws IOException {
    try (Lab lab = Lab.open(Lab.config(Dialect.SIGNALWIRE))) {
      String path = "Conferences/" + lab.conference() + "/Participants.json?PageSize=2";
      Reply first = lab.rest.get(path);
      assertThat(first.body().path("participants")).hasSize(2);
      assertThat(first.body().path("page_size").asInt()).isEqualTo(2);
      String next = first.text("next_page_uri");
      assertThat(next).startsWith("/api/laml/2010-04-01/Accounts/").contains("PageToken=PA");
      // What comes or goes meanwhile moves nobody to another page.
      lab.simulator.hangUp(lab.agentSid);
      lab.awaitMembers(2);
      Reply second = lab.rest.get(next);
      assertThat(second.body().path("participants")).hasSize(1);
      assertThat(second.body().path("participants").path(0).path("call_sid").asString())
          .isEqualTo(lab.supervisorSid);
      assertThat(second.body().path("next_page_uri").isNull()).isTrue();
      refused(lab.rest.get("Conferences.json?PageSize=0"), 400, 10000);
      refused(lab.rest.get("Conferences.json?PageSize=1001"), 400, 10000);
      refused(lab.rest.get("Conferences.json?Status=busy"), 400, 10000);
      refused(lab.rest.get("Conferences.json?DateCreated=today"), 400, 10000);
      assertThat(lab.rest.get("Conferences.json?Status=init").body().path("conferences")).isEmpty();
      assertThat(lab.rest.get("Conferences.json?FriendlyName=billing").body().path("conferences"))
          .hasSize(1);
    }
  }
}
