package dev.earshot.app.interop;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The built command {@code earshot focus} as a user starts it. */
final class FocusProcess extends Peer {
  static final String TOKEN = "inter0p";
  static final UUID ACCOUNT = UUID.fromString("9351f46a-678c-43f5-b8a6-d4eb58d131af");

  /** The tree that {@code mvn package} leaves. */
  private static final Path COMMAND = Path.of("target/earshot/bin/earshot").toAbsolutePath();

  private static final Pattern READY =
      Pattern.compile("ready: sip 127\\.0\\.0\\.1:(\\d+) .*api http://127\\.0\\.0\\.1:(\\d+)/");

  FocusProcess(Path directory, String... more) {
    super(
        directory,
        command(more),
        Map.of("EARSHOT_API_TOKEN", TOKEN, "EARSHOT_JAVA_HOME", System.getProperty("java.home")));
  }

  private static List<String> command(String... more) {
    List<String> command = new ArrayList<>(List.of(COMMAND.toString(), "focus"));
    command.addAll(List.of(more));
    return command;
  }

  /** On free ports of the loopback, with the control API. */
  static FocusProcess ready(Path directory) {
    FocusProcess focus =
        new FocusProcess(
            directory,
            "--listen",
            "127.0.0.1:0",
            "--api",
            "127.0.0.1:0",
            "--account",
            ACCOUNT.toString());
    focus.awaitSaid("ready: ");
    return focus;
  }

  private int port(int group) {
    Matcher ready = READY.matcher(said());
    if (!ready.find()) {
      throw new AssertionError("no line with the addresses in: " + said());
    }
    return Integer.parseInt(ready.group(group));
  }

  int sipPort() {
    return port(1);
  }

  InetSocketAddress api() {
    return new InetSocketAddress("127.0.0.1", port(2));
  }
}
