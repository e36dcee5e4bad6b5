package dev.earshot.app.backend.leg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.app.backend.BackendException;
import dev.earshot.audio.phone.IncomingPolicy;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegState;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.phone.Softphone;
import dev.earshot.audio.phone.SoftphoneConfig;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.IncomingCalls;
import dev.earshot.audio.sip.SipHeader;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.audio.sip.UserAgentConfig;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A conference system calls our telephone, over SIP; it is played by another telephone. */
@Timeout(60)
class ExpectedCallsTest {
  private static final InetSocketAddress LOOPBACK =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Mixer mixer = opened(Mixer.start(MixerConfig.DEFAULT));
  private final RtpLoop rtp = opened(RtpLoop.start());
  private final UserAgent ours = agent();
  private final Softphone telephone = telephone("mara", ours);
  private final SupervisorPhone phone = SupervisorPhone.of(telephone);
  private final Softphone system = telephone("jambonz", agent());
  private final BlockingQueue<LegState> atSystem = new LinkedBlockingQueue<>();

  ExpectedCallsTest() throws IOException {}

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  private UserAgent agent() throws IOException {
    return opened(
        UserAgent.open(new UserAgentConfig(LOOPBACK, true, "test"), IncomingCalls.none()));
  }

  private Softphone telephone(String name, UserAgent agent) {
    MediaConfig media =
        new MediaConfig(
            LOOPBACK.getAddress(), 0, 0, List.of("PCMU"), 20, mixer.config().tickMillis());
    SoftphoneConfig config =
        new SoftphoneConfig(name, "sip:" + name + "@127.0.0.1", media)
            .withIncoming(IncomingPolicy.RINGING.fromAnywhere());
    return opened(Softphone.open(config, mixer, agent, rtp));
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable part : open) {
      part.close();
    }
  }

  private Leg calls(String callSid) {
    return system.dial(
        "sip:mara@127.0.0.1:" + ours.address().getPort(),
        List.of(new SipHeader("X-Call-Sid", callSid)),
        (_, state) -> atSystem.add(state));
  }

  private LegState next(Class<? extends LegState> wanted) throws InterruptedException {
    LegState state = new LegState.Dialling();
    while (!wanted.isInstance(state)) {
      LegState polled = atSystem.poll(30, TimeUnit.SECONDS);
      assertThat(polled).isNotNull();
      state = polled == null ? state : polled;
    }
    return state;
  }

  @Test
  void theCallWeAskedForIsAnsweredAndOurs() throws Exception {
    OwnCall call = new OwnCall("jambonz", Pauses.REAL);
    phone.expected().ask();
    phone.expected().take("sid-1", call, call::became);
    calls("sid-1");

    Leg answered = call.awaitAnswer(PATIENCE);
    assertThat(OwnCall.callSid(answered)).contains("sid-1");
    assertThat(telephone.microphoneGate().gate().isOpen()).isFalse();
    next(LegState.Up.class);
    call.end(PATIENCE);
    next(LegState.Down.class);
  }

  @Test
  void aCallThatRingsBeforeItIsNamedWaitsForItsName() throws Exception {
    OwnCall call = new OwnCall("jambonz", Pauses.REAL);
    phone.expected().ask();
    calls("sid-2");
    next(LegState.Ringing.class);
    phone.expected().take("sid-2", call, call::became);

    assertThat(call.awaitAnswer(PATIENCE).incoming()).isTrue();
  }

  @Test
  void everyOtherCallIsRefusedAndOneThatDoesNotComeIsSaid() throws Exception {
    calls("stranger");
    assertThat(next(LegState.Down.class)).hasToString("Down[reason=480 Temporarily Unavailable]");

    OwnCall call = new OwnCall("jambonz", Pauses.REAL);
    phone.expected().ask();
    phone.expected().take("sid-3", call, call::became);
    assertThatThrownBy(() -> call.awaitAnswer(Duration.ofMillis(20)))
        .isInstanceOf(BackendException.class)
        .hasMessage("jambonz did not answer our call within 20 ms");
    phone.expected().forget("sid-3");
    calls("sid-3");
    assertThat(next(LegState.Down.class)).hasToString("Down[reason=480 Temporarily Unavailable]");
  }
}
