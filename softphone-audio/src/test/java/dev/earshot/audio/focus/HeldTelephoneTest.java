package dev.earshot.audio.focus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.LoopbackPhone;
import dev.earshot.audio.Parsed;
import dev.earshot.audio.phone.MediaPath;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.rtp.RtpPacket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A telephone on a plain socket in a stepped room: what its description and its stalls do. */
class HeldTelephoneTest {
  private final Stage stage = new Stage();
  private final Line listener = stage.join("room", EntryOptions.NONE);
  private final RtpLoop loop = RtpLoop.start();
  private final DatagramChannel socket = DatagramChannel.open();
  private final MediaPath path = MediaPath.open(LoopbackPhone.media("PCMU"), loop, digit -> {});
  private int sent;

  HeldTelephoneTest() throws IOException {
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @AfterEach
  void close() throws IOException {
    path.close();
    socket.close();
    loop.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"recvonly", "inactive"})
  void b17WhoOnlyWantsToListenIsNotHeard(String direction) throws IOException {
    int port = answer(direction);
    join();
    for (int tick = 0; tick < 50; tick++) {
      say(port, true);
      stage.ticks(1);
    }
    assertThat(listener.heardNothingSince(0)).isTrue();

    answer("sendrecv");
    talk(port, 30);
    assertThat(listener.heardNothingSince(0)).isFalse();
    answer(direction);
    stage.ticks(2);
    int from = listener.now();
    for (int tick = 0; tick < 50; tick++) {
      say(port, true);
      stage.ticks(1);
    }
    assertThat(listener.heardNothingSince(from)).isTrue();
  }

  @Test
  void b18AfterAStallOfASecondTheDelayDoesNotStay() throws IOException {
    int port = answer("sendrecv");
    join();
    talk(port, 100);
    stage.ticks(100);
    for (int late = 0; late < 100; late++) {
      say(port, true);
    }
    arrive();
    talk(port, 150);
    for (int tick = 0; tick < 100; tick++) {
      say(port, false);
      arrive();
      stage.ticks(1);
    }
    int from = listener.now();
    talk(port, 40);

    int[] heard = listener.heardSince(from);
    int onset = 0;
    while (onset < heard.length && Math.abs(heard[onset]) < 1000) {
      onset++;
    }
    assertThat(onset / 16).as("delay in ms after the stall").isLessThan(200);
  }

  private void talk(int port, int ticks) throws IOException {
    for (int tick = 0; tick < ticks; tick++) {
      say(port, true);
      arrive();
      stage.ticks(1);
    }
  }

  /** Takes the telephone's offer of this direction; the value is where it has to send. */
  private int answer(String direction) throws IOException {
    int port = ((InetSocketAddress) socket.getLocalAddress()).getPort();
    Parsed<String> answer =
        path.answer(
            "v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio "
                + port
                + " RTP/AVP 0\na="
                + direction
                + "\n");
    assertThat(answer).isInstanceOf(Parsed.Ok.class);
    String sdp = ((Parsed.Ok<String>) answer).value();
    return Integer.parseInt(sdp.split("m=audio ", 2)[1].split(" ", 2)[0]);
  }

  private void join() {
    FocusMember member =
        new FocusMember(
            UUID.randomUUID(),
            "",
            "x",
            "",
            "room",
            Set.of(),
            Optional.empty(),
            false,
            false,
            Instant.EPOCH);
    assertThat(
            stage.rooms.join(
                new Arrival("room", member, EntryOptions.NONE, path, Optional.empty())))
        .isEmpty();
  }

  /** Ten milliseconds of a loud square wave of 500 Hz, or of silence. */
  private void say(int port, boolean loud) throws IOException {
    byte[] packet = new byte[12 + 80];
    RtpPacket.writeHeader(packet, false, 0, 100 + sent, 8000 + 80 * sent, 0x1234);
    sent++;
    Arrays.fill(packet, 12, packet.length, (byte) 0xFF);
    for (int i = 0; loud && i < 80; i++) {
      packet[12 + i] = (byte) (i % 16 < 8 ? 0x90 : 0x10);
    }
    socket.send(
        ByteBuffer.wrap(packet), new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  private void arrive() {
    Await.until("the packets arrive", () -> path.quality().packetsReceived() >= sent);
  }
}
