package dev.earshot.audio.interop;

import dev.earshot.audio.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A PulseAudio server of our own in a folder of its own, with a virtual headset: what is played
 * into {@code micfeed} is captured from the default source, what is played to the default sink can
 * be recorded from {@code headset.monitor}. Everything it started ends with it.
 */
final class PulseServer implements AutoCloseable {
  private final Path folder;
  private final List<Process> started = new ArrayList<>();

  PulseServer(Path folder) throws IOException {
    this.folder = folder;
    Path socket = folder.resolve("pulse/native");
    Files.createDirectories(folder.resolve("pulse"));
    Files.createDirectories(folder.resolve("state"));
    Files.writeString(
        folder.resolve("test.pa"),
        """
        load-module module-native-protocol-unix auth-anonymous=1 socket=%s
        load-module module-null-sink sink_name=headset rate=48000 channels=1 channel_map=mono format=s16le
        load-module module-null-sink sink_name=micfeed rate=48000 channels=1 channel_map=mono format=s16le
        load-module module-remap-source source_name=mic master=micfeed.monitor
        set-default-sink headset
        set-default-source mic
        """
            .formatted(socket));
    Files.writeString(
        folder.resolve("asound.conf"),
        "pcm.!default { type pulse }\nctl.!default { type pulse }\n");
    run(
        "pulseaudio",
        "-n",
        "-F",
        folder.resolve("test.pa").toString(),
        "--daemonize=no",
        "--use-pid-file=no",
        "--exit-idle-time=-1",
        "--disable-shm=no",
        "--realtime=no",
        "--high-priority=no");
    Await.until("pulseaudio listens", () -> Files.exists(socket));
    // A null sink without a reader in a hurry renders in blocks of two seconds.
    run("parec", "--latency-msec=10", "-d", "headset.monitor");
    run("parec", "--latency-msec=10", "-d", "mic");
  }

  /** Starts a program that uses this server. */
  Process run(String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.put("XDG_RUNTIME_DIR", folder.toString());
    environment.put("PULSE_RUNTIME_PATH", folder.resolve("pulse").toString());
    environment.put("PULSE_STATE_PATH", folder.resolve("state").toString());
    environment.put("PULSE_SERVER", "unix:" + folder.resolve("pulse/native"));
    environment.put(
        "ALSA_CONFIG_PATH", "/usr/share/alsa/alsa.conf:" + folder.resolve("asound.conf"));
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
    Process process = builder.start();
    started.add(process);
    return process;
  }

  /** What the programs wrote to their standard error. */
  String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  /** Kills the server itself, as a crash would. */
  void crash() throws InterruptedException {
    started.getFirst().destroyForcibly().waitFor(5, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    started.reversed().forEach(Process::destroyForcibly);
    for (Process process : started) {
      process.onExit().orTimeout(5, TimeUnit.SECONDS).join();
    }
  }
}
