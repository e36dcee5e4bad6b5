package dev.earshot.audio.interop;

import dev.earshot.audio.Await;
import dev.earshot.audio.sip.Secret;
import dev.earshot.audio.sip.SipAccount;
import dev.earshot.audio.sip.TlsConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Kamailio as registrar and proxy on one port, UDP and TCP. It challenges REGISTER and INVITE (any
 * user, password {@code secret}), stays in the path by Record-Route, sends calls to {@code r1} to
 * the focus and others to whom is registered.
 */
final class Kamailio implements AutoCloseable {
  static final String REALM = "lab.test";

  private final Path folder;
  private final int port;
  private Program program;

  private Kamailio(Path folder, int port) {
    this.folder = folder;
    this.port = port;
    this.program = run();
  }

  /**
   * @param algorithm of its digest: {@code MD5} or {@code SHA-256}
   * @param percentLost of the datagrams it takes from and passes to others
   */
  static Kamailio start(Path folder, String algorithm, int focusPort, int percentLost) {
    return start(folder, algorithm, focusPort, percentLost, "", "");
  }

  /**
   * One that takes TLS as well, on another port.
   *
   * @param identity its certificate and key
   */
  static Kamailio startWithTls(Path folder, int tlsPort, TlsConfig.Identity identity) {
    String tls =
        """
        loadmodule "tls.so"
        modparam("tls", "tls_method", "TLSv1.2+")
        modparam("tls", "certificate", "%s")
        modparam("tls", "private_key", "%s")
        """
            .formatted(identity.certificate(), identity.key().orElseThrow());
    String listen = "enable_tls=yes\nlisten=tls:127.0.0.1:" + tlsPort;
    return start(folder, "SHA-256", 9, 0, listen, tls);
  }

  private static Kamailio start(
      Path folder,
      String algorithm,
      int focusPort,
      int percentLost,
      String tlsListen,
      String tlsModule) {
    try (InputStream text = Kamailio.class.getResourceAsStream("/kamailio.cfg");
        DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Files.createDirectories(folder);
      int port = free.getLocalPort();
      String config =
          new String(text.readAllBytes(), StandardCharsets.US_ASCII)
              .replace("@PORT@", Integer.toString(port))
              .replace("@FOCUS@", Integer.toString(focusPort))
              .replace("@ALGORITHM@", algorithm)
              .replace("@TLS-LISTEN@", tlsListen)
              .replace("@TLS@", tlsModule)
              .replace("@LOST@", Integer.toString(percentLost));
      Files.writeString(folder.resolve("kamailio.cfg"), config);
      free.close();
      return new Kamailio(folder, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Program run() {
    Program started =
        new Program(
            folder,
            List.of("kamailio", "-DD", "-E", "-f", "kamailio.cfg", "-m", "64", "-M", "8"),
            Map.of());
    try {
      Await.until("Kamailio listens", () -> listens() || !started.isAlive());
      if (!started.isAlive()) {
        throw new AssertionError("Kamailio ended");
      }
    } catch (AssertionError late) {
      started.close();
      throw new AssertionError("it said: " + started.said(), late);
    }
    return started;
  }

  private boolean listens() {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Kills it and all its children at once. */
  void kill() {
    program.kill();
  }

  /** Starts it again: it knows nobody any more. */
  void restart() {
    program = run();
  }

  /** Freezes it, or lets it go on: as if its cable were pulled. */
  void freeze(boolean frozen) {
    program.freeze(frozen);
  }

  int port() {
    return port;
  }

  /** An address in its domain, for example {@code uri("r1", ";transport=tcp")}. */
  String uri(String user, String parameters) {
    return "sip:" + user + "@127.0.0.1:" + port + parameters;
  }

  SipAccount account(String user, String password, String transport) {
    return new SipAccount(
        uri(user, ""),
        user,
        new Secret(password),
        new InetSocketAddress("127.0.0.1", port),
        transport,
        Duration.ofSeconds(60));
  }

  /** A line of baresip's accounts; it registers and is challenged by MD5, which is all it knows. */
  String baresipAccount(String user, String transport) {
    return "<sip:%s@127.0.0.1:%d;transport=%s>;auth_user=%s;auth_pass=secret;regint=60"
        .formatted(user, port, transport, user);
  }

  String said() {
    return program.said();
  }

  @Override
  public void close() {
    program.close();
  }
}
