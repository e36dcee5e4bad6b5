package dev.earshot.audio.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.LoopbackPhone;
import dev.earshot.audio.phone.IncomingPolicy;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegListener;
import dev.earshot.audio.phone.LegState;
import dev.earshot.audio.phone.SoftphoneConfig;
import dev.earshot.audio.phone.TransferPolicy;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** baresip would send our softphone elsewhere. */
@Tag("interop")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TransferInteropTest {
  private static final double MARA = 1100;
  private static final double BERT = 650;

  @TempDir Path folder;

  private final List<Leg> moved = new CopyOnWriteArrayList<>();

  private LegListener ear() {
    return new LegListener() {
      @Override
      public void onState(Leg leg, LegState state) {}

      @Override
      public void onMoved(Leg before, Leg now) {
        moved.add(now);
      }
    };
  }

  private static LoopbackPhone phone(
      String name, double hertz, TransferPolicy transfers, Mixer mixer, RtpLoop rtp)
      throws Exception {
    SoftphoneConfig config =
        new SoftphoneConfig(name, "sip:" + name + "@127.0.0.1", LoopbackPhone.media("PCMU"))
            .withIncoming(IncomingPolicy.RINGING.fromAnywhere().withTransfers(transfers));
    return new LoopbackPhone(config, hertz, true, mixer, rtp);
  }

  private static int freePort() throws Exception {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void weGoWhereBaresipSendsUsIfThePolicyPermits(boolean permitted) throws Exception {
    int port = freePort();
    String account = "<sip:baresip@127.0.0.1>;regint=0;answermode=auto";
    TransferPolicy policy = permitted ? TransferPolicy.to("127.0.0.1") : TransferPolicy.NONE;
    try (Mixer mixer = Mixer.start(MixerConfig.DEFAULT);
        RtpLoop rtp = RtpLoop.start();
        LoopbackPhone mara = phone("mara", MARA, policy, mixer, rtp);
        LoopbackPhone bert = phone("bert", BERT, TransferPolicy.NONE, mixer, rtp);
        Baresip phone =
            Baresip.configured(
                "sip_listen 127.0.0.1:" + port + "\n",
                folder,
                "baresip",
                "PCMU/8000/1",
                425,
                account)) {
      bert.phone().takeCalls(() -> true, (_, _) -> (_, _) -> {});
      phone.awaitSaid("baresip is ready");
      Leg out = mara.phone().dial("sip:baresip@127.0.0.1:" + port, List.of(), ear());
      phone.awaitUp();
      Ears.awaitTone(mara.ear(), 425, -12);

      phone.type("/transfer sip:bert@127.0.0.1:" + bert.agent().address().getPort());

      if (permitted) {
        Await.until("it rings there", () -> bert.phone().legs().size() == 1);
        bert.phone().legs().getFirst().answer();
        Await.until("we have moved", () -> out.state() instanceof LegState.Down);
        assertThat(moved).singleElement().matches(leg -> leg.state() instanceof LegState.Up);
        bert.phone().talkTo(Optional.of(bert.phone().legs().getFirst()));
        bert.openGate();
        Ears.awaitTone(mara.ear(), BERT, -12);
      } else {
        phone.awaitSaid("403");
        // baresip hangs up by itself when it is refused.
        assertThat(moved).isEmpty();
        assertThat(bert.phone().legs()).isEmpty();
      }
    }
  }
}
