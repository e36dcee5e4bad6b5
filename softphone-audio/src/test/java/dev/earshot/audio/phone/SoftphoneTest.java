package dev.earshot.audio.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.LoopbackPhone;
import dev.earshot.audio.Parsed;
import dev.earshot.audio.ToneDevice;
import dev.earshot.audio.TonePort;
import dev.earshot.audio.device.Microphone;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.Call;
import dev.earshot.audio.sip.CallEvent;
import dev.earshot.audio.sip.CallListener;
import dev.earshot.audio.sip.IncomingCall;
import dev.earshot.audio.sip.IncomingCalls;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.audio.sip.UserAgentConfig;
import dev.earshot.mixer.MixRoom;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.RoomChange;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.port.PrivacyGate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The telephone against peers that answer, hold, offer late and hang up; all on loopback. */
class SoftphoneTest {
  private static final double MIC = 1000;

  private final Mixer mixer = Mixer.start(MixerConfig.DEFAULT);
  private final RtpLoop rtp = RtpLoop.start();
  private final LoopbackPhone mara = new LoopbackPhone("mara", MIC, "PCMU", mixer, rtp);
  private final PrivacyGate gate = mara.phone().microphoneGate().gate();
  private final List<Peer> peers = new ArrayList<>();

  SoftphoneTest() throws IOException {}

  @AfterEach
  void close() throws IOException {
    mara.close();
    for (Peer peer : peers) {
      peer.close();
    }
    rtp.close();
    mixer.close();
    assertThat(mixer.stats().faults()).isZero();
  }

  @Test
  void severalLegsAreHeardAtOnceAndOnlyOneIsTalkedTo() throws IOException {
    Peer anna = peer(400);
    Peer bert = peer(650);
    Leg toAnna = mara.dial(anna.address());
    Await.until("the first call is up", () -> toAnna.state() instanceof LegState.Up);
    Leg toBert = mara.talk(bert.address());

    bert.hears(MIC);
    Await.until("both are heard", () -> recent(mara.ear(), 400) > -15);
    Await.until("both are heard", () -> recent(mara.ear(), 650) > -15);

    assertThat(recent(anna.ear, 650)).isLessThan(-55);
    assertThat(anna.ear.level(MIC, 0)).isLessThan(-55);
    assertThat(mara.phone().audit().samplesHeardBy(Desk.id(toAnna.id()))).isZero();
    assertThat(recent(bert.ear, 400)).isLessThan(-55);
    assertThat(mara.phone().audit().samplesHeardBy(Desk.id(toBert.id()))).isPositive();
    assertThat(mara.phone().legs()).hasSize(2);
  }

  @Test
  void aPeerThatHoldsClosesTheGateAndThatIsTold() throws IOException {
    Peer anna = peer(400);
    Leg leg = mara.talk(anna.address());
    anna.hears(MIC);

    anna.hold(true);

    Await.until("it is told", () -> leg.state().equals(new LegState.Up(true)));
    assertThat(gate.isOpen()).isFalse();
    assertThat(gate.reason()).isEqualTo("the other side put the call on hold");
    anna.hold(false);
    Await.until("it is told", () -> leg.state().equals(new LegState.Up(false)));
    mara.openGate();
    anna.hears(MIC);
  }

  @Test
  void aPeerThatAsksForOurOfferAndLeavesItUnansweredGoesOn() throws IOException {
    Peer anna = peer(400);
    Leg leg = mara.talk(anna.address());
    anna.hears(MIC);

    anna.reinvite("");

    Await.until("it was answered", () -> anna.reinvitesAnswered == 1);
    anna.hears(MIC);
    assertThat(leg.state()).isEqualTo(new LegState.Up(false));
  }

  @Test
  void anUnusableReInviteIsRefusedAndTheCallGoesOn() throws IOException {
    Peer anna = peer(400);
    Leg leg = mara.talk(anna.address());

    anna.reinvite("v=0\r\nthis is no description\r\n");

    Await.until("it was refused", () -> anna.refusals.contains(488));
    anna.hears(MIC);
    assertThat(leg.state()).isEqualTo(new LegState.Up(false));
    assertThat(gate.isOpen()).isTrue();
  }

