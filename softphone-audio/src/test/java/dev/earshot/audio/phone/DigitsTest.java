package dev.earshot.audio.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.LoopbackPhone;
import dev.earshot.audio.Parsed;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.CallEvent;
import dev.earshot.audio.sip.CallListener;
import dev.earshot.audio.sip.IncomingCall;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.audio.sip.UserAgentConfig;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Digits of a call, by RTP and by INFO, both ways. */
class DigitsTest {
  private final Mixer mixer = Mixer.start(MixerConfig.DEFAULT);
  private final RtpLoop rtp = RtpLoop.start();
  private final LoopbackPhone mara = new LoopbackPhone("mara", 1000, "PCMU", mixer, rtp);
  private final List<Character> byRtp = new CopyOnWriteArrayList<>();
  private final List<Character> byInfo = new CopyOnWriteArrayList<>();
  private final List<Character> heard = new CopyOnWriteArrayList<>();
  private final MediaPath media =
      MediaPath.open(LoopbackPhone.media("PCMU"), rtp, digit -> byRtp.add((char) digit));
  private final List<IncomingCall> calls = new CopyOnWriteArrayList<>();
  private final UserAgent peer =
      UserAgent.open(
          new UserAgentConfig(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), false, "peer"),
          this::take);
  private boolean takesEvents = true;

  DigitsTest() throws IOException {}

  @AfterEach
  void close() {
    mara.close();
    peer.close();
    media.close();
    rtp.close();
    mixer.close();
  }

  private CallListener take(IncomingCall call) {
    calls.add(call);
    String offer = call.offer().orElseThrow();
    String known =
        takesEvents
            ? offer
            : offer.replaceAll("a=(rtpmap|fmtp):101.*\r\n", "").replace(" 101\r\n", "\r\n");
    if (media.answer(known) instanceof Parsed.Ok<String>(String sdp)) {
      call.answer(sdp, List.of());
    }
    return (_, event) -> {
      if (event instanceof CallEvent.Dialled(char digit)) {
        byInfo.add(digit);
      }
    };
  }

  private Leg call() {
    LegListener listener =
        new LegListener() {
          @Override
          public void onState(Leg leg, LegState state) {}

          @Override
          public void onDigit(Leg leg, char digit) {
            heard.add(digit);
          }
        };
    String uri = "sip:peer@127.0.0.1:" + peer.address().getPort();
    Leg leg = mara.phone().dial(uri, List.of(), listener);
    Await.until("the call is up", () -> leg.state() instanceof LegState.Up);
    return leg;
  }

  @Test
  void digitsGoByInfoInOrderWhereRtpTakesNone() {
    takesEvents = false;
    Leg leg = call();
    for (char digit : "15#".toCharArray()) {
      assertThat(leg.dial(digit)).isTrue();
    }
    assertThat(leg.dial('x')).isFalse();
    Await.until("they came", () -> byInfo.size() == 3);
    assertThat(byInfo).containsExactly('1', '5', '#');
    assertThat(byRtp).isEmpty();
  }

  @Test
  void digitsGoByRtpWhereTheyCan() {
    Leg leg = call();
    assertThat(leg.dial('9')).isTrue();
    Await.until("it came", () -> byRtp.size() == 1);
    assertThat(byRtp).containsExactly('9');
    assertThat(byInfo).isEmpty();
  }

  @Test
  void aDigitThatComesByBothWaysIsHeardOnce() {
    Leg leg = call();
    calls.getFirst().dial('7');
    Await.until("it came by INFO", () -> heard.size() == 1);
    long before = leg.quality().packetsReceived();
    media.sendDigit('7');
    for (int i = 0; i < 20; i++) {
      media.write(new int[80]);
    }
    Await.until("it came by RTP", () -> leg.quality().packetsReceived() >= before + 8);
    calls.getFirst().dial('8');
    Await.until("the next came", () -> heard.contains('8'));
    assertThat(heard).containsExactly('7', '8');
  }
}
