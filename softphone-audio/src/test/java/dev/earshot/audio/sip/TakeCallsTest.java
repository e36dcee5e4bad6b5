package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who decides about calls from when on. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class TakeCallsTest {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private static void invite(DatagramSocket peer, UserAgent agent, String callId) throws Exception {
    byte[] text =
        Messages.invite(callId, "v=0").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    peer.send(new DatagramPacket(text, text.length, agent.address()));
  }

  private static CallListener refused(IncomingCall call) {
    call.reject(480, "Temporarily Unavailable");
    return (_, _) -> {};
  }

  /** The call is in the socket already while the sip thread still has to do with another one. */
  @Test
  void aCallThatComesAfterwardsGoesToTheNewDecider() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    CompletableFuture<String> decided = new CompletableFuture<>();
    IncomingCalls former =
        call -> {
          busy.countDown();
          try {
            assertThat(free.await(10, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return refused(call);
        };
    try (UserAgent agent = UserAgent.open(new UserAgentConfig(ANY, false, "test"), former);
        DatagramSocket peer = new DatagramSocket(ANY)) {
      invite(peer, agent, "first");
      assertThat(busy.await(10, TimeUnit.SECONDS)).isTrue();

      agent.takeCalls(
          call -> {
            decided.complete(call.callId());
            return refused(call);
          });
      invite(peer, agent, "second");
      free.countDown();

      assertThat(decided.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo("second");
    }
  }
}