  @Test
  void aPeerThatHangsUpLeavesTheDeskAndClosesTheGate() throws IOException {
    Peer anna = peer(400);
    Leg leg = mara.talk(anna.address());
    anna.hears(MIC);

    anna.hangUp();

    Await.until("it is over", () -> leg.state() instanceof LegState.Down);
    assertThat(gate.isOpen()).isFalse();
    assertThat(gate.reason()).startsWith("the call ended: ");
    assertThat(mara.phone().legs()).isEmpty();
    Await.until("silence", () -> recent(mara.ear(), 400) < -90);
  }

  @Test
  void aCallThatIsHungUpWhileItRingsNeverReachesTheDesk() throws IOException {
    Peer anna = peer(400);
    anna.answers = false;
    Leg leg = mara.dial(anna.address());
    Await.until("it rings", () -> leg.state() instanceof LegState.Ringing);

    leg.hangUp();

    Await.until("it is over", () -> leg.state() instanceof LegState.Down);
    assertThat(mara.ear().level(400, 0)).isLessThan(-90);
  }

  @Test
  void aCallToNobodySaysWhy() {
    Leg leg = mara.dial("sip:x@127.0.0.1:9;transport=tcp");

    Await.until("it fails", () -> leg.state() instanceof LegState.Down);
    assertThat(((LegState.Down) leg.state()).reason()).startsWith("503 ");
    assertThat(leg.quality()).isNotNull();
  }

  @Test
  void withoutAFreePortTheCallIsDownAtOnce() throws IOException {
    MediaConfig one =
        new MediaConfig(InetAddress.getLoopbackAddress(), 41_000, 41_001, List.of("PCMU"), 20, 10);
    try (MediaPath taken = MediaPath.open(one, rtp, digit -> {});
        UserAgent agent = userAgent(call -> (from, event) -> {});
        Softphone phone =
            Softphone.open(new SoftphoneConfig("x", "sip:x@127.0.0.1", one), mixer, agent, rtp)) {
      List<LegState> heard = new ArrayList<>();
      Leg leg = phone.dial("sip:a@127.0.0.1:9", List.of(), (which, state) -> heard.add(state));

      assertThat(taken).isNotNull();
      assertThat(leg.state()).isInstanceOf(LegState.Down.class);
      assertThat(heard).containsExactly(leg.state());
      assertThat(phone.legs()).isEmpty();
    }
  }

  @Test
  void exchangingTheMicrophoneClosesTheGateFirstAndTheFormerDeviceAfter() throws IOException {
    Peer anna = peer(400);
    mara.talk(anna.address());
    anna.hears(MIC);
    ToneDevice other = new ToneDevice(16_000, 1500);

    Microphone former = mara.phone().microphone();
    mara.phone().useMicrophone(other);

    assertThat(gate.isOpen()).isFalse();
    assertThat(gate.reason()).isEqualTo("microphone changed to tone 1500.0");
    assertThat(((ToneDevice) former).closed).isTrue();
    mara.openGate();
    anna.hears(1500);
  }

  @Test
  void closingIsQuickAndClosesGateCallsAndDevices() throws IOException {
    Peer anna = peer(400);
    mara.talk(anna.address());
    ToneDevice device = (ToneDevice) mara.phone().microphone();
    long before = System.nanoTime();

    mara.phone().close();

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
    assertThat(gate.reason()).isEqualTo("the telephone was closed");
    assertThat(device.closed).isTrue();
    Await.until("the peer knows", () -> anna.ended);
  }

  @Test
  void whatIsPlayedBeforeTheAnswerIsHeardAndNobodyIsTalkedTo() throws IOException {
    Peer anna = peer(400);
    anna.answers = false;
    anna.playsEarly = true;
    Leg leg = mara.dial(anna.address());
    Await.until("the announcement is heard", () -> recent(mara.ear(), 400) > -15);
    assertThat(leg.state()).isEqualTo(new LegState.Ringing());
    assertThat(gate.isOpen()).isFalse();
    anna.answerNow();
    Await.until("it is up", () -> leg.state().equals(new LegState.Up(false)));
    mara.phone().talkTo(Optional.of(leg));
    mara.openGate();
    anna.hears(MIC);
  }

