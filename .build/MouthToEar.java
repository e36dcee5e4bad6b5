import dev.earshot.audio.device.pulse.PulseAudio;
import dev.earshot.audio.device.pulse.PulseStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures mouth to ear: two {@code earshot} telephones as processes of their own, fresh ones for
 * each call, on the null sinks of a PulseAudio server of our own, over real SIP and RTP. Clicks are
 * played into the caller's microphone; both what that microphone delivers and what the answerer's
 * loudspeaker plays are recorded in this process, in fragments of 5 ms on one clock. The difference
 * is the delay from microphone to loudspeaker; the way of the click to the microphone is not in it.
 *
 * <pre>
 * mvn package
 * java --enable-native-access=ALL-UNNAMED -cp 'app/target/earshot/lib/*' .build/MouthToEar.java [calls] [clicks] [options of both telephones ...]
 * </pre>
 *
 * Linux, needs {@code pulseaudio}. The environment variable {@code PULSE_SERVER} must name the
 * socket that the server is to make: {@code PULSE_SERVER=unix:/tmp/m2e/native}.
 */
final class MouthToEar {
  private static final Path EARSHOT = Path.of("app/target/earshot/bin/earshot");
  private static final int RATE = 48_000;
  private static final int FRAGMENT_MILLIS = 5;
  private static final int PORT = 5081;

  /** Apart, so that an echo of one is never taken for the next. */
  private static final int CLICK_EVERY_MILLIS = 700;

  public static void main(String[] args) throws Exception {
    int calls = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    int clicks = args.length > 1 ? Integer.parseInt(args[1]) : 20;
    List<String> options = args.length > 2 ? List.of(args).subList(2, args.length) : List.of();
    String server = System.getenv("PULSE_SERVER");
    if (server == null || !server.startsWith("unix:")) {
      System.err.println("PULSE_SERVER must be unix:SOCKET, a file that does not exist yet");
      System.exit(2);
    }
    Process pulse = startServer(Path.of(server.substring("unix:".length())));
    try {
      measure(calls, clicks, options);
    } finally {
      pulse.destroyForcibly().waitFor();
    }
  }

  private static void measure(int calls, int clicks, List<String> options) throws Exception {
    PulseAudio audio = PulseAudio.load(() -> {}).orElseThrow();
    audio.connect(Duration.ofSeconds(5));
    try (Ear mouth = new Ear(audio.record("mouth.monitor", RATE, FRAGMENT_MILLIS));
        Ear ear = new Ear(audio.record("ear.monitor", RATE, FRAGMENT_MILLIS));
        Mouth voice = new Mouth(audio.play("mouth", RATE, FRAGMENT_MILLIS))) {
      List<Double> all = new ArrayList<>();
      List<Double> medians = new ArrayList<>();
      for (int call = 1; call <= calls; call++) {
        List<Double> delays = call(mouth, ear, voice, clicks, options);
        medians.add(median(delays));
        all.addAll(delays);
        System.out.printf(
            Locale.ROOT,
            "call %d: %d clicks, median %.1f ms, least %.1f, most %.1f, first %.1f, last %.1f%n",
            call,
            delays.size(),
            median(delays),
            Collections.min(delays),
            Collections.max(delays),
            delays.getFirst(),
            delays.getLast());
      }
      System.out.printf(
          Locale.ROOT,
          "measured: mouth to ear median %.1f ms of %d clicks in %d calls (medians of calls %.1f to"
              + " %.1f)%n",
          median(all),
          all.size(),
          calls,
          Collections.min(medians),
          Collections.max(medians));
    }
  }

  private static List<Double> call(
      Ear mouth, Ear ear, Mouth voice, int clicks, List<String> options) throws Exception {
    Process answerer =
        phone(
            options,
            "answer",
            "--once",
            "--listen",
            "127.0.0.1:" + PORT,
            "device:idle-mic",
            "device:ear");
    List<Double> delays = new ArrayList<>();
    try (BufferedReader said = answerer.inputReader()) {
      await(said, "ready");
      Process caller =
          phone(
              options,
              "call",
              "sip:x@127.0.0.1:" + PORT,
              "--name",
              "caller",
              "device:mouth-mic",
              "device:idle");
      try (BufferedReader heard = caller.inputReader()) {
        await(heard, "up ");
        listen(mouth, ear, 1500);
        for (int i = 0; i < clicks; i++) {
          voice.click();
          mouth.forget();
          ear.forget();
          listen(mouth, ear, CLICK_EVERY_MILLIS);
          if (mouth.clickNanos > 0 && ear.clickNanos > 0) {
            delays.add((ear.clickNanos - mouth.clickNanos) / 1e6);
          }
        }
      } finally {
        caller.destroy();
        caller.waitFor(5, TimeUnit.SECONDS);
        caller.destroyForcibly();
      }
    } finally {
      answerer.destroy();
      answerer.waitFor(5, TimeUnit.SECONDS);
      answerer.destroyForcibly();
    }
    if (delays.isEmpty()) {
      throw new IOException("no click was heard");
    }
    return delays;
  }

