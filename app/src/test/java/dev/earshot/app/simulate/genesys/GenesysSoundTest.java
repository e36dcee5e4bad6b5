package dev.earshot.app.simulate.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.device.AudioDevices;
import dev.earshot.audio.phone.AutoAnswer;
import dev.earshot.audio.phone.IncomingPolicy;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegState;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.phone.Softphone;
import dev.earshot.audio.phone.SoftphoneConfig;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.IncomingCalls;
import dev.earshot.audio.sip.Secret;
import dev.earshot.audio.sip.SipAccount;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.audio.sip.UserAgentConfig;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.port.PrivacyGate;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who hears a supervisor in the simulated installation, by tones over SIP and RTP. */
@Timeout(60)
class GenesysSoundTest {
  private static final int VOICE = 1000;
  private static final double HEARD = -40;

  private final EarVoices people = new EarVoices();
  private final GenesysSimulator simulator =
      GenesysSimulator.start(
          new GenesysOptions(
              GenesysSessionTest.LOOPBACK, GenesysSessionTest.LOOPBACK, new Secret("secret")),
          people);
  private final Client paul = new Client(simulator.http(), "paul.smith", "secret");
  private final Mixer mixer = Mixer.start(MixerConfig.DEFAULT);
  private final RtpLoop rtp = RtpLoop.start();
  private final UserAgent agent =
      UserAgent.open(
          new UserAgentConfig(GenesysSessionTest.LOOPBACK, true, "t"), IncomingCalls.none());
  private final Softphone phone = phone();
  private final List<Leg> rung = new CopyOnWriteArrayList<>();

  GenesysSoundTest() throws IOException {}

  private Softphone phone() throws IOException {
    MediaConfig media =
        new MediaConfig(
            GenesysSessionTest.LOOPBACK.getAddress(),
            0,
            0,
            List.of("PCMU"),
            20,
            mixer.config().tickMillis());
    SipAccount account =
        new SipAccount(
            "sip:5005@127.0.0.1",
            "5005",
            new Secret(""),
            simulator.sip(),
            "udp",
            Duration.ofMinutes(1));
    Softphone phone =
        Softphone.open(
            new SoftphoneConfig(
                "5005",
                "sip:5005@127.0.0.1",
                media,
                List.of(account),
                IncomingPolicy.RINGING.withAutoAnswer(List.of(AutoAnswer.of("sip:*@127.0.0.1")))),
            mixer,
            agent,
            rtp);
    phone.useMicrophone(
        AudioDevices.system().openMicrophone("tone:" + VOICE, mixer.config().format()));
    return phone;
  }

  @BeforeEach
  void register() throws Exception {
    phone.takeCalls(
        () -> true,
        (leg, byItself) -> {
          rung.add(leg);
          return (same, state) -> {};
        });
    phone.register();
    paul.work();
    Client.until("registered", () -> phone.accounts().toString().contains("Registered"));
  }

  @AfterEach
  void close() throws Exception {
    paul.close();
    phone.close();
    agent.close();
    rtp.close();
    mixer.close();
    simulator.close();
  }

  private String supervised(String operation) throws Exception {
    paul.post(GenesysVoiceTest.DEVICE, GenesysVoiceTest.arming(operation, "Call", "AllCalls"));
    paul.control("/agents/anna.novak/call", "{}");
    String id = paul.call("Established").path("id").asString();
    Client.until("up", () -> rung.getLast().state() instanceof LegState.Up);
    phone.talkTo(Optional.of(rung.getLast()));
    PrivacyGate.Opener opener = phone.microphoneGate();
    Client.until("open", () -> opener.open(opener.gate().generation()));
    return "/me/calls/" + id;
  }

  private void heardBy(boolean anna, boolean customer) {
    if (anna) {
      Client.until("anna hears", () -> people.agent("5001").hears(VOICE) > HEARD);
    } else {
      Client.until("anna does not", () -> people.agent("5001").hears(VOICE) < -60);
    }
    if (customer) {
      Client.until("the customer hears", () -> people.customer().hears(VOICE) > HEARD);
    } else {
      Client.until("the customer does not", () -> people.customer().hears(VOICE) < -60);
    }
  }

  @Test
  void aCoachIsHeardByTheAgentOnlyThenByNobodyThenByBoth() throws Exception {
    String call = supervised("Coach");
    heardBy(true, false);
    assertThat(people.customer().hears(300)).as("customer hears the agent").isGreaterThan(HEARD);
    paul.operation(call, "SwitchToListenIn");
    heardBy(false, false);
    paul.operation(call, "SwitchToBargeIn");
    heardBy(true, true);
    paul.operation(call, "Hangup");
    Client.until("hung up", () -> rung.getLast().state() instanceof LegState.Down);
    heardBy(false, false);
  }

  @Test
  void whoListensInIsHeardByNobody() throws Exception {
    supervised("ListenIn");
    Client.until("he hears", () -> phone.speakerLevel() >= -127);
    heardBy(false, false);
  }

  @Test
  void aTransferLeavesTheCoachWithTheNextAgent() throws Exception {
    supervised("Coach");
    heardBy(true, false);
    String id = paul.controlled("").path("calls").path(0).path("id").asString();
    paul.control("/calls/" + id + "/transfer", "{\"to\":\"tom.becker\"}");
    Client.until("tom hears", () -> people.agent("5002").hears(VOICE) > HEARD);
    assertThat(people.customer().hears(VOICE)).isLessThan(-60);
  }

  @Test
  void aTransferMayLetEverybodyHearTheCoach() throws Exception {
    supervised("Coach");
    String id = paul.controlled("").path("calls").path(0).path("id").asString();
    paul.control(
        "/calls/" + id + "/transfer", "{\"to\":\"tom.becker\",\"coachHeardBy\":\"everybody\"}");
    Client.until("everybody hears", () -> people.customer().hears(VOICE) > HEARD);
  }

  @Test
  void theTelephoneThatHangsUpReleasesTheCall() throws Exception {
    supervised("Coach");
    rung.getLast().hangUp();
    paul.call("Released");
  }
}
