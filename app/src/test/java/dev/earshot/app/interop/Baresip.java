package dev.earshot.app.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * baresip without sound card: sends a tone from a file, in PCMU, and records what it hears as its
 * decoder delivers it.
 */
final class Baresip extends Peer {
  private static final String CONFIG =
      """
      sip_listen 127.0.0.1:0
      net_interface 127.0.0.1
      audio_source aufile,%1$s/tone.wav
      audio_player aubridge,ear
      audio_alert aubridge,bell
      module_path /usr/lib/baresip/modules
      module stdio.so
      module g711.so
      module aufile.so
      module aubridge.so
      module sndfile.so
      module_tmp account.so
      module_app menu.so
      snd_path %1$s
      """;

  private final Path directory;

  private Baresip(Path directory, String target) {
    super(
        directory,
        List.of("baresip", "-f", directory.toString(), "-e", "/dial " + target),
        Map.of());
    this.directory = directory;
  }

  /** Calls {@code target} as {@code name} and says a sine of {@code hertz} for a minute. */
  static Baresip call(Path directory, String name, int hertz, String target) {
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve("config"), CONFIG.formatted(directory));
      Files.writeString(
          directory.resolve("accounts"),
          "<sip:%s@127.0.0.1>;regint=0;audio_codecs=PCMU/8000/1%n".formatted(name));
      Files.writeString(directory.resolve("contacts"), "");
      Sound.tone(hertz, 60).writeWav(directory.resolve("tone.wav"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Baresip peer = new Baresip(directory, target);
    peer.awaitSaid("Call established");
    Peer.await(() -> !peer.recordings().isEmpty(), 10, () -> "no recording: " + peer.said());
    return peer;
  }

  private List<Path> recordings() {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith("-dec.wav")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it has heard until now, from the first packet on. */
  Sound heard() {
    return Sound.readGrowing(recordings().getFirst());
  }
}
