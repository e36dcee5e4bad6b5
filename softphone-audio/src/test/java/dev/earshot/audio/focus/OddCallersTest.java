package dev.earshot.audio.focus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.LoopbackPhone;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Callers written by hand: strange user parts, and one who never sends a packet. */
class OddCallersTest {
  private static final Pattern TO_TAG = Pattern.compile("(?mi)^To:[^\r\n]*>;tag=([^;\r\n]+)\r?$");

  private final Mixer mixer = Mixer.start(MixerConfig.DEFAULT);
  private final RtpLoop rtp = RtpLoop.start();
  private final List<FocusEvent> events = new CopyOnWriteArrayList<>();
  private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  private final ConferenceFocus focus =
      ConferenceFocus.start(
          new FocusConfig(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
              LoopbackPhone.media("PCMU"),
              3,
              4,
              RoomPolicy.DEFAULT
                  .withMusic(Optional.empty())
                  .withMediaTimeout(Duration.ofMillis(500))),
          mixer,
          rtp,
          events::add);

  OddCallersTest() throws IOException {
    socket.setSoTimeout(10_000);
  }

  @AfterEach
  void close() {
    focus.close();
    rtp.close();
    mixer.close();
    socket.close();
  }

  @ParameterizedTest
  @CsvSource({
    "room, tag=1, 200",
    "room, ;tag=x, 200",
    "room, a;b;tag=c, 200",
    "tag=x, anna, 404",
    "a;tag=b, anna, 404",
    "room%3Btag%3Dx, anna, 404",
    "tag, anna, 200",
  })
  void b19AUserPartThatLooksLikeATagLeavesTheDialogWhole(String to, String from, int status)
      throws IOException {
    send(request("INVITE", to, from, "", 1));
    String answer = finalAnswer();

    assertThat(answer).startsWith("SIP/2.0 " + status + " ");
    Matcher tag = TO_TAG.matcher(answer);
    assertThat(tag.find()).as(answer).isTrue();
    assertThat(answer).contains("To: <sip:" + to + "@127.0.0.1>;tag=");
    send(request("ACK", to, from, ";tag=" + tag.group(1), 1));
    if (status == 200) {
      send(request("BYE", to, from, ";tag=" + tag.group(1), 2));
      assertThat(finalAnswer()).as("the dialog is found").startsWith("SIP/2.0 200 ");
      Await.until("he has left", () -> focus.rooms().isEmpty());
    }
  }

  @Test
  void b13ATelephoneThatNeverSendsAnythingIsHungUp() throws IOException {
    send(request("INVITE", "room", "anna", "", 1));
    String answer = finalAnswer();
    Matcher tag = TO_TAG.matcher(answer);
    assertThat(tag.find()).as(answer).isTrue();
    send(request("ACK", "room", "anna", ";tag=" + tag.group(1), 1));

    Await.until(
        "he leaves",
        () ->
            events.stream()
                .anyMatch(
                    event ->
                        event instanceof FocusEvent.MemberLeft left
                            && left.reason().equals("media timeout")));
    String next = receive();
    assertThat(next).startsWith("BYE ");
    assertThat(focus.rooms()).isEmpty();
  }

  private String request(String method, String to, String from, String toTag, int number)
      throws IOException {
    String here = "127.0.0.1:" + socket.getLocalPort();
    String body =
        method.equals("INVITE")
            ? "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
                + "m=audio 9 RTP/AVP 0\r\n"
            : "";
    return method
        + " sip:"
        + to
        + "@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP "
        + here
        + ";branch=z9hG4bK"
        + method
        + number
        + "\r\nMax-Forwards: 70\r\nFrom: <sip:"
        + from
        + "@127.0.0.1>;tag=ours\r\nTo: <sip:"
        + to
        + "@127.0.0.1>"
        + toTag
        + "\r\nCall-ID: odd-"
        + to.hashCode()
        + "-"
        + from.hashCode()
        + "\r\nCSeq: "
        + number
        + " "
        + method
        + "\r\nContact: <sip:x@"
        + here
        + ">\r\nContent-Type: application/sdp\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private void send(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    socket.send(new DatagramPacket(bytes, bytes.length, focus.address()));
  }

  private String finalAnswer() throws IOException {
    String answer = receive();
    while (answer.startsWith("SIP/2.0 1")) {
      answer = receive();
    }
    return answer;
  }

  private String receive() throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[4000], 4000);
    socket.receive(packet);
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
  }
}
