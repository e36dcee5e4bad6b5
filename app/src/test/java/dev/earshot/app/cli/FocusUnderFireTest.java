package dev.earshot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.api.ApiConfig;
import dev.earshot.audio.device.AudioDevices;
import dev.earshot.audio.focus.FocusConfig;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegState;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.phone.Softphone;
import dev.earshot.audio.phone.SoftphoneConfig;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.IncomingCalls;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.audio.sip.UserAgentConfig;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.audio.PcmFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A call keeps its audio, by tone, while strangers send garbage to every port of the focus. */
@Timeout(90)
class FocusUnderFireTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final int SPEAKER_HERTZ = 500;
  private static final int WINDOW = 2000;

  /** A busy machine may starve a frame; a call that was hijacked or broken would be far below. */
  private static final double KEPT = 0.8;

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final RecordingSpeaker listener = new RecordingSpeaker();
  private final StringWriter said = new StringWriter();
  private int firstRtpPort;
  private InetSocketAddress sip = new InetSocketAddress(LOOPBACK, 0);
  private Mixer mixer;
  private RtpLoop rtp;

  @BeforeEach
  void twoTelephonesTalk() throws IOException {
    firstRtpPort = freePorts();
    FocusConfig config = new FocusConfig(sip, media(firstRtpPort, firstRtpPort + 399), 500, 100);
    FocusRun run =
        opened(
            FocusRun.start(
                new FocusRun.Config(
                    config,
                    MixerConfig.DEFAULT,
                    ApiConfig.DEFAULT_ACCOUNT,
                    Optional.empty(),
                    Optional.empty()),
                new PrintWriter(said, true)));
    run.announce();
    sip = run.sip();
    mixer = opened(Mixer.start(MixerConfig.DEFAULT));
    rtp = opened(RtpLoop.start());
    telephone("listener").useSpeaker(listener);
    Softphone speaker = telephone("speaker");
    speaker.useMicrophone(
        AudioDevices.system().openMicrophone("tone:" + SPEAKER_HERTZ, new PcmFormat(16_000, 10)));
    speaker.talkTo(Optional.of(speaker.legs().getFirst()));
    speaker.microphoneGate().open(speaker.microphoneGate().gate().generation());
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  private static MediaConfig media(int first, int last) {
    return new MediaConfig(LOOPBACK, first, last, List.of("L16/16000", "PCMU"), 20, 10);
  }

  /** Eight UDP ports in a row, the first one even; found by binding them. */
  private static int freePorts() {
    for (int first = 30_000; first < 40_000; first += 8) {
      Deque<DatagramSocket> bound = new ArrayDeque<>();
      try {
        for (int port = first; port < first + 8; port++) {
          bound.push(new DatagramSocket(port, LOOPBACK));
        }
        return first;
      } catch (IOException inUse) {
        // The next eight, then.
      } finally {
        bound.forEach(DatagramSocket::close);
      }
    }
    throw new AssertionError("no free ports");
  }

  private Softphone telephone(String name) throws IOException {
    UserAgent agent =
        opened(
            UserAgent.open(
                new UserAgentConfig(new InetSocketAddress(LOOPBACK, 0), true, "test"),
                IncomingCalls.none()));
    SoftphoneConfig config = new SoftphoneConfig(name, "sip:" + name + "@127.0.0.1", media(0, 0));
    Softphone phone = opened(Softphone.open(config, mixer, agent, rtp));
    Leg leg = phone.dial("sip:desk@127.0.0.1:" + sip.getPort(), List.of(), (changed, state) -> {});
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!(leg.state() instanceof LegState.Up)) {
      assertThat(System.nanoTime()).as(name + " is " + leg.state()).isLessThan(deadline);
      LockSupport.parkNanos(5_000_000);
    }
    return phone;
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable part : open) {
      part.close();
    }
  }

  private void assertTheCallKeepsItsAudio() {
    assertThat(listener.share(SPEAKER_HERTZ, listener.length(), WINDOW)).isGreaterThan(KEPT);
  }

  private void awaitTone() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (listener.share(SPEAKER_HERTZ, listener.length(), 200) < KEPT) {
      assertThat(System.nanoTime()).as("waiting for the tone").isLessThan(deadline);
    }
  }

  private void send(List<byte[]> datagrams, int port) throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, LOOPBACK)) {
      for (byte[] datagram : datagrams) {
        socket.send(new DatagramPacket(datagram, datagram.length, LOOPBACK, port));
        // A burst would only measure the socket's buffer.
        LockSupport.parkNanos(500_000);
      }
    }
  }

  @Test
  void garbageAtTheSipPortDoesNotTouchACall() throws IOException {
    awaitTone();
    Garbage garbage = new Garbage(20_261_120);
    int from = listener.length();
    send(garbage.sip(1000), sip.getPort());
    assertThat(listener.share(SPEAKER_HERTZ, from, WINDOW)).isGreaterThan(KEPT);
    telephone("afterwards");
    assertTheCallKeepsItsAudio();
    assertThat(said.toString())
        .contains("joined: afterwards")
        .doesNotContain("left: listener", "left: speaker");
  }

  @Test
  void garbageOverTcpDoesNotTouchACall() throws IOException {
    awaitTone();
    int from = listener.length();
    for (byte[] message : new Garbage(7).sip(60)) {
      try (Socket socket = new Socket(LOOPBACK, sip.getPort())) {
        socket.getOutputStream().write(message);
      } catch (IOException refused) {
        // Hanging up on garbage is a right answer too.
        assertThat(refused).hasMessageNotContaining("refused");
      }
    }
    assertThat(listener.share(SPEAKER_HERTZ, from, WINDOW)).isGreaterThan(KEPT);
    assertTheCallKeepsItsAudio();
    assertThat(said.toString()).doesNotContain("left: listener", "left: speaker");
  }

  @Test
  void garbageAtTheMediaPortsDoesNotTouchACall() throws IOException {
    awaitTone();
    Garbage garbage = new Garbage(20_261_121);
    int from = listener.length();
    for (int port = firstRtpPort; port < firstRtpPort + 8; port++) {
      send(garbage.rtp(250), port);
    }
    assertThat(listener.share(SPEAKER_HERTZ, from, WINDOW)).isGreaterThan(KEPT);
    assertTheCallKeepsItsAudio();
    assertThat(said.toString()).doesNotContain("left: listener", "left: speaker");
  }
}
