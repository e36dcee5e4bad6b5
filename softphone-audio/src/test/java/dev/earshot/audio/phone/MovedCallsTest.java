package dev.earshot.audio.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.LoopbackPhone;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.ReferProgress;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls that others would move: by REFER and by Replaces, permitted and not. */
class MovedCallsTest {
  private static final double MARA = 1100;

  private final Mixer mixer = Mixer.start(MixerConfig.DEFAULT);
  private final RtpLoop rtp = RtpLoop.start();
  private final List<LoopbackPhone> phones = new ArrayList<>();
  private final List<ReferProgress> progress = new CopyOnWriteArrayList<>();
  private final List<Leg> taken = new CopyOnWriteArrayList<>();
  private final List<Leg> moved = new CopyOnWriteArrayList<>();

  MovedCallsTest() throws IOException {}

  @AfterEach
  void close() {
    phones.forEach(LoopbackPhone::close);
    rtp.close();
    mixer.close();
    assertThat(mixer.stats().faults()).isZero();
  }

  /** Hears of legs, and of those that take their places. */
  private final class Ear implements LegListener {
    @Override
    public void onState(Leg leg, LegState state) {}

    @Override
    public void onMoved(Leg before, Leg now) {
      moved.add(now);
    }
  }

  private LoopbackPhone phone(String name, double hertz, TransferPolicy transfers)
      throws IOException {
    IncomingPolicy policy = IncomingPolicy.RINGING.fromAnywhere().withTransfers(transfers);
    return phone(name, hertz, policy);
  }

  private LoopbackPhone phone(String name, double hertz, IncomingPolicy policy, SipAccount... with)
      throws IOException {
    SoftphoneConfig config =
        new SoftphoneConfig(
            name, "sip:" + name + "@127.0.0.1", LoopbackPhone.media("PCMU"), List.of(with), policy);
    LoopbackPhone phone = new LoopbackPhone(config, hertz, false, mixer, rtp);
    phones.add(phone);
    phone
        .phone()
        .takeCalls(
            () -> true,
            (leg, _) -> {
              taken.add(leg);
              return new Ear();
            });
    return phone;
  }

  private static String uri(LoopbackPhone phone, String user) {
    return "sip:" + user + "@127.0.0.1:" + phone.agent().address().getPort();
  }

  /** Mara calls Anna and talks to her; the value is the call as Mara has it. */
  private Leg talk(LoopbackPhone mara, LoopbackPhone anna) {
    Leg out = mara.phone().dial(uri(anna, "anna"), List.of(), new Ear());
    Await.until("it rings", () -> taken.size() == 1);
    taken.getFirst().answer();
    Await.until("it is up", () -> out.state() instanceof LegState.Up);
    Await.until("it is up there", () -> taken.getFirst().state() instanceof LegState.Up);
    mara.phone().talkTo(Optional.of(out));
    mara.openGate();
    Await.until("she is heard", () -> recent(anna, MARA) > -25);
    return out;
  }

  private static void speak(LoopbackPhone phone) {
    phone.phone().talkTo(Optional.of(phone.phone().legs().getLast()));
    phone.openGate();
  }

  private static double recent(LoopbackPhone ear, double hertz) {
    int heard = ear.ear().heardFrom(0).length;
    return heard < 3200 ? -127 : ear.ear().level(hertz, heard - 3200);
  }

  private static boolean gateIsOpen(LoopbackPhone phone) {
    return phone.phone().microphoneGate().gate().isOpen();
  }

  @Test
  void whoIsSentElsewhereGoesWithTheGateShut() throws IOException {
    LoopbackPhone mara = phone("mara", MARA, TransferPolicy.to("127.0.0.1"));
    LoopbackPhone anna = phone("anna", 700, TransferPolicy.NONE);
    LoopbackPhone bert = phone("bert", 400, TransferPolicy.NONE);
    Leg out = talk(mara, anna);

    taken.getFirst().transfer(uri(bert, "bert"), progress::add);
    Await.until("it rings elsewhere", () -> taken.size() == 2);
    assertThat(gateIsOpen(mara)).isFalse();
    taken.get(1).answer();

    Await.until("the former call is over", () -> out.state() instanceof LegState.Down);
    Await.until("it is told", () -> progress.contains(new ReferProgress.Finished(200, "OK")));
    assertThat(progress.getFirst()).isEqualTo(new ReferProgress.Accepted());
    assertThat(moved).singleElement().matches(leg -> leg.state() instanceof LegState.Up);
    assertThat(mara.phone().legs()).containsExactlyElementsOf(moved);
    assertThat(gateIsOpen(mara)).isFalse();
    speak(bert);
    Await.until("the new one is heard", () -> recent(mara, 400) > -25);
    assertThat(bert.ear().level(MARA, 0)).as("bert hears nobody").isLessThan(-55);
    mara.phone().talkTo(Optional.of(moved.getFirst()));
    mara.openGate();
    Await.until("now he hears her", () -> recent(bert, MARA) > -25);
  }

