package dev.earshot.app.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What strangers send to a SIP or RTP port; the same for the same seed. */
final class Garbage {
  private static final String INVITE =
      """
      INVITE sip:fire@127.0.0.1 SIP/2.0
      Via: SIP/2.0/UDP 127.0.0.1:5999;branch=z9hG4bKfire%d;rport
      From: <sip:fire@127.0.0.1>;tag=f%d
      To: <sip:desk@127.0.0.1>
      Call-ID: fire-%d@127.0.0.1
      CSeq: 1 INVITE
      Contact: <sip:fire@127.0.0.1:5999>
      Max-Forwards: 70
      Content-Type: application/sdp
      Content-Length: %d

      %s\
      """
          .replace("\n", "\r\n");

  /** After RFC 4475: each breaks another rule of the grammar, of SDP, or of good sense. */
  private static final List<String> TORTURE =
      List.of(
          "",
          "\r\n\r\n",
          "INVITE",
          "INVITE sip:desk@127.0.0.1 SIP/2.0\r\n\r\n",
          "INVITE sip:desk@127.0.0.1 SIP/7.0\r\nVia: SIP/7.0/UDP c\r\n\r\n",
          "INVITE <sip:desk@127.0.0.1> SIP/2.0\r\n"
              + "Call-ID: a\r\n"
              + "Call-ID: b\r\n"
              + "CSeq: 1 INVITE\r\n\r\n",
          "OPTIONS sip:desk@127.0.0.1 SIP/2.0\r\nCSeq: 99999999999999 OPTIONS\r\n\r\n",
          "BYE sip:desk@127.0.0.1 SIP/2.0\r\n"
              + "Via: SIP/2.0/UDP 127.0.0.1:5999;branch=z9hG4bKx\r\n"
              + "From: <sip:a@b>;tag=1\r\n"
              + "To: <sip:c@d>;tag=2\r\n"
              + "Call-ID: none\r\n"
              + "CSeq: 2 BYE\r\n\r\n",
          "SIP/2.0 200 OK\r\n"
              + "Via: SIP/2.0/UDP 127.0.0.1:5999;branch=z9hG4bKy\r\n"
              + "CSeq: 1 INVITE\r\n\r\n",
          "SIP/2.0 4294967297 \0\r\n\r\n",
          "INVITE sip:desk@127.0.0.1 SIP/2.0\r\nContent-Length: -1\r\n\r\n",
          "INVITE sip:desk@127.0.0.1 SIP/2.0\r\nFrom: \"" + "\\\"".repeat(2000) + "\r\n\r\n",
          "INVITE sip:desk@127.0.0.1 SIP/2.0\r\n" + "Via: SIP/2.0/UDP h\r\n".repeat(300) + "\r\n",
          "INVITE sip:" + "%00".repeat(900) + "@127.0.0.1 SIP/2.0\r\nX:\r\n\t\r\n \r\n\r\n",
          invite(1, "v=0"),
          invite(2, "v=0\r\nm=audio\r\n"),
          invite(3, "v=0\r\nc=IN IP4 999.1.1.1\r\nm=audio 70000 RTP/AVP 0\r\n"),
          invite(4, "v=0\r\nc=IN IP4 127.0.0.1\r\nm=audio 9 RTP/AVP " + "0 ".repeat(3000)),
          invite(5, "v=0\r\nc=IN IP4 127.0.0.1\r\nm=video 9 RTP/AVP 31\r\n"),
          invite(6, "\0\u00ff".repeat(500)));

  private final Random random;

  Garbage(long seed) {
    random = new Random(seed);
  }

  private static String invite(int number, String sdp) {
    return INVITE.formatted(number, number, number, sdp.length(), sdp);
  }

  /** The torture set, then {@code count} good requests with bytes changed, cut and doubled. */
  List<byte[]> sip(int count) {
    List<byte[]> messages = new ArrayList<>();
    TORTURE.forEach(text -> messages.add(text.getBytes(ISO_8859_1)));
    for (int i = 0; i < count; i++) {
      String sdp = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 9 RTP/AVP 0\r\n";
      messages.add(mutated(invite(100 + i, sdp).getBytes(ISO_8859_1)));
    }
    return messages;
  }

  private byte[] mutated(byte[] message) {
    byte[] mutant = message.clone();
    for (int i = random.nextInt(1, 12); i > 0; i--) {
      mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(mutant, random.nextInt(mutant.length)) : mutant;
  }

  /** Noise for a media port: most of it looks like RTP version 2 with some payload type. */
  List<byte[]> rtp(int count) {
    List<byte[]> packets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] packet = new byte[random.nextInt(0, 400)];
      random.nextBytes(packet);
      if (packet.length > 1 && i % 4 != 0) {
        packet[0] = (byte) (0x80 | (packet[0] & 0x3f));
        packet[1] = (byte) (i % 2 == 0 ? 0 : 200);
      }
      packets.add(packet);
    }
    return packets;
  }
}
