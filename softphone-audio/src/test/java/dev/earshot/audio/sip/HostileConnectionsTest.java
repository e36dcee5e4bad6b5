package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Garbage, half messages and sudden ends on TCP and TLS while a call goes on over TLS. */
class HostileConnectionsTest {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
  private static final int CONNECTIONS = 60;

  @TempDir private Path directory;

  private final EventLog caller = new EventLog();
  private final EventLog callee = new EventLog();
  private final LinkedBlockingQueue<IncomingCall> calls = new LinkedBlockingQueue<>();
  private UserAgent focus;
  private UserAgent mara;
  private Call outgoing;
  private IncomingCall incoming;

  @BeforeEach
  void aCallIsUp() throws Exception {
    TlsConfig.Identity identity = new Certificates(directory).pem("focus", "ip:127.0.0.1");
    focus =
        UserAgent.open(
            new UserAgentConfig(ANY, true, "focus").withTls(TlsConfig.listening(ANY, identity)),
            call -> {
              calls.add(call);
              return callee;
            });
    mara =
        UserAgent.open(
            new UserAgentConfig(ANY, true, "mara")
                .withTls(TlsConfig.calling().withTrust(identity.certificate())),
            IncomingCalls.none());
    String target = "sips:room@127.0.0.1:" + tlsPort();
    outgoing =
        mara.call(
            new CallRequest(target, "<sip:mara@127.0.0.1>", "v=0", List.of(), Optional.empty()),
            caller);
    incoming = calls.poll(20, TimeUnit.SECONDS);
    assertThat(incoming).isNotNull();
    incoming.answer("v=0", List.of());
    caller.next(CallEvent.Answered.class);
    callee.next(CallEvent.Confirmed.class);
  }

  private int tlsPort() {
    return focus.tlsAddress().orElseThrow().getPort();
  }

  @AfterEach
  void close() {
    mara.close();
    focus.close();
  }

  @Test
  void theCallGoesOnAndNothingBreaks() throws Exception {
    Random random = new Random(20_261_120);
    HostileMessages messages = new HostileMessages(20_261_120);
    List<Socket> left = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      int port = i % 3 == 0 ? tlsPort() : focus.address().getPort();
      Socket socket = new Socket("127.0.0.1", port);
      try {
        for (int part = random.nextInt(4); part >= 0; part--) {
          byte[] message = messages.next();
          int half = random.nextBoolean() ? message.length : random.nextInt(message.length + 1);
          socket.getOutputStream().write(message, 0, half);
        }
      } catch (IOException hungUpOn) {
        assertThat(hungUpOn).hasMessageMatching("(?i).*(reset|broken pipe).*");
      }
      if (random.nextBoolean()) {
        socket.setSoLinger(true, 0);
        socket.close();
      } else {
        left.add(socket);
      }
    }
    outgoing.reinvite("hold");
    assertThat(callee.next(CallEvent.Reinvited.class).offer()).isEqualTo("hold");
    incoming.answerReinvite("held");
    caller.next(CallEvent.ReinviteAnswered.class);
    outgoing.hangUp();
    callee.next(CallEvent.Ended.class);
    for (Socket socket : left) {
      socket.close();
    }
    assertThat(focus.stats().internalErrors()).isZero();
    assertThat(focus.stats().rejected()).isNotEmpty();
  }
}