  @ParameterizedTest
  @CsvSource({"''", "192.0.2.1"})
  void whoMayNotBeSentThereStaysAndGoesOnTalking(String allowed) throws IOException {
    TransferPolicy policy = allowed.isEmpty() ? TransferPolicy.NONE : TransferPolicy.to(allowed);
    LoopbackPhone mara = phone("mara", MARA, policy);
    LoopbackPhone anna = phone("anna", 700, TransferPolicy.NONE);
    Leg out = talk(mara, anna);

    taken.getFirst().transfer("sip:x@127.0.0.1:9", progress::add);

    Await.until("it is refused", () -> !progress.isEmpty());
    assertThat(progress)
        .containsExactly(new ReferProgress.Finished(403, "Transfers Are Not Taken"));
    assertThat(out.state()).isEqualTo(new LegState.Up(false));
    assertThat(gateIsOpen(mara)).isTrue();
    assertThat(moved).isEmpty();
  }

  @Test
  void aTransferThatFailsLeavesTheCallAsItWasButForTheGate() throws IOException {
    LoopbackPhone mara = phone("mara", MARA, TransferPolicy.to("127.0.0.1"));
    LoopbackPhone anna = phone("anna", 700, TransferPolicy.NONE);
    LoopbackPhone closed = phone("bert", 400, IncomingPolicy.NONE);
    Leg out = talk(mara, anna);

    taken.getFirst().transfer(uri(closed, "bert"), progress::add);

    Await.until(
        "it is told", () -> progress.contains(new ReferProgress.Finished(480, "Not Reached")));
    assertThat(out.state()).isEqualTo(new LegState.Up(false));
    assertThat(gateIsOpen(mara)).isFalse();
  }

  /** Anna connects Mara with Bert: Mara follows her REFER and takes Anna's place at Bert. */
  @Test
  void anAttendedTransferConnectsTheTwoOthers() throws IOException {
    LoopbackPhone mara = phone("mara", MARA, TransferPolicy.to("127.0.0.1"));
    LoopbackPhone anna = phone("anna", 700, TransferPolicy.NONE);
    LoopbackPhone bert = phone("bert", 400, TransferPolicy.NONE.withReplaced());
    Leg out = talk(mara, anna);
    Leg toBert = anna.dial(uri(bert, "bert"));
    Await.until("it rings", () -> taken.size() == 2);
    taken.get(1).answer();
    Await.until("it is up", () -> toBert.state() instanceof LegState.Up);
    Await.until("it is up there", () -> taken.get(1).state() instanceof LegState.Up);

    taken.getFirst().transferTo(toBert, progress::add);

    Await.until("both have moved", () -> moved.size() == 2);
    Await.until("the first call is over", () -> out.state() instanceof LegState.Down);
    Await.until("the second call is over", () -> toBert.state() instanceof LegState.Down);
    Await.until("it is told", () -> progress.contains(new ReferProgress.Finished(200, "OK")));
    assertThat(gateIsOpen(mara)).isFalse();
    speak(bert);
    Await.until("she hears him", () -> recent(mara, 400) > -25);
    assertThat(bert.ear().level(MARA, 0)).as("he hears nobody yet").isLessThan(-55);
    assertThat(taken).as("nothing rang").hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "off, 486 Busy Here",
    "unknown, 481 Call/Transaction Does Not Exist",
    "stranger, 481 Call/Transaction Does Not Exist"
  })
  void whoMayNotTakeAPlaceGetsNone(String why, String refusal) throws IOException {
    TransferPolicy policy =
        why.equals("off") ? TransferPolicy.NONE : TransferPolicy.NONE.withReplaced();
    SipAccount[] accounts =
        why.equals("stranger")
            ? new SipAccount[] {SipAccount.of("sip:bert@192.0.2.1", new Secret("x"))}
            : new SipAccount[0];
    LoopbackPhone anna = phone("anna", 700, TransferPolicy.NONE);
    LoopbackPhone bert =
        phone("bert", 400, IncomingPolicy.RINGING.fromAnywhere().withTransfers(policy), accounts);
    Leg up = anna.dial(uri(bert, "bert"));
    Await.until("it rings", () -> taken.size() == 1);
    String id = why.equals("unknown") ? "nothing" : up.callId();
    // A stranger may know the Call-ID, but the tags are nobody's guess.
    String header = id + ";to-tag=a;from-tag=b";

    String answer = anna.refusal(uri(bert, "bert"), new SipHeader("Replaces", header));

    assertThat(answer).isEqualTo(refusal);
    assertThat(moved).isEmpty();
  }
}
