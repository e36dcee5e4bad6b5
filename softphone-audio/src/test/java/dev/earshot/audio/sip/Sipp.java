package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of SIPp with a scenario of ours. A machine without SIPp fails. */
public final class Sipp {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Path errors;

  private Sipp(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
  }

  /**
   * @param transport {@code u1}, {@code t1} or {@code tn}
   * @param more further arguments, such as the target
   */
  public static Sipp start(
      Path directory, String scenario, String transport, int port, int calls, String... more)
      throws IOException {
    Path errors = directory.resolve("errors.txt");
    List<String> command = new ArrayList<>(List.of("sipp"));
    command.addAll(List.of(more));
    command.addAll(List.of("-sf", scenario(scenario)));
    command.addAll(List.of("-t", transport, "-i", "127.0.0.1", "-p", Integer.toString(port)));
    command.addAll(List.of("-m", Integer.toString(calls), "-max_socket", "500", "-nostdin"));
    command.addAll(List.of("-trace_err", "-error_file", errors.toString()));
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("screen.txt").toFile())
            .start();
    return new Sipp(process, errors);
  }

  private static String scenario(String name) {
    try {
      return Path.of(Sipp.class.getResource("/sipp/" + name).toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  /** Waits that long at most for its end. */
  public boolean endsWithin(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** SIPp exits with 0 only if every call went as its scenario says. */
  public void succeeds() throws IOException {
    try {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("SIPp ended").isTrue();
      String said = Files.exists(errors) ? Files.readString(errors) : "";
      assertThat(process.exitValue()).as("SIPp: %s", said).isZero();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  public static int freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
