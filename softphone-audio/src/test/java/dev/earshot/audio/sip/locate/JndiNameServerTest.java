package dev.earshot.audio.sip.locate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The platform's DNS client against a server of a few lines. */
class JndiNameServerTest {
  private static final int SRV = 33;
  private static final int NAPTR = 35;

  private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  private final Thread server = Thread.ofPlatform().daemon().start(this::serve);
  private final JndiNameServer names =
      new JndiNameServer("dns://127.0.0.1:" + socket.getLocalPort(), false);

  JndiNameServerTest() throws IOException {}

  @AfterEach
  void stop() throws InterruptedException {
    socket.close();
    server.join(1_000);
  }

  private void serve() {
    byte[] buffer = new byte[512];
    try {
      while (true) {
        DatagramPacket query = new DatagramPacket(buffer, buffer.length);
        socket.receive(query);
        byte[] answer = answer(Arrays.copyOf(buffer, query.getLength()));
        socket.send(new DatagramPacket(answer, answer.length, query.getSocketAddress()));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  /** Header, question, one record; or no such name for any domain but lab. */
  private static byte[] answer(byte[] query) throws IOException {
    int end = 12;
    while (query[end] != 0) {
      end += query[end] + 1;
    }
    int type = (query[end + 1] & 255) << 8 | query[end + 2] & 255;
    boolean known = new String(query, 12, end - 12, StandardCharsets.US_ASCII).endsWith("lab");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(query, 0, 2);
    out.writeShort(known ? 0x8580 : 0x8583);
    out.writeShort(1);
    out.writeShort(known ? 1 : 0);
    out.writeInt(0);
    out.write(query, 12, end + 5 - 12);
    if (known) {
      byte[] data = type == SRV ? srv() : naptr();
      out.writeShort(0xc00c);
      out.writeShort(type);
      out.writeShort(1);
      out.writeInt(60);
      out.writeShort(data.length);
      out.write(data);
    }
    return bytes.toByteArray();
  }

  private static byte[] srv() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeShort(10);
    out.writeShort(60);
    out.writeShort(5070);
    name(out, "sip1", "lab");
    return bytes.toByteArray();
  }

  private static byte[] naptr() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeShort(10);
    out.writeShort(50);
    text(out, "s");
    text(out, "SIP+D2T");
    text(out, "");
    name(out, "_sip", "_tcp", "lab");
    return bytes.toByteArray();
  }

  private static void name(DataOutputStream out, String... labels) throws IOException {
    for (String label : labels) {
      text(out, label);
    }
    out.writeByte(0);
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    out.writeByte(text.length());
    out.writeBytes(text);
  }

  @Test
  void servicesAndRulesAreRead() {
    assertThat(names.srv("_sip._tcp.lab"))
        .containsExactly(new NameServer.Srv(10, 60, 5070, "sip1.lab"));
    assertThat(names.naptr("lab"))
        .containsExactly(new NameServer.Naptr(10, 50, "s", "SIP+D2T", "_sip._tcp.lab"));
  }

  @Test
  void aNameNobodyKnowsHasNothing() {
    assertThat(names.srv("_sip._tcp.nowhere")).isEmpty();
    assertThat(names.naptr("nowhere")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1 2 3", "a b c d", "1 2 999999 host", "-1 2 3 host", "1 2 3 4 5"})
  void whatIsNoRecordIsNone(String text) {
    assertThat(JndiNameServer.srvOf(text)).isEqualTo(Optional.empty());
    assertThat(JndiNameServer.naptrOf(text.replace("5", ""))).isEmpty();
  }
}
