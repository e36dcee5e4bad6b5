package dev.earshot.app.simulate.laml;

import static dev.earshot.app.simulate.laml.LamlClient.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.sip.Registration;
import dev.earshot.audio.sip.SipHeader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real telephones over SIP and RTP, and the documents their calls carry out. */
@Timeout(120)
class TelephonesTest {
  private static final int OURS = 1_000;

  private static String conference(String attributes, String name) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response><Dial action=\"/after\">"
        + "<Conference beep=\"false\" "
        + attributes
        + ">"
        + name
        + "</Conference></Dial></Response>";
  }

  private static LamlConfig config(Dialect dialect, Application application) {
    return Lab.told(Lab.config(dialect), application.url("/supervisor"), "", "");
  }

  private static List<String> paths(Application application) {
    return application.asked.stream().map(Application.Asked::path).toList();
  }

  @Test
  void aTelephoneThatDialsIsHeardInTheConferenceItNamed() throws Exception {
    try (Lab lab = Lab.open(Lab.config(Dialect.SIGNALWIRE));
        TonePhones phones = new TonePhones(lab.simulator.sip())) {
      lab.conference();
      TonePhones.Phone phone = phones.phone("john", 700);
      var call = phone.dial(Lab.ROOM);
      until("the customer hears it", () -> lab.customer.hears(700) > Lab.AUDIBLE);
      until("it hears the customer", () -> phone.ear.hears(500) > Lab.AUDIBLE);
      call.hangUp();
      lab.awaitMembers(3);
    }
  }

  @Test
  void theSupervisorsDocumentLetsHimCoachFromTheBeginning() throws Exception {
    try (Application application = new Application();
        Lab lab = Lab.open(config(Dialect.SIGNALWIRE, application));
        TonePhones phones = new TonePhones(lab.simulator.sip())) {
      String conference = lab.conference();
      lab.simulator.hangUp(lab.supervisorSid);
      application.documents =
          asked ->
              asked.path().equals("/supervisor")
                  ? conference("muted=\"true\" coach=\"" + lab.agentSid + "\"", Lab.ROOM)
                  : "<Response><Hangup/></Response>";
      TonePhones.Phone mara = phones.phone("mara", OURS);
      mara.dial("earshot", new SipHeader("X-Room", "billing"));
      lab.awaitMembers(3);
      Application.Asked asked = application.asked.getFirst();
      assertThat(asked.form())
          .containsEntry("From", "sip:mara@" + phones.place())
          .containsEntry("SipHeader_X-Room", "billing")
          .containsEntry("Direction", "inbound")
          .containsEntry("CallStatus", "ringing");
      String path = lab.path(conference, asked.field("CallSid"));
      LamlClient.Reply seat = lab.rest.get(path);
      assertThat(seat.body().path("muted").asBoolean()).isTrue();
      assertThat(seat.text("call_sid_to_coach")).isEqualTo(lab.agentSid);
      until("he hears the customer", () -> mara.ear.hears(500) > Lab.AUDIBLE);

      lab.rest.post(path, "Muted=false");
      until("the agent hears him", () -> lab.agent.hears(OURS) > Lab.AUDIBLE);
      assertThat(lab.simulator.samplesHeard(asked.field("CallSid"), lab.customerSid)).isZero();

      assertThat(lab.rest.delete(path).status()).isEqualTo(204);
      until("he is asked what then", () -> paths(application).contains("/after"));
      until("and is hung up", () -> mara.events.contains("ended"));
    }
  }

  @Test
  void aCoachOfNobodyFailsOverToTheAction() throws Exception {
    try (Application application = new Application();
        Lab lab = Lab.open(config(Dialect.SIGNALWIRE, application));
        TonePhones phones = new TonePhones(lab.simulator.sip())) {
      lab.conference();
      application.documents =
          asked ->
              asked.path().equals("/supervisor")
                  ? conference("muted=\"true\" coach=\"" + Lab.PROJECT + "\"", Lab.ROOM)
                  : "<Response><Hangup/></Response>";
      TonePhones.Phone mara = phones.phone("mara", OURS);
      mara.dial("earshot");
      until("he is hung up", () -> mara.events.contains("ended"));
      assertThat(application.asked.getLast().path()).isEqualTo("/after");
      assertThat(application.asked.getLast().form()).containsEntry("DialCallStatus", "failed");
      assertThat(lab.rest.get("/simulator").body().path("alerts").path(0).path("code").asInt())
          .isEqualTo(13240);
      lab.awaitMembers(3);
    }
  }

  @Test
  void withoutADocumentTheSupervisorIsRefused() throws Exception {
    try (Lab lab = Lab.open(Lab.config(Dialect.SIGNALWIRE));
        TonePhones phones = new TonePhones(lab.simulator.sip())) {
      TonePhones.Phone mara = phones.phone("mara", OURS);
      mara.dial(Lab.ROOM);
      until("he is refused", () -> mara.events.contains("failed 480"));
      assertThat(lab.rest.get("Calls.json").body().path("calls")).isEmpty();
    }
  }

  @Test
  void documentsThatCannotBeCarriedOutEndTheCallWithAnAlert() throws Exception {
    Map<String, Integer> documents =
        Map.of(
            "no xml", 12100,
            "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:/etc/hosts'>]><Response>&e;</Response>", 12100,
            "<Answer/>", 12100,
            "<Response><Gather/></Response>", 12200,
            "<Response><Dial><Number>1</Number></Dial></Response>", 12200,
            "<Response><Dial><Conference muted=\"yes\">x</Conference></Dial></Response>", 12200,
            "<Response><Dial><Conference region=\"de1\">x</Conference></Dial></Response>", 12200,
            "<Response><Dial><Conference> </Conference></Dial></Response>", 12200);
    for (Map.Entry<String, Integer> document : documents.entrySet()) {
      try (Application application = new Application();
          Lab lab = Lab.open(config(Dialect.SIGNALWIRE, application));
          TonePhones phones = new TonePhones(lab.simulator.sip())) {
        application.documents = _ -> document.getKey();
        TonePhones.Phone mara = phones.phone("mara", OURS);
        mara.dial("earshot");
        until("his call is over", () -> !mara.events.isEmpty());
        assertThat(lab.rest.get("/simulator").body().path("alerts").path(0).path("code").asInt())
            .as(document.getKey())
            .isEqualTo(document.getValue());
      }
    }
  }

  @Test
  void aRegisteredTelephoneIsCalledByRest() throws Exception {
    try (Application application = new Application();
        Lab lab = Lab.open(config(Dialect.SIGNALWIRE, application));
        TonePhones phones = new TonePhones(lab.simulator.sip())) {
      lab.conference();
      application.documents = _ -> conference("muted=\"true\"", Lab.ROOM);
      TonePhones.Phone mara = phones.phone("mara", OURS);
      String call = "To=sip:mara@space.example.org&From=%2B4930&Url=";
      String form = call + Form.encoded(application.url("/supervisor?room=billing"));
      LamlClient.Reply nobody = lab.rest.post("Calls.json", form);
      assertThat(nobody.status()).isEqualTo(201);
      until("nobody is there", () -> status(lab, nobody.text("sid")).equals("failed"));

      Registration registration = mara.register();
      until("it is registered", () -> TonePhones.isRegistered(registration));
      LamlClient.Reply placed = lab.rest.post("Calls.json", form);
      assertThat(placed.text("status")).isIn("queued", "ringing");
      assertThat(placed.text("direction")).isEqualTo("outbound-api");
      lab.awaitMembers(4);
      assertThat(application.asked.getLast().query()).isEqualTo("room=billing");
      assertThat(application.asked.getLast().form()).containsEntry("CallStatus", "in-progress");
      until("it hears the customer", () -> mara.ear.hears(500) > Lab.AUDIBLE);
      assertThat(lab.simulator.samplesHeard(placed.text("sid"), lab.customerSid)).isZero();

      lab.rest.post("Calls/" + placed.text("sid") + ".json", "Status=completed");
      until("it is hung up", () -> mara.events.contains("ended"));
    }
  }

  private static String status(Lab lab, String call) {
    try {
      return lab.rest.get("Calls/" + call + ".json").text("status");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void twilioCallsATelephoneStraightIntoAConference() throws Exception {
    try (Lab lab = Lab.open(Lab.config(Dialect.TWILIO));
        TonePhones phones = new TonePhones(lab.simulator.sip())) {
      String conference = lab.conference();
      lab.simulator.hangUp(lab.supervisorSid);
      TonePhones.Phone mara = phones.phone("mara", OURS);
      Registration registration = mara.register();
      until("it is registered", () -> TonePhones.isRegistered(registration));
      LamlClient.Reply created =
          lab.rest.post(
              "Conferences/" + conference + "/Participants.json",
              "To=sip:mara@x.sip.twilio.com&From=%2B4930&Muted=true&Coaching=true&Beep=false"
                  + "&StartConferenceOnEnter=false&EndConferenceOnExit=false&Label=boss"
                  + "&CallSidToCoach="
                  + lab.agentSid);
      assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
      assertThat(created.text("status")).isIn("queued", "ringing");
      String path = "Conferences/" + conference + "/Participants/boss.json";
      until("he is in", () -> text(lab, path, "status").equals("connected"));
      assertThat(text(lab, path, "call_sid_to_coach")).isEqualTo(lab.agentSid);
      assertThat(mara.invited)
          .contains(new SipHeader("X-Twilio-CallSid", created.text("call_sid")));
      lab.rest.post(path, "Muted=false");
      until("the agent hears him", () -> lab.agent.hears(OURS) > Lab.AUDIBLE);
      assertThat(lab.simulator.samplesHeard(created.text("call_sid"), lab.customerSid)).isZero();
    }
  }

  private static String text(Lab lab, String path, String name) {
    try {
      return lab.rest.get(path).text(name);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void callsByRestAreASecondApart() throws Exception {
    try (Lab lab = Lab.open(Lab.config(Dialect.SIGNALWIRE));
        TonePhones phones = new TonePhones(lab.simulator.sip())) {
      TonePhones.Phone mara = phones.phone("mara", OURS);
      Registration registration = mara.register();
      until("it is registered", () -> TonePhones.isRegistered(registration));
      Instant begin = Instant.now();
      String form = "To=sip:mara@space&From=1&Url=http://127.0.0.1:9/";
      String first = lab.rest.post("Calls.json", form).text("sid");
      String second = lab.rest.post("Calls.json", form).text("sid");
      assertThat(status(lab, second)).isEqualTo("queued");
      until("the first is over", () -> status(lab, first).equals("completed"));
      until("the second is over", () -> status(lab, second).equals("completed"));
      assertThat(Duration.between(begin, Instant.now())).isGreaterThan(Duration.ofMillis(950));
    }
  }

  @Test
  void aCallGoesOnWithAnotherDocumentWhenAsked() throws Exception {
    try (Application application = new Application();
        Lab lab = Lab.open(config(Dialect.SIGNALWIRE, application));
        TonePhones phones = new TonePhones(lab.simulator.sip())) {
      lab.conference();
      application.documents =
          asked ->
              asked.path().equals("/other")
                  ? "<Response><Say>Good bye</Say><Pause length=\"1\"/></Response>"
                  : conference("muted=\"true\"", Lab.ROOM);
      TonePhones.Phone mara = phones.phone("mara", OURS);
      mara.dial("earshot");
      lab.awaitMembers(4);
      String sid = application.asked.getFirst().field("CallSid");
      lab.rest.post("Calls/" + sid + ".json", "Url=" + Form.encoded(application.url("/other")));
      lab.awaitMembers(3);
      until("then it is over", () -> mara.events.contains("ended"));
      assertThat(paths(application)).containsExactly("/supervisor", "/other");
    }
  }
}
