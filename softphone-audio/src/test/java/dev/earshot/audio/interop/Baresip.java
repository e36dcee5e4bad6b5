package dev.earshot.audio.interop;

import dev.earshot.audio.device.WavWriter;
import dev.earshot.mixer.audio.ToneSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A baresip that calls somebody, says a tone, and records what it hears. */
final class Baresip implements AutoCloseable {
  private final Path folder;
  private final Process process;

  /**
   * @param address of its own on 127/8
   */
  Baresip(Path folder, String name, String address, double hertz, String target)
      throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
    int[] tone = new int[8000 * 60];
    new ToneSource(8000, hertz, -12).fill(tone);
    WavWriter.write(folder.resolve("tone.wav"), 8000, tone);
    Files.writeString(folder.resolve("config"), config(folder, address));
    Files.writeString(
        folder.resolve("accounts"),
        "<sip:%s@%s>;regint=0;answermode=auto;audio_codecs=PCMU/8000/1\n".formatted(name, address));
    Files.writeString(folder.resolve("contacts"), "");
    ProcessBuilder builder =
        new ProcessBuilder("baresip", "-f", folder.toString(), "-e", "/dial " + target, "-t", "60");
    builder.redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("log").toFile());
    process = builder.start(); // its standard input stays open, or it would quit
  }

  private static String config(Path folder, String address) {
    return """
    sip_listen %s:0
    net_interface %s
    audio_source aufile,%s/tone.wav
    audio_player aubridge,sink1
    audio_alert aubridge,sink2
    module_path /usr/lib/baresip/modules
    module stdio.so
    module g711.so
    module aufile.so
    module aubridge.so
    module sndfile.so
    module_tmp account.so
    module_app menu.so
    snd_path %s
    """
        .formatted(address, address, folder, folder);
  }

  /** Hangs up and ends; the value is the recording of what it heard. */
  Path hangUp() throws IOException, InterruptedException {
    try (OutputStream keys = process.getOutputStream()) {
      keys.write("/quit\n".getBytes(StandardCharsets.US_ASCII));
    }
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      throw new IOException("baresip does not end:\n" + log());
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith("-dec.wav"))
          .findFirst()
          .orElseThrow(() -> new IOException("baresip recorded nothing"));
    }
  }

  String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().orTimeout(5, TimeUnit.SECONDS).join();
  }
}
