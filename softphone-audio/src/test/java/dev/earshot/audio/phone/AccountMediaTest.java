package dev.earshot.audio.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.LoopbackPhone;
import dev.earshot.audio.phone.MediaSecurity.Policy;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.IncomingCall;
import dev.earshot.audio.sip.Secret;
import dev.earshot.audio.sip.SipAccount;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.audio.sip.UserAgentConfig;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts that demand encryption beside others that do not. */
class AccountMediaTest {
  private final Mixer mixer = Mixer.start(MixerConfig.DEFAULT);
  private final RtpLoop rtp = RtpLoop.start();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<String> offers = new CopyOnWriteArrayList<>();
  private final UserAgent peer =
      opened(
          UserAgent.open(
              new UserAgentConfig(
                  new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), false, "peer"),
              call -> {
                offers.add(call.offer().orElseThrow());
                refuse(call);
                return (_, _) -> {};
              }));

  AccountMediaTest() throws IOException {}

  private <T extends AutoCloseable> T opened(T part) {
    open.addFirst(part);
    return part;
  }

  private static void refuse(IncomingCall call) {
    call.reject(488, "Not Acceptable Here");
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable part : open) {
      part.close();
    }
    rtp.close();
    mixer.close();
  }

  private static SipAccount account(String address) {
    return SipAccount.of(address, new Secret("x")).withRegistrars(List.of());
  }

  /** A telephone whose accounts are {@code one@...} in the clear and {@code safe@...} never. */
  private LoopbackPhone phone(String one, String safe) throws IOException {
    MediaConfig plain = LoopbackPhone.media("PCMU");
    SoftphoneConfig config =
        new SoftphoneConfig(
                "mara",
                "sip:mara@127.0.0.1",
                plain,
                List.of(account(one), account(safe)),
                IncomingPolicy.RINGING.fromAnywhere())
            .withMedia(account(safe), plain.with(MediaSecurity.of(Policy.REQUIRED)));
    return opened(new LoopbackPhone(config, 1000, false, mixer, rtp));
  }

  @ParameterizedTest
  @CsvSource({
    "sip:one@192.0.2.1, sip:safe@127.0.0.1, RTP/SAVP, 'Here: encryption is required here'",
    "sip:one@127.0.0.1, sip:safe@192.0.2.1, RTP/AVP, 488 Not Acceptable Here"
  })
  void eachAccountOffersWhatItDemands(String one, String safe, String protocol, String reason)
      throws IOException {
    LoopbackPhone mara = phone(one, safe);
    String why = mara.refusal("sip:peer@127.0.0.1:" + peer.address().getPort());
    assertThat(why).contains(reason);
    assertThat(offers).singleElement().asString().contains(" " + protocol + " ");
  }

  @Test
  void whoCallsTheStrictAccountInTheClearIsToldWhy() throws IOException {
    LoopbackPhone mara = phone("sip:one@127.0.0.1", "sip:safe@127.0.0.1");
    mara.phone().takeCalls(() -> true, (_, _) -> (_, _) -> {});
    LoopbackPhone anna = opened(new LoopbackPhone("anna", 700, "PCMU", mixer, rtp));
    String port = ":" + mara.agent().address().getPort();

    Leg refused = anna.dial("sip:safe@127.0.0.1" + port);
    Await.until("it rings", () -> mara.phone().legs().size() == 1);
    mara.phone().legs().getFirst().answer();
    Await.until("it is refused", () -> refused.state() instanceof LegState.Down);

    assertThat(refused.state())
        .isEqualTo(new LegState.Down("488 encryption is required, and the peer does none"));
  }

  @Test
  void whoCallsTheOtherAccountIsTaken() throws IOException {
    LoopbackPhone mara = phone("sip:one@127.0.0.1", "sip:safe@127.0.0.1");
    mara.phone().takeCalls(() -> true, (_, _) -> (_, _) -> {});
    LoopbackPhone anna = opened(new LoopbackPhone("anna", 700, "PCMU", mixer, rtp));

    Leg taken = anna.dial("sip:one@127.0.0.1:" + mara.agent().address().getPort());
    Await.until("it rings", () -> mara.phone().legs().size() == 1);
    mara.phone().legs().getFirst().answer();

    Await.until("it is up", () -> taken.state() instanceof LegState.Up);
    assertThat(taken.quality().encryption()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "REQUIRED, 488, true",
    "REQUIRED, 606, true",
    "REQUIRED, 486, false",
    "OPTIONAL, 488, false",
    "OFF, 415, false"
  })
  void aRefusalIsExplainedWhereEncryptionMayBeTheReason(
      Policy policy, int status, boolean explained) {
    String text = MediaSecurity.of(policy).explain(status, "No");
    assertThat(text).startsWith(status + " No");
    assertThat(text.contains("encryption")).isEqualTo(explained);
  }
}
