package dev.earshot.audio.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.LoopbackPhone;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.Secret;
import dev.earshot.audio.sip.SipAccount;
import dev.earshot.audio.sip.SipHeader;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls to the telephone: who rings, who is answered, and that nobody is talked to unasked. */
class IncomingCallsTest {
  private static final double CALLER = 700;
  private static final double CALLED = 1100;

  private final Mixer mixer = Mixer.start(MixerConfig.DEFAULT);
  private final RtpLoop rtp = RtpLoop.start();
  private final LoopbackPhone anna = new LoopbackPhone("anna", CALLER, "PCMU", mixer, rtp);
  private final List<Leg> rung = new CopyOnWriteArrayList<>();
  private final List<Boolean> automatic = new CopyOnWriteArrayList<>();
  private final List<LoopbackPhone> phones = new ArrayList<>(List.of(anna));
  private volatile boolean headset = true;

  IncomingCallsTest() throws IOException {}

  @AfterEach
  void close() {
    phones.forEach(LoopbackPhone::close);
    rtp.close();
    mixer.close();
    assertThat(mixer.stats().faults()).isZero();
  }

  private LoopbackPhone mara(IncomingPolicy policy, SipAccount... accounts) throws IOException {
    SoftphoneConfig config =
        new SoftphoneConfig(
            "mara", "sip:mara@127.0.0.1", LoopbackPhone.media("PCMU"), List.of(accounts), policy);
    LoopbackPhone phone = new LoopbackPhone(config, CALLED, false, mixer, rtp);
    phones.add(phone);
    phone
        .phone()
        .takeCalls(
            () -> headset,
            (leg, answeredByItself) -> {
              rung.add(leg);
              automatic.add(answeredByItself);
              return (same, state) -> {};
            });
    return phone;
  }

  private static String uri(LoopbackPhone phone) {
    return "sip:mara@127.0.0.1:" + phone.agent().address().getPort();
  }

  private static boolean gateIsOpen(LoopbackPhone phone) {
    return phone.phone().microphoneGate().gate().isOpen();
  }

  @Test
  void anAnsweredCallIsHeardAndHearsNobodyUntilItIsTalkedTo() throws IOException {
    LoopbackPhone mara = mara(IncomingPolicy.RINGING.fromAnywhere());
    Leg out = anna.dial(uri(mara), new SipHeader("X-Call-Sid", "7"));
    Await.until("it rings", () -> !rung.isEmpty() && out.state() instanceof LegState.Ringing);
    Leg in = rung.getFirst();
    assertThat(in.incoming()).isTrue();
    assertThat(in.peer()).contains("sip:anna@127.0.0.1");
    assertThat(in.header("x-call-sid")).contains("7");
    assertThat(mara.phone().legs()).containsExactly(in);

    in.answer();

    Await.until(
        "both are up",
        () -> in.state() instanceof LegState.Up && out.state() instanceof LegState.Up);
    anna.phone().talkTo(Optional.of(out));
    anna.openGate();
    Await.until("she is heard", () -> mara.ear().level(CALLER, 0) > -25);
    assertThat(gateIsOpen(mara)).isFalse();
    assertThat(anna.ear().level(CALLED, 0)).isLessThan(-55);
    mara.phone().talkTo(Optional.of(in));
    mara.openGate();
    Await.until("now she is talked to", () -> anna.ear().level(CALLED, 0) > -25);
    in.hangUp();
    Await.until("it is over", () -> out.state() instanceof LegState.Down);
    assertThat(gateIsOpen(mara)).isFalse();
    assertThat(mara.phone().legs()).isEmpty();
  }

  @Test
  void aDeclinedCallIsBusyAndASecondOneDoesNotRing() throws IOException {
    LoopbackPhone mara = mara(IncomingPolicy.RINGING.fromAnywhere());
    Leg first = anna.dial(uri(mara));
    Await.until("it rings", () -> rung.size() == 1);
    assertThat(anna.refusal(uri(mara))).isEqualTo("486 Busy Here");

    rung.getFirst().decline(603, "Decline");

    Await.until("it is refused", () -> first.state().equals(new LegState.Down("603 Decline")));
    Await.until("it is gone here", () -> mara.phone().legs().isEmpty());
  }

  @Test
  void aCallerWhoGivesUpIsGone() throws IOException {
    LoopbackPhone mara = mara(IncomingPolicy.RINGING.fromAnywhere());
    Leg out = anna.dial(uri(mara));
    Await.until("it rings", () -> !rung.isEmpty() && out.state() instanceof LegState.Ringing);
    out.hangUp();
    Await.until("it is gone", () -> rung.getFirst().state() instanceof LegState.Down);
    assertThat(mara.phone().legs()).isEmpty();
    rung.getFirst().answer();
    assertThat(rung.getFirst().state()).isInstanceOf(LegState.Down.class);
  }

  @Test
  void onlyConfiguredCallersAreAnsweredAndOnlyWithTheHeadset() throws IOException {
    IncomingPolicy policy =
        IncomingPolicy.RINGING
            .fromAnywhere()
            .withAutoAnswer(
                List.of(
                    AutoAnswer.of("sip:anna@127.0.0.1").withHeader("Alert-Info", "Auto Answer")));
    LoopbackPhone mara = mara(policy);

    anna.dial(uri(mara));
    Await.until("it rings", () -> rung.size() == 1);
    rung.getFirst().decline(486, "Busy Here");
    Await.until("it is over", () -> mara.phone().legs().isEmpty());

    headset = false;
    anna.dial(uri(mara), new SipHeader("Alert-Info", "Auto Answer"));
    Await.until("it rings", () -> rung.size() == 2);
    rung.get(1).decline(486, "Busy Here");
    Await.until("it is over", () -> mara.phone().legs().isEmpty());

    headset = true;
    Leg out = anna.dial(uri(mara), new SipHeader("Alert-Info", "auto answer"));
    Await.until("it is answered", () -> out.state() instanceof LegState.Up);
    assertThat(automatic).containsExactly(false, false, true);
    assertThat(gateIsOpen(mara)).isFalse();
    assertThat(anna.ear().level(CALLED, 0)).isLessThan(-55);
  }

  @Test
  void aTelephoneWithAnAccountIsCalledByItsRegistrarOnly() throws IOException {
    SipAccount account = SipAccount.of("sip:mara@192.0.2.1", new Secret("x"));
    LoopbackPhone mara = mara(IncomingPolicy.RINGING, account);
    assertThat(anna.refusal(uri(mara))).isEqualTo("404 Not Found");
    assertThat(rung).isEmpty();
  }

  @Test
  void aTelephoneThatTakesNoCallsSaysSo() throws IOException {
    LoopbackPhone mara = mara(IncomingPolicy.NONE);
    assertThat(anna.refusal(uri(mara))).isEqualTo("480 Temporarily Unavailable");
  }
}
