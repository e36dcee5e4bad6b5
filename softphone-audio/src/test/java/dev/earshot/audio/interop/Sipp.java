package dev.earshot.audio.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.codec.Codec;
import dev.earshot.audio.codec.Encoder;
import dev.earshot.audio.codec.EncoderSettings;
import dev.earshot.mixer.audio.ToneSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** SIPp 3.6: plays a scenario, in either role. */
final class Sipp extends Program {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What comes to the media port goes back to its sender. */
  private static final String ECHO = "-rtp_echo";

  private final Path folder;

  private Sipp(Path folder, List<String> command) {
    // Its screens ask the terminal for its abilities.
    super(folder, command, Map.of("TERM", "xterm"));
    this.folder = folder;
  }

  /** Calls a port of ours once. */
  static Sipp call(Path folder, SippScenario scenario, int port) {
    String target = "127.0.0.1:" + port;
    // Beside a stream it would send back ours as well, as a second source.
    return scenario.echoes()
        ? start(folder, scenario.xml(), freePort(), "u1", 1, target, ECHO)
        : start(folder, scenario.xml(), freePort(), "u1", 1, target);
  }

  /** Waits to be called once. */
  static Sipp answer(Path folder, SippScenario scenario, int ownPort) {
    return start(folder, scenario.xml(), ownPort, "u1", 1, ECHO);
  }

  /**
   * @param transport as SIPp calls it: {@code u1}, {@code t1}, {@code tn}
   * @param more for example the address to call
   */
  static Sipp start(
      Path folder, String scenario, int ownPort, String transport, int calls, String... more) {
    List<String> command = new ArrayList<>(List.of("sipp"));
    command.addAll(List.of(more));
    command.addAll(List.of("-sf", "scenario.xml", "-t", transport, "-i", "127.0.0.1"));
    command.addAll(List.of("-p", Integer.toString(ownPort), "-m", Integer.toString(calls)));
    command.addAll(List.of("-mi", "127.0.0.1", "-mp", Integer.toString(freePort())));
    command.addAll(List.of("-max_socket", "500", "-nostdin"));
    command.addAll(List.of("-trace_err", "-error_file", "errors.txt"));
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("scenario.xml"), scenario);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Sipp(folder, command);
  }

  /** Writes ten seconds of a tone of -12 dBFS as payload of G.711. */
  static void writeTone(Path file, Codec codec, double hertz) {
    int[] tone = new int[8000 * 10];
    new ToneSource(8000, hertz, -12).fill(tone);
    byte[] payload = new byte[tone.length];
    Encoder encoder = codec.newEncoder(EncoderSettings.PLAIN);
    encoder.encode(tone, tone.length, payload, 0);
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, payload);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** It ends with 0 only if every call went as its scenario says. */
  void succeeds() {
    int exitCode = exitCode(PATIENCE);
    assertThat(exitCode).as("SIPp: %s", errors()).isZero();
  }

  private String errors() {
    Path file = folder.resolve("errors.txt");
    try {
      return Files.exists(file) ? Files.readString(file) : said();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
