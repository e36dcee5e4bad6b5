package dev.earshot.app.backend.jambonz;

import dev.earshot.audio.device.Microphone;
import dev.earshot.audio.device.Speaker;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegState;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.phone.Softphone;
import dev.earshot.audio.phone.SoftphoneConfig;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.IncomingCalls;
import dev.earshot.audio.sip.SipHeader;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.audio.sip.UserAgentConfig;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.port.Port;
import dev.earshot.mixer.port.PrivacyGate;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * The edge of the fake jambonz towards registered telephones: one UDP socket that takes their
 * REGISTERs, and by which calls to them come, as telephones expect that know their registrar only.
 */
final class Sbc implements AutoCloseable {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final Mixer mixer;
  private final RtpLoop rtp;
  private final MediaConfig media;
  private final DatagramSocket edge;
  private final UserAgent inside;
  private volatile Optional<SocketAddress> telephone = Optional.empty();

  /**
   * @param mixer of the conferences, too: so a call's sound needs no buffer on its way
   */
  Sbc(Mixer mixer, RtpLoop rtp, MediaConfig media) throws IOException {
    this.mixer = mixer;
    this.rtp = rtp;
    this.media = media;
    inside = UserAgent.open(new UserAgentConfig(ANY, false, "fake jambonz"), IncomingCalls.none());
    edge = new DatagramSocket(ANY);
    Thread.ofVirtual().start(this::forward);
  }

  /** Where telephones register. */
  InetSocketAddress address() {
    return new InetSocketAddress(edge.getLocalAddress(), edge.getLocalPort());
  }

  boolean knowsTelephone() {
    return telephone.isPresent();
  }

  private void forward() {
    byte[] buffer = new byte[65_535];
    while (!edge.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        edge.receive(packet);
        take(packet);
      } catch (IOException e) {
        // Closed, or an ICMP error of a datagram before.
      }
    }
  }

  private void take(DatagramPacket packet) throws IOException {
    byte[] message = Arrays.copyOf(packet.getData(), packet.getLength());
    String text = new String(message, StandardCharsets.UTF_8);
    SocketAddress from = packet.getSocketAddress();
    if (text.startsWith("REGISTER ")) {
      telephone = Optional.of(from);
      send(registered(text).getBytes(StandardCharsets.UTF_8), from);
    } else if (from.equals(inside.address())) {
      send(message, telephone.orElseThrow());
    } else {
      send(message, inside.address());
    }
  }

  private void send(byte[] message, SocketAddress to) throws IOException {
    edge.send(new DatagramPacket(message, message.length, to));
  }

  /** Everybody may register. */
  private static String registered(String request) {
    String copied =
        request
            .lines()
            .filter(line -> line.matches("(?i)(Via|From|To|Call-ID|CSeq|Contact|Expires):.*"))
            .map(line -> line.startsWith("To:") ? line + ";tag=edge" : line)
            .collect(Collectors.joining("\r\n"));
    return "SIP/2.0 200 OK\r\n" + copied + "\r\nContent-Length: 0\r\n\r\n";
  }

  /**
   * Calls a registered telephone; it must be there already.
   *
   * @param states hears of the call's states on the sip thread
   */
  Trunk call(String user, String callSid, BiConsumer<Trunk, LegState> states) {
    return new Trunk(user, callSid, states);
  }

  @Override
  public void close() {
    edge.close();
    inside.close();
  }

  /** One call to a telephone; as a port it is that telephone in a conference. Mix thread. */
  final class Trunk implements Port {
    private final int[] fromTelephone = new int[mixer.config().format().frameSamples()];
    private final int[] toTelephone = new int[mixer.config().format().frameSamples()];
    private final Softphone phone;

    private Trunk(String user, String callSid, BiConsumer<Trunk, LegState> states) {
      phone =
          Softphone.open(
              new SoftphoneConfig("jambonz", "sip:earshot@example.org", media), mixer, inside, rtp);
      phone.useMicrophone(new Mouth());
      phone.useSpeaker(new Ear());
      phone.dial(
          "sip:" + user + "@127.0.0.1:" + edge.getLocalPort(),
          List.of(new SipHeader("X-Call-Sid", callSid)),
          (leg, state) -> {
            if (state instanceof LegState.Up) {
              speakInto(leg);
            }
            states.accept(this, state);
          });
    }

    private void speakInto(Leg leg) {
      phone.talkTo(Optional.of(leg));
      PrivacyGate.Opener opener = phone.microphoneGate();
      opener.open(opener.gate().generation());
    }

    void hangUp() {
      phone.close();
    }

    @Override
    public int sampleRate() {
      return mixer.config().sampleRate();
    }

    @Override
    public boolean read(int[] frame) {
      System.arraycopy(fromTelephone, 0, frame, 0, frame.length);
      return true;
    }

    @Override
    public void write(int[] frame) {
      System.arraycopy(frame, 0, toTelephone, 0, frame.length);
    }

    /** Says to the telephone what the conference says. */
    private final class Mouth implements Microphone {
      @Override
      public String description() {
        return "conference";
      }

      @Override
      public boolean read(int[] frame) {
        System.arraycopy(toTelephone, 0, frame, 0, frame.length);
        return true;
      }

      @Override
      public void close() {}
    }

    /** Takes what the telephone says. */
    private final class Ear implements Speaker {
      @Override
      public String description() {
        return "conference";
      }

      @Override
      public void write(int[] frame) {
        System.arraycopy(frame, 0, fromTelephone, 0, frame.length);
      }

      @Override
      public void close() {}
    }
  }
}