  @Test
  void aNetworkThatIsCutShutsTheGate() throws IOException {
    Peer anna = peer(400);
    Leg leg = mara.talk(anna.address());
    anna.hears(MIC);
    mara.phone().checkMedia();
    assertThat(gate.isOpen()).isTrue();

    anna.media.close();

    Await.until("silence is noticed", () -> leg.silentFor().compareTo(Duration.ofSeconds(2)) > 0);
    mara.phone().checkMedia();
    assertThat(gate.isOpen()).isFalse();
    assertThat(gate.reason()).isEqualTo("nothing is heard from the other side any more");
    assertThat(leg.state()).isEqualTo(new LegState.Up(false));
  }

  @Test
  void aRefusalIsShownInTheServersWords() throws IOException {
    Peer anna = peer(400);
    anna.refuses = true;
    assertThat(mara.refusal(anna.address())).isEqualTo("480 No application answered");
  }

  private Peer peer(double hertz) throws IOException {
    Peer peer = new Peer(hertz);
    peers.add(peer);
    return peer;
  }

  private static UserAgent userAgent(IncomingCalls calls) throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return UserAgent.open(new UserAgentConfig(any, false, "Peer"), calls);
  }

  /** Level of a tone in the last 200 ms. */
  private static double recent(TonePort ear, double hertz) {
    int rate = ear.sampleRate();
    return ear.length() < rate / 5 ? -127 : ear.level(hertz, ear.length() - rate / 5);
  }

  /** A far end: answers with its tone and does what the test wants. */
  private final class Peer implements CallListener, AutoCloseable {
    final TonePort ear;
    volatile boolean answers = true;
    volatile boolean refuses;
    volatile boolean playsEarly;
    volatile int reinvitesAnswered;
    volatile boolean ended;
    final List<Integer> refusals = new CopyOnWriteArrayList<>();
    private final UserAgent agent;
    private final MediaPath media;
    private final MixRoom room;
    private volatile Optional<Call> call = Optional.empty();
    private volatile String early = "";

    Peer(double hertz) throws IOException {
      ear = new TonePort(16_000, hertz);
      media = MediaPath.open(LoopbackPhone.media("PCMU"), rtp, digit -> {});
      room = mixer.openRoom("peer");
      agent = userAgent(this::take);
    }

    String address() {
      return "sip:peer@127.0.0.1:" + agent.address().getPort();
    }

    private CallListener take(IncomingCall incoming) {
      call = Optional.of(incoming);
      if (refuses) {
        incoming.reject(480, "No application answered");
        return this;
      }
      incoming.ring();
      if (playsEarly
          && media.answer(incoming.offer().orElseThrow())
              instanceof Parsed.Ok<String>(String sdp)) {
        stand();
        incoming.progress(sdp);
        early = sdp;
      }
      if (answers
          && media.answer(incoming.offer().orElseThrow())
              instanceof Parsed.Ok<String>(String sdp)) {
        stand();
        incoming.answer(sdp, List.of());
      }
      return this;
    }

    private void stand() {
      room.apply(
          List.of(
              new RoomChange.Join(Participant.of(new ParticipantId("ear")), ear),
              new RoomChange.Join(Participant.of(new ParticipantId("line")), media)));
    }

    void answerNow() {
      ((IncomingCall) call.orElseThrow()).answer(early, List.of());
    }

    @Override
    public void onEvent(Call from, CallEvent event) {
      switch (event) {
        case CallEvent.ReinviteAnswered(String sdp) -> {
          media.accept(sdp);
          reinvitesAnswered++;
        }
        case CallEvent.ReinviteRefused(int status, String reason) -> refusals.add(status);
        case CallEvent.Reinvited(String offer) -> {
          if (media.answer(offer) instanceof Parsed.Ok<String>(String sdp)) {
            from.answerReinvite(sdp);
          }
        }
        case CallEvent.Ended ignored -> ended = true;
        default -> {}
      }
    }

    void hold(boolean hold) {
      reinvite(media.offerHold(hold));
    }

    void reinvite(String offer) {
      call.orElseThrow().reinvite(offer);
    }

    void hangUp() {
      call.orElseThrow().hangUp();
    }

    void hears(double hertz) {
      Await.until("the peer hears " + hertz, () -> recent(ear, hertz) > -15);
    }

    @Override
    public void close() {
      room.close();
      agent.close();
      media.close();
    }
  }
}
