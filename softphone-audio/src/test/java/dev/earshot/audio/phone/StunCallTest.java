package dev.earshot.audio.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.LoopbackPhone;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.IncomingCall;
import dev.earshot.audio.sip.IncomingCalls;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.audio.sip.UserAgentConfig;
import dev.earshot.audio.stun.StunServer;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a telephone that asks a STUN server tells others about where it is. */
class StunCallTest {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final Mixer mixer = Mixer.start(MixerConfig.DEFAULT);
  private final RtpLoop rtp = RtpLoop.start();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<IncomingCall> calls = new CopyOnWriteArrayList<>();
  private final UserAgent peer =
      opened(
          UserAgent.open(
              new UserAgentConfig(ANY, false, "peer"),
              call -> {
                calls.add(call);
                return (_, _) -> {};
              }));

  StunCallTest() throws IOException {}

  private <T extends AutoCloseable> T opened(T part) {
    open.addFirst(part);
    return part;
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable part : open) {
      part.close();
    }
    rtp.close();
    mixer.close();
  }

  private Softphone phone(InetSocketAddress stun) throws IOException {
    return phone(stun, new UserAgentConfig(ANY, false, "Earshot test").withStun(stun));
  }

  private Softphone phone(InetSocketAddress stun, UserAgentConfig signalling) throws IOException {
    return phone(stun, opened(UserAgent.open(signalling, IncomingCalls.none())));
  }

  private Softphone phone(InetSocketAddress stun, UserAgent agent) {
    MediaConfig media = LoopbackPhone.media("PCMU").with(NatTraversal.by(stun));
    SoftphoneConfig config = new SoftphoneConfig("mara", "sip:mara@127.0.0.1", media);
    return opened(Softphone.open(config, mixer, agent, rtp));
  }

  /** Whose signalling asks nobody. */
  private Softphone mediaOnly(DatagramSocket stun) throws IOException {
    InetSocketAddress server = (InetSocketAddress) stun.getLocalSocketAddress();
    return phone(server, new UserAgentConfig(ANY, false, "Earshot test"));
  }

  private Leg dial(Softphone phone) {
    String uri = "sip:peer@127.0.0.1:" + peer.address().getPort();
    return phone.dial(uri, List.of(), (_, _) -> {});
  }

  @Test
  void theDescriptionNamesTheAddressThatOthersSee() throws IOException {
    StunServer stun = opened(StunServer.seeing("127.0.0.77"));
    Leg leg = dial(phone(stun.address()));
    Await.until("the call came", () -> calls.size() == 1);

    String offer = calls.getFirst().offer().orElseThrow();
    assertThat(offer).contains("c=IN IP4 127.0.0.77\r\n");
    assertThat(calls.getFirst().header("Contact").orElseThrow()).contains("@127.0.0.77:");
    assertThat(stun.asked()).as("the SIP port's and the media's socket").isEqualTo(2);
    leg.hangUp();
  }

  /** A public address is of no use to whoever sits in our own network. */
  @Test
  void theContactInOurOwnNetworkIsOurOwnAddress() throws IOException {
    StunServer stun = opened(StunServer.seeing("203.0.113.9"));
    Leg leg = dial(phone(stun.address()));
    Await.until("the call came", () -> calls.size() == 1);
    assertThat(calls.getFirst().header("Contact").orElseThrow()).contains("@127.0.0.1:");
    leg.hangUp();
  }

  @Test
  void withoutAnAnswerTheCallGoesOnWithItsOwnAddress() throws IOException {
    try (DatagramSocket silent = new DatagramSocket(ANY)) {
      Leg leg = dial(mediaOnly(silent));
      assertThat(leg.state()).isEqualTo(new LegState.Dialling());
      Await.until("the call came", () -> calls.size() == 1);
      assertThat(calls.getFirst().offer().orElseThrow()).contains("c=IN IP4 127.0.0.1\r\n");
      leg.hangUp();
    }
  }

  /** The address is known already, but who is to dial has something else to do. */
  @Test
  void whoHangsUpInTheMomentOfDiallingCallsNobodyEither() throws IOException {
    StunServer stun = opened(StunServer.start());
    UserAgent agent =
        opened(
            UserAgent.open(new UserAgentConfig(ANY, false, "Earshot test"), IncomingCalls.none()));
    CompletableFuture<Void> free = new CompletableFuture<>();
    agent.execute(() -> free.orTimeout(10, TimeUnit.SECONDS).join());
    Softphone phone = phone(stun.address(), agent);
    Leg leg = dial(phone);
    Await.until("it is known", () -> !((SipLeg) leg).media().traversal().waits());
    leg.hangUp();
    free.complete(null);
    Await.until("it is over", () -> leg.state() instanceof LegState.Down);
    assertThat(phone.legs()).isEmpty();
    assertThat(calls).isEmpty();
  }

  @Test
  void whoHangsUpWhileTheServerIsAskedCallsNobody() throws IOException {
    try (DatagramSocket silent = new DatagramSocket(ANY)) {
      Leg leg = dial(mediaOnly(silent));
      leg.hangUp();
      assertThat(leg.state()).isEqualTo(new LegState.Down("hung up before it was dialled"));
      assertThat(calls).isEmpty();
    }
  }

  @Test
  void anUnknownServerIsNotWaitedFor() throws IOException {
    Leg leg = dial(phone(InetSocketAddress.createUnresolved("stun.invalid", 3478)));
    Await.until("the call came", () -> calls.size() == 1);
    assertThat(calls.getFirst().offer().orElseThrow()).contains("c=IN IP4 127.0.0.1\r\n");
    leg.hangUp();
  }
}
