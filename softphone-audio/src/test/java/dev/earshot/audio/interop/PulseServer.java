package dev.earshot.audio.interop;

import dev.earshot.audio.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PulseAudio server of our own in a folder of its own, with a virtual headset: what is played
 * into {@code micfeed} is captured from the default source, what is played to the default sink can
 * be recorded from {@code headset.monitor}. Everything it started ends with it.
 */
final class PulseServer implements AutoCloseable {
  private static final String HEADSET =
      "load-module module-null-sink sink_name=headset rate=48000 channels=1 channel_map=mono"
          + " format=s16le sink_properties=device.description=Headset";

  private final Path folder;
  private final List<Process> started = new ArrayList<>();
  private Process server;

  PulseServer(Path folder) throws IOException {
    this.folder = folder;
    Path socket = folder.resolve("pulse/native");
    Files.createDirectories(folder.resolve("pulse"));
    Files.createDirectories(folder.resolve("state"));
    Files.writeString(
        folder.resolve("test.pa"),
        """
        load-module module-native-protocol-unix auth-anonymous=1 socket=%s
        %s
        load-module module-null-sink sink_name=loudspeaker rate=48000 channels=1 channel_map=mono format=s16le sink_properties=device.description=Loudspeaker
        load-module module-null-sink sink_name=micfeed rate=48000 channels=1 channel_map=mono format=s16le
        load-module module-remap-source source_name=mic master=micfeed.monitor source_properties=device.description=Headset-Mic
        set-default-sink headset
        set-default-source mic
        """
            .formatted(socket, HEADSET));
    Files.writeString(
        folder.resolve("asound.conf"),
        "pcm.!default { type pulse }\nctl.!default { type pulse }\n");
    start();
  }

  /** Starts the server, at first or again. */
  void start() throws IOException {
    Path socket = folder.resolve("pulse/native");
    Files.deleteIfExists(socket);
    server =
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
    return run(ProcessBuilder.Redirect.DISCARD, command);
  }

  private Process run(ProcessBuilder.Redirect output, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.put("XDG_RUNTIME_DIR", folder.toString());
    environment.put("PULSE_RUNTIME_PATH", folder.resolve("pulse").toString());
    environment.put("PULSE_STATE_PATH", folder.resolve("state").toString());
    environment.put("PULSE_SERVER", "unix:" + folder.resolve("pulse/native"));
    environment.put(
        "ALSA_CONFIG_PATH", "/usr/share/alsa/alsa.conf:" + folder.resolve("asound.conf"));
    builder.redirectOutput(output);
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
    server.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
  }

  /** Lets the server hang ({@code STOP}) or go on ({@code CONT}). */
  void signal(String name) throws IOException, InterruptedException {
    run("kill", "-" + name, String.valueOf(server.pid())).waitFor(5, TimeUnit.SECONDS);
  }

  /** Number of the module that made a device, by its name. */
  int moduleOf(String kind, String name) throws IOException, InterruptedException {
    Path list = folder.resolve("list");
    Process process = run(ProcessBuilder.Redirect.to(list.toFile()), "pactl", "list", kind);
    process.waitFor(5, TimeUnit.SECONDS);
    String[] parts = Files.readString(list).split("Name: " + name + "\n", 2);
    Matcher owner = Pattern.compile("Owner Module: (\\d+)").matcher(parts[1]);
    if (!owner.find()) {
      throw new IOException("no module of " + name);
    }
    return Integer.parseInt(owner.group(1));
  }

  /** Plugs the headset in again. */
  void plugHeadset() throws IOException, InterruptedException {
    control(HEADSET.split(" "));
    run("parec", "--latency-msec=10", "-d", "headset.monitor");
  }

  /** Plugs a device in or out: a command of {@code pactl}. */
  void control(String... command) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("pactl"));
    all.addAll(List.of(command));
    run(all.toArray(String[]::new)).waitFor(5, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    // A process that was stopped dies, too.
    started.reversed().forEach(Process::destroyForcibly);
    for (Process process : started) {
      process.onExit().orTimeout(5, TimeUnit.SECONDS).join();
    }
  }
}
