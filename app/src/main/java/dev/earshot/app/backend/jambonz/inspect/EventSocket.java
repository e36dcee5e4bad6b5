package dev.earshot.app.backend.jambonz.inspect;

import dev.earshot.audio.sip.Secret;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * One connection to FreeSWITCH' event socket, inbound mode: {@code auth} once, then {@code api}
 * commands one after the other. Not encrypted. After any failure it is of no more use. One thread;
 * {@link #close} by any.
 */
final class EventSocket implements Closeable {
  private static final int MOST_BODY = 1 << 18;
  private static final int MOST_HEADERS = 32;
  private static final int LONGEST_LINE = 1_024;

  private final Socket socket = new Socket();
  private final InstantSource clock;
  private final byte[] buffer = new byte[8_192];
  private int next;
  private int filled;
  private Instant until = Instant.MIN;

  private record Head(String type, String reply, int length) {}

  private EventSocket(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * @param patience for the connection and the log-in together
   * @throws IOException that never says the password
   */
  static EventSocket open(
      InetSocketAddress server, Secret password, Duration patience, InstantSource clock)
      throws IOException {
    EventSocket opened = new EventSocket(clock);
    try {
      opened.limit(patience);
      InetSocketAddress resolved = new InetSocketAddress(server.getHostString(), server.getPort());
      if (resolved.isUnresolved()) {
        throw new IOException("the event socket's host is not known: " + server.getHostString());
      }
      opened.socket.connect(resolved, opened.left());
      opened.logIn(password);
      return opened;
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  private void logIn(Secret password) throws IOException {
    Head greeting = head();
    if (!greeting.type().equals("auth/request")) {
      throw new IOException("the event socket does not ask who we are: " + greeting.type());
    }
    send("auth " + password.reveal(), "the password");
    Head answer = head();
    if (!answer.type().equals("command/reply") || !answer.reply().startsWith("+OK")) {
      throw new IOException("the event socket refuses the password");
    }
  }

  /** From now on everything together may take so long. */
  void limit(Duration patience) {
    until = clock.instant().plus(patience);
  }

  /**
   * @return what the command printed
   */
  String api(String command) throws IOException {
    send("api " + command, "a command");
    Head answer = head();
    if (!answer.type().equals("api/response") || answer.length() < 0) {
      throw new IOException("the event socket answers with " + answer.type());
    }
    byte[] body = new byte[answer.length()];
    for (int i = 0; i < body.length; i++) {
      body[i] = (byte) read();
    }
    return new String(body, StandardCharsets.UTF_8);
  }

  private void send(String line, String what) throws IOException {
    if (line.chars().anyMatch(Character::isISOControl)) {
      throw new IOException(what + " cannot be sent over the event socket: it has control signs");
    }
    socket.getOutputStream().write((line + "\n\n").getBytes(StandardCharsets.UTF_8));
  }

  private Head head() throws IOException {
    String type = "";
    String reply = "";
    int length = -1;
    int lines = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (++lines > MOST_HEADERS) {
        throw new IOException("the event socket sends too many headers");
      }
      int colon = line.indexOf(':');
      String value = line.substring(colon + 1).strip();
      switch (line.substring(0, Math.max(colon, 0))) {
        case "Content-Type" -> type = value;
        case "Reply-Text" -> reply = value;
        case "Content-Length" -> length = length(value);
        default -> {}
      }
    }
    return new Head(type, reply, length);
  }

  private static int length(String value) throws IOException {
    Optional<Integer> length =
        Optional.of(value).filter(v -> v.matches("\\d{1,7}")).map(Integer::valueOf);
    return length
        .filter(l -> l <= MOST_BODY)
        .orElseThrow(() -> new IOException("the event socket sends too much at once"));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int sign = read(); sign != '\n'; sign = read()) {
      if (line.length() >= LONGEST_LINE) {
        throw new IOException("the event socket sends too long a line");
      }
      line.append((char) sign);
    }
    return line.toString().stripTrailing();
  }

  private int read() throws IOException {
    if (next == filled) {
      socket.setSoTimeout(left());
      filled = Math.max(socket.getInputStream().read(buffer), 0);
      next = 0;
      if (filled == 0) {
        throw new EOFException("the event socket was closed");
      }
    }
    return buffer[next++] & 0xff;
  }

  private int left() throws SocketTimeoutException {
    long left = Duration.between(clock.instant(), until).toMillis();
    if (left <= 0) {
      throw new SocketTimeoutException("the event socket is too slow");
    }
    return (int) Math.min(left, Integer.MAX_VALUE);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no more use either way.
    }
  }
}