  private static Process phone(List<String> options, String... verbMicrophoneSpeaker)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(EARSHOT.toString()));
    int verb = verbMicrophoneSpeaker.length - 2;
    command.addAll(Arrays.asList(verbMicrophoneSpeaker).subList(0, verb));
    command.addAll(List.of("--microphone", verbMicrophoneSpeaker[verb]));
    command.addAll(List.of("--speaker", verbMicrophoneSpeaker[verb + 1]));
    command.addAll(options);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static void await(BufferedReader said, String word) throws IOException {
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if ((line + " ").contains(" " + word)) {
        return;
      }
    }
    throw new IOException("the telephone ended before it said '" + word + "'");
  }

  private static void listen(Ear mouth, Ear ear, int millis) {
    long end = System.nanoTime() + millis * 1_000_000L;
    while (System.nanoTime() < end) {
      mouth.hear();
      ear.hear();
      LockSupport.parkNanos(500_000);
    }
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private static Process startServer(Path socket) throws Exception {
    Path folder = socket.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Files.deleteIfExists(socket);
    Path script = folder.resolve("m2e.pa");
    String sink =
        "load-module module-null-sink sink_name=%s rate=48000 channels=1 channel_map=mono"
            + " format=s16le%n";
    Files.writeString(
        script,
        "load-module module-native-protocol-unix auth-anonymous=1 socket=%s%n".formatted(socket)
            + sink.formatted("mouth")
            + sink.formatted("ear")
            + sink.formatted("idle")
            + "load-module module-remap-source source_name=mouth-mic master=mouth.monitor%n"
                .formatted()
            + "load-module module-remap-source source_name=idle-mic master=idle.monitor%n"
                .formatted());
    ProcessBuilder builder =
        new ProcessBuilder(
            "pulseaudio",
            "-n",
            "-F",
            script.toString(),
            "--daemonize=no",
            "--use-pid-file=no",
            "--exit-idle-time=-1",
            "--disable-shm=no",
            "--realtime=yes",
            "--high-priority=no");
    builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
    builder.environment().put("PULSE_RUNTIME_PATH", folder.toString());
    builder.environment().put("PULSE_STATE_PATH", folder.resolve("state").toString());
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
    Process pulse = builder.start();
    for (int i = 0; i < 500 && !Files.exists(socket); i++) {
      Thread.sleep(10);
    }
    return pulse;
  }

  /** Plays silence, and a click when asked. */
  private static final class Mouth implements AutoCloseable {
    private final PulseStream stream;
    private final Thread thread;
    private volatile boolean wanted;
    private volatile boolean closed;

    Mouth(PulseStream stream) {
      this.stream = stream;
      thread = Thread.ofPlatform().daemon().start(this::play);
    }

    void click() {
      wanted = true;
    }

    private void play() {
      byte[] piece = new byte[2 * RATE / 1000 * FRAGMENT_MILLIS];
      int ahead = stream.writable() - 4 * piece.length;
      while (!closed) {
        while (stream.writable() > ahead) {
          boolean click = wanted;
          wanted = false;
          for (int i = 0; i < piece.length / 2; i++) {
            // Three ms of 1 kHz: passes every codec.
            double value =
                click && i < 3 * RATE / 1000 ? 20_000 * Math.sin(2 * Math.PI * i / 48) : 0;
            piece[2 * i] = (byte) (int) value;
            piece[2 * i + 1] = (byte) ((int) value >> 8);
          }
          stream.write(piece, piece.length);
        }
        LockSupport.parkNanos(1_000_000);
      }
    }

    @Override
    public void close() throws InterruptedException {
      closed = true;
      thread.join();
      stream.close();
    }
  }

  /** Records and notes when the first loud sample was played. */
  private static final class Ear implements AutoCloseable {
    private final PulseStream stream;
    private final byte[] bytes = new byte[2 * RATE];
    private long samples;

    /** When sample 0 was played, by the least delayed fragments so far. */
    private long zeroNanos = Long.MAX_VALUE;

    long clickNanos;

    Ear(PulseStream stream) {
      this.stream = stream;
    }

    void forget() {
      clickNanos = 0;
    }

    void hear() {
      int waiting = stream.readable();
      if (waiting <= 0) {
        return;
      }
      long now = System.nanoTime();
      int count = stream.read(bytes, waiting & ~1) / 2;
      long first = samples;
      samples += count;
      zeroNanos = Math.min(zeroNanos, now - nanos(samples));
      for (int i = 0; i < count && clickNanos == 0; i++) {
        int sample = (short) ((bytes[2 * i] & 0xFF) | bytes[2 * i + 1] << 8);
        if (Math.abs(sample) > 4000) {
          clickNanos = zeroNanos + nanos(first + i);
        }
      }
    }

    private static long nanos(long samples) {
      return samples * 1_000_000_000L / RATE;
    }

    @Override
    public void close() {
      stream.close();
    }
  }
}
