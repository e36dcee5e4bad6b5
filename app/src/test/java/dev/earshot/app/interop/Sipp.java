package dev.earshot.app.interop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** SIPp with media: plays one of our scenarios once. */
final class Sipp extends Peer {
  private Sipp(Path directory, String scenario, String room, int port) {
    super(
        directory,
        List.of(
            "sipp",
            "-sf",
            scenario,
            "-s",
            room,
            "127.0.0.1:" + port,
            "-i",
            "127.0.0.1",
            "-m",
            "1",
            "-nostdin",
            "-trace_err"),
        // Its screens ask the terminal for its abilities.
        Map.of("TERM", "xterm"));
  }

  /** Joins {@code room} with X-Speak-Only-To: agent and says a sine of {@code hertz}. */
  static Sipp whisper(Path directory, int hertz, String room, int port) {
    String scenario = "whisper.xml";
    try (InputStream text = Sipp.class.getResourceAsStream(scenario)) {
      if (text == null) {
        throw new AssertionError("no scenario " + scenario);
      }
      Files.createDirectories(directory);
      Files.copy(text, directory.resolve(scenario));
      Sound.tone(hertz, 1).writeUlaw(directory.resolve("whisper.ulaw"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Sipp(directory, scenario, room, port);
  }
}
