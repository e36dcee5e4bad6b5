package dev.earshot.app.backend.jambonz.inspect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** An event socket over loopback that answers {@code api} commands by a table. */
public final class FakeEventSocket implements AutoCloseable {
  private final ServerSocket server;
  private final Map<String, String> answers = Collections.synchronizedMap(new LinkedHashMap<>());
  private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());
  final List<String> received = Collections.synchronizedList(new ArrayList<>());

  /** Sent instead of an answer; then the connection is closed unless it is empty. */
  volatile Optional<String> instead = Optional.empty();

  volatile String greeting = "Content-Type: auth/request\n\n";
  final AtomicInteger connections = new AtomicInteger();

  public FakeEventSocket() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  public InetSocketAddress address() {
    return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
  }

  public void answer(String command, String printed) {
    answers.put(command, printed);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      OutputStream out = socket.getOutputStream();
      write(out, greeting);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.isEmpty()) {
          received.add(line);
          if (!answer(out, line)) {
            return;
          }
        }
      }
    } catch (IOException e) {
      // The client went away, or the test is over.
    }
  }

  private boolean answer(OutputStream out, String line) throws IOException {
    if (line.startsWith("auth ")) {
      String reply = line.equals("auth ClueCon") ? "+OK accepted" : "-ERR invalid";
      write(out, "Content-Type: command/reply\nReply-Text: " + reply + "\n\n");
      return true;
    }
    if (instead.isPresent()) {
      write(out, instead.get());
      return instead.get().isEmpty();
    }
    String body = answers.getOrDefault(line.substring("api ".length()), "-ERR no reply\n");
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    write(out, "Content-Type: api/response\nContent-Length: " + length + "\n\n" + body);
    return true;
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Every connection is lost. */
  void cut() throws IOException {
    for (Socket socket : List.copyOf(open)) {
      socket.close();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
  }
}
