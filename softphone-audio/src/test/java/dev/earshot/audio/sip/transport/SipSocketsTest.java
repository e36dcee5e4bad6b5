package dev.earshot.audio.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.audio.sip.message.MessageLimits;
import dev.earshot.audio.sip.message.SipMessage;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real sockets on loopback, polled by the test's own thread. */
class SipSocketsTest {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private final List<SipMessage> messages = new ArrayList<>();
  private final List<Hop> sources = new ArrayList<>();
  private final List<String> rejections = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private SipSockets sockets;
  private long now;

  @BeforeEach
  void open() throws IOException {
    sockets =
        SipSockets.open(
            new InetSocketAddress(LOOPBACK, 0), true, Optional.empty(), MessageLimits.DEFAULT);
    sockets.listener(
        new NetworkListener() {
          @Override
          public void received(SipMessage message, Hop from) {
            messages.add(message);
            sources.add(from);
          }

          @Override
          public void rejected(Hop from, String reason) {
            rejections.add(reason);
          }

          @Override
          public void failed(Hop hop, String reason) {
            failures.add(reason);
          }
        });
  }

  @AfterEach
  void close() throws IOException {
    sockets.close();
  }

  private void pollUntil(BooleanSupplier done) throws IOException {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      sockets.poll(50, now);
    }
  }

  private static String options(String transport) {
    return "OPTIONS sip:a@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/"
        + transport
        + " 127.0.0.1:1;rport;branch=z9hG4bKx\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:a@b>\r\n"
        + "Call-ID: c\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(LOOPBACK, sockets.address().getPort());
    socket.setSoTimeout(20_000);
    return socket;
  }

  @Test
  void aPortInUseIsNamed() {
    InetSocketAddress taken = sockets.address();
    assertThatThrownBy(() -> SipSockets.open(taken, true, Optional.empty(), MessageLimits.DEFAULT))
        .isInstanceOf(IOException.class)
        .hasMessage("address already in use: 127.0.0.1:" + taken.getPort() + " (udp)");
  }

  @Test
  void aTcpPortInUseIsNamedAndTheUdpPortGivenBack() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, LOOPBACK)) {
      InetSocketAddress taken = new InetSocketAddress(LOOPBACK, other.getLocalPort());
      assertThatThrownBy(
              () -> SipSockets.open(taken, true, Optional.empty(), MessageLimits.DEFAULT))
          .hasMessage("address already in use: 127.0.0.1:" + taken.getPort() + " (tcp)");
      SipSockets.open(taken, false, Optional.empty(), MessageLimits.DEFAULT).close();
    }
  }

  @Test
  void anAddressThatIsNotOursIsNamed() {
    assertThatThrownBy(
            () ->
                SipSockets.open(
                    new InetSocketAddress("192.0.2.1", 5060),
                    true,
                    Optional.empty(),
                    MessageLimits.DEFAULT))
        .hasMessage("cannot assign requested address: 192.0.2.1:5060 (udp)");
  }

  @Test
  void aResponseToADatagramGoesBackToItsSource() throws IOException {
    try (DatagramSocket peer = new DatagramSocket(0, LOOPBACK)) {
      peer.setSoTimeout(20_000);
      byte[] request = bytes(options("TCP"));
      peer.send(new DatagramPacket(request, request.length, sockets.address()));
      pollUntil(() -> !messages.isEmpty());
      SipRequest received = (SipRequest) messages.getFirst();
      sockets.send(ResponseRoute.of(received, sources.getFirst()), SipResponse.to(received, 200));
      DatagramPacket answer = new DatagramPacket(new byte[2_000], 2_000);
      peer.receive(answer);
      assertThat(new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8))
          .startsWith("SIP/2.0 200 OK\r\n")
          .contains("received=127.0.0.1")
          .contains("rport=" + peer.getLocalPort());
    }
  }

  @Test
  void hostileDatagramsAreCountedAndTheSocketLivesOn() throws IOException {
    try (DatagramSocket peer = new DatagramSocket(0, LOOPBACK)) {
      for (byte[] data : List.of(new byte[9_001], bytes("hello"), bytes("\r\n\r\n"), new byte[0])) {
        peer.send(new DatagramPacket(data, data.length, sockets.address()));
      }
      byte[] request = bytes(options("UDP"));
      peer.send(new DatagramPacket(request, request.length, sockets.address()));
      pollUntil(() -> !messages.isEmpty());
      assertThat(rejections)
          .containsExactly("datagram too long", "no empty line behind the header fields");
    }
  }

  @Test
  void aConnectionCarriesManyMessagesAndItsKeepAlive() throws IOException {
    try (Socket peer = connect()) {
      peer.getOutputStream().write(bytes(options("TCP") + "\r\n\r\n" + options("UDP")));
      pollUntil(() -> messages.size() == 2);
      assertThat(peer.getInputStream().readNBytes(2)).isEqualTo(bytes("\r\n"));
      SipRequest received = (SipRequest) messages.getFirst();
      sockets.send(ResponseRoute.of(received, sources.getFirst()), SipResponse.to(received, 200));
      assertThat(new String(peer.getInputStream().readNBytes(14), StandardCharsets.UTF_8))
          .isEqualTo("SIP/2.0 200 OK");
    }
    pollUntil(() -> failures.contains("closed by the other side"));
  }

  @Test
  void oneBadMessageDoesNotEndAConnectionButLostFramingDoes() throws IOException {
    try (Socket peer = connect()) {
      peer.getOutputStream().write(bytes("NONSENSE\r\nl: 2\r\n\r\nxx" + options("TCP")));
      pollUntil(() -> messages.size() == 1);
      assertThat(rejections).hasSize(1);
      peer.getOutputStream().write(bytes("OPTIONS x\r\nNo: length\r\n\r\n"));
      pollUntil(() -> !failures.isEmpty());
      assertThat(rejections).last().isEqualTo("no proper Content-Length on a stream");
      assertThat(peer.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void anIdleConnectionIsClosed() throws IOException {
    try (Socket peer = connect()) {
      peer.getOutputStream().write(bytes(options("TCP")));
      pollUntil(() -> messages.size() == 1);
      assertThat(sockets.isOpen(sources.getFirst().flow())).isTrue();
      now = Duration.ofMinutes(11).toNanos();
      pollUntil(() -> failures.contains("idle"));
      assertThat(peer.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void whoSaysNothingOrNeverEndsIsCutOff() throws IOException {
    try (Socket mute = connect();
        Socket slow = connect()) {
      slow.getOutputStream().write(bytes(options("TCP") + "OPTIONS "));
      pollUntil(() -> messages.size() == 1);
      now = Duration.ofSeconds(21).toNanos();
      pollUntil(() -> failures.size() == 2);
      assertThat(failures).containsOnly("no whole message in time");
      assertThat(mute.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void oneAddressHasNotAllConnections() throws IOException {
    List<Socket> peers = new ArrayList<>();
    try {
      for (int i = 0; i <= TransportLimits.DEFAULT.perSource(); i++) {
        peers.add(connect());
        sockets.poll(1, now);
      }
      pollUntil(() -> !rejections.isEmpty());
      assertThat(rejections).containsOnly("too many connections from one address");
      peers.removeFirst().close();
      pollUntil(() -> failures.contains("closed by the other side"));
      Socket another = connect();
      peers.add(another);
      another.getOutputStream().write(bytes(options("TCP")));
      pollUntil(() -> messages.size() == 1);
    } finally {
      for (Socket peer : peers) {
        peer.close();
      }
    }
  }

  @Test
  void aConnectionOfOursThatIsQuietIsKeptAliveAndItsAnswerExpected() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
      server.setSoTimeout(20_000);
      sockets.poll(0, now);
      InetSocketAddress address = new InetSocketAddress(LOOPBACK, server.getLocalPort());
      sockets.send(new Hop(Transport.TCP, address), anything());
      try (Socket peer = server.accept()) {
        peer.setSoTimeout(20_000);
        sockets.poll(50, now);
        peer.getInputStream().readNBytes(anything().bytes().length);
        for (int seconds : new int[] {101, 202}) {
          now = Duration.ofSeconds(seconds).toNanos();
          sockets.poll(0, now);
          assertThat(peer.getInputStream().readNBytes(4)).isEqualTo(bytes("\r\n\r\n"));
          if (seconds == 101) {
            peer.getOutputStream().write(bytes("\r\n"));
            sockets.poll(2_000, now);
          }
        }
        now = Duration.ofSeconds(213).toNanos();
        pollUntil(() -> failures.contains("no answer to a keep-alive"));
      }
    }
  }

  private static SipMessage anything() {
    SipRequest bye =
        new SipRequest(
            "BYE", "sip:a", dev.earshot.audio.sip.message.Headers.NONE.with("Call-ID", "c"), "");
    return SipResponse.to(bye, 200);
  }

  @Test
  void aRefusedConnectionIsReported() throws IOException {
    InetSocketAddress nobody;
    try (ServerSocket gone = new ServerSocket(0, 1, LOOPBACK)) {
      nobody = new InetSocketAddress(LOOPBACK, gone.getLocalPort());
    }
    sockets.send(new Hop(Transport.TCP, nobody), anything());
    pollUntil(() -> failures.contains("no connection"));
  }

  @Test
  void aPeerThatReadsNothingIsCutOffWhenItsQueueIsFull() throws IOException {
    try (Socket peer = connect()) {
      peer.getOutputStream().write(bytes(options("TCP")));
      pollUntil(() -> messages.size() == 1);
      SipRequest received = (SipRequest) messages.getFirst();
      SipResponse big = SipResponse.to(received, 200).withSdp("x".repeat(60_000));
      Hop back = ResponseRoute.of(received, sources.getFirst());
      for (int i = 0; i < 500 && sockets.isOpen(back.flow()); i++) {
        sockets.send(back, big);
      }
      pollUntil(() -> failures.contains("the other side takes nothing"));
    }
  }
}
