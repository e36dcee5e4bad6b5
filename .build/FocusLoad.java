import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Loads the built {@code earshot focus} with telephones that all send PCMU all the time (SIPp with
 * {@code rtp_stream}) and tells what a participant's 20 ms frame costs, all threads of the process
 * included. Linux, needs {@code sipp} on the PATH and {@code mvn package} done before.
 *
 * <pre>
 * java .build/FocusLoad.java [participants] [per room] [seconds] [windows] [warm-up seconds] [tick]
 * java .build/FocusLoad.java 300 3 60 10
 * </pre>
 *
 * Best run alone in a network namespace: {@code unshare -n sh -c 'ip link set lo up; java ...'}.
 */
final class FocusLoad {
  private static final int RAMP_CALLS_PER_SECOND = 50;
  private static final Path EARSHOT = Path.of("app/target/earshot/bin/earshot");

  private static final String SCENARIO =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <scenario name="a telephone that never stops talking">
        <send retrans="500"><![CDATA[
      INVITE sip:[field0]@[remote_ip]:[remote_port] SIP/2.0
      Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
      Max-Forwards: 70
      From: <sip:caller[call_number]@[local_ip]:[local_port]>;tag=[pid]x[call_number]
      To: <sip:[field0]@[remote_ip]:[remote_port]>
      Call-ID: [call_id]
      CSeq: 1 INVITE
      Contact: <sip:caller@[local_ip]:[local_port]>
      Content-Type: application/sdp
      Content-Length: [len]

      v=0
      o=- [pid][call_number] 1 IN IP4 [media_ip]
      s=-
      c=IN IP4 [media_ip]
      t=0 0
      m=audio [rtpstream_audio_port] RTP/AVP 0
      a=ptime:20
      ]]></send>
        <recv response="100" optional="true"/>
        <recv response="180" optional="true"/>
        <recv response="200" rrs="true"/>
        <send><![CDATA[
      ACK [next_url] SIP/2.0
      Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
      Max-Forwards: 70
      [routes]
      From: <sip:caller[call_number]@[local_ip]:[local_port]>;tag=[pid]x[call_number]
      [last_To:]
      Call-ID: [call_id]
      CSeq: 1 ACK
      Content-Length: 0

      ]]></send>
        <nop><action><exec rtp_stream="VOICE,-1,0,PCMU/8000"/></action></nop>
        <pause/>
        <nop><action><exec rtp_stream="pause"/></action></nop>
        <send retrans="500"><![CDATA[
      BYE [next_url] SIP/2.0
      Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
      Max-Forwards: 70
      [routes]
      From: <sip:caller[call_number]@[local_ip]:[local_port]>;tag=[pid]x[call_number]
      [last_To:]
      Call-ID: [call_id]
      CSeq: 2 BYE
      Content-Length: 0

      ]]></send>
        <recv response="200"/>
      </scenario>
      """;

  private final int participants;
  private final int perRoom;
  private final int seconds;
  private final int windows;
  private final int warmUp;
  private final int tick;

  private FocusLoad(List<Integer> numbers) {
    participants = numbers.get(0);
    perRoom = numbers.get(1);
    seconds = numbers.get(2);
    windows = numbers.get(3);
    warmUp = numbers.get(4);
    tick = numbers.get(5);
  }

  public static void main(String... args) throws Exception {
    List<Integer> numbers = new ArrayList<>(List.of(50, 50, 10, 3, 10, 10));
    for (int i = 0; i < Math.min(args.length, numbers.size()); i++) {
      numbers.set(i, Integer.valueOf(args[i]));
    }
    if (!Files.isExecutable(EARSHOT)) {
      throw new IOException(EARSHOT + " is missing: run mvn package first");
    }
    new FocusLoad(numbers).run();
  }

  private void run() throws Exception {
    Path folder = Files.createTempDirectory("focus-load");
    Path log = folder.resolve("focus.log");
    Process focus = focus(log);
    try {
      Ready ready = Ready.of(focus, log);
      writeInputs(folder);
      Process telephones = telephones(folder, ready.sip());
      try {
        measure(focus, telephones, ready.api());
      } finally {
        stop(telephones);
      }
      System.out.println(calls(folder));
    } finally {
      stop(focus);
    }
  }

  private Process focus(Path log) throws IOException {
    return new ProcessBuilder(
            EARSHOT.toString(),
            "focus",
            "--listen=127.0.0.1:0",
            "--api=127.0.0.1:0",
            "--api-open",
            "--tick=" + tick,
            "--max-rooms=" + (participants + 1),
            "--max-members=" + Math.max(2, perRoom))
        .redirectOutput(log.toFile())
        .redirectErrorStream(true)
        .start();
  }

  /** Where the focus says it can be reached. */
  private record Ready(String sip, String api) {
    private static final Pattern LINE =
        Pattern.compile("ready: sip (\\S+).* api (http://\\S+/v1/Accounts/[0-9a-f-]+)");

    static Ready of(Process focus, Path log) throws Exception {
      for (int attempt = 0; attempt < 100 && focus.isAlive(); attempt++) {
        Matcher line = LINE.matcher(Files.readString(log));
        if (line.find()) {
          return new Ready(line.group(1), line.group(2));
        }
        TimeUnit.MILLISECONDS.sleep(200);
      }
      throw new IOException("the focus did not start:\n" + Files.readString(log));
    }
  }

  private void writeInputs(Path folder) throws IOException {
    Path voice = folder.resolve("voice.ulaw");
    Files.write(voice, speechLikeNoise());
    Files.writeString(folder.resolve("scenario.xml"), SCENARIO.replace("VOICE", voice.toString()));
    StringBuilder users = new StringBuilder("SEQUENTIAL\n");
    for (int i = 0; i < participants; i++) {
      users.append("load-").append(i / perRoom).append(";\n");
    }
    Files.writeString(folder.resolve("rooms.csv"), users);
  }

  /** Twenty seconds of coloured noise that swells four times a second, as mu-law at 8 kHz. */
  private static byte[] speechLikeNoise() {
    Random random = new Random(1);
    byte[] voice = new byte[20 * 8000];
    double previous = 0;
    for (int i = 0; i < voice.length; i++) {
      previous = 0.8 * previous + random.nextGaussian() * 600;
      double swell = 0.6 + 0.4 * Math.sin(2 * Math.PI * 4 * i / 8000);
      voice[i] = muLaw((int) Math.max(-32_000, Math.min(32_000, previous * swell)));
    }
    return voice;
  }

  private static byte muLaw(int sample) {
    int magnitude = Math.min(Math.abs(sample), 32_635) + 132;
    int exponent = 24 - Integer.numberOfLeadingZeros(magnitude);
    int code = (sample < 0 ? 0x80 : 0) | exponent << 4 | magnitude >> exponent + 3 & 15;
    return (byte) ~code;
  }

  private int rampSeconds() {
    return participants / RAMP_CALLS_PER_SECOND + 2;
  }

  private Process telephones(Path folder, String focus) throws IOException {
    int hold = rampSeconds() + warmUp + seconds * windows + 3;
    List<String> command =
        new ArrayList<>(List.of("sipp", focus, "-sf", "scenario.xml", "-inf", "rooms.csv"));
    command.addAll(List.of("-i", "127.0.0.1", "-mi", "127.0.0.1", "-nostdin", "-skip_rlimit"));
    command.addAll(List.of("-m", "" + participants, "-l", "" + participants));
    command.addAll(List.of("-r", "" + RAMP_CALLS_PER_SECOND, "-d", "" + 1000L * hold));
    command.addAll(List.of("-trace_stat", "-stf", "stat.csv", "-fd", "1", "-max_socket", "4096"));
    command.addAll(List.of("-timeout", "" + (hold + 60)));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectOutput(folder.resolve("sipp.out").toFile())
        .redirectErrorStream(true)
        .start();
  }

  private void measure(Process focus, Process telephones, String api) throws Exception {
    TimeUnit.SECONDS.sleep(rampSeconds() + warmUp);
    System.out.printf(
        "%d participants, %d per room, %d windows of %d s%n",
        participants, perRoom, windows, seconds);
    System.out.println("before " + stats(api));
    double[] costs = new double[windows];
    Map<String, Double> byThread = new TreeMap<>();
    for (int window = 0; window < windows; window++) {
      Map<String, Long> before = cpu(focus.pid());
      long start = System.nanoTime();
      TimeUnit.SECONDS.sleep(seconds);
      Map<String, Long> after = cpu(focus.pid());
      double frames = participants * 50 * (System.nanoTime() - start) / 1e9;
      costs[window] = cost(before, after, frames, byThread);
      System.out.printf(
          Locale.ROOT,
          "window %d: %.2f us per participant-frame, %d MB%n",
          window + 1,
          costs[window],
          residentMegabytes(focus.pid()));
      if (!telephones.isAlive()) {
        throw new IOException("the telephones have ended early");
      }
    }
    System.out.println("after  " + stats(api));
    byThread.forEach(
        (name, sum) -> System.out.printf(Locale.ROOT, "  %-16s %.2f%n", name, sum / windows));
    Arrays.sort(costs);
    System.out.printf(
        Locale.ROOT, "median %.2f us per participant-frame%n", costs[costs.length / 2]);
  }

  /** Adds up what threads used between two snapshots; keys are {@code name/id}. */
  private static double cost(
      Map<String, Long> before,
      Map<String, Long> after,
      double frames,
      Map<String, Double> byThread) {
    double sum = 0;
    for (Map.Entry<String, Long> thread : after.entrySet()) {
      long nanos = thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
      double each = nanos / 1000.0 / frames;
      sum += each;
      if (each > 0.05) {
        byThread.merge(thread.getKey().split("/", 2)[0], each, Double::sum);
      }
    }
    return sum;
  }

  /** CPU time of each thread so far, in ns. */
  private static Map<String, Long> cpu(long pid) throws IOException {
    Map<String, Long> times = new HashMap<>();
    try (Stream<Path> tasks = Files.list(Path.of("/proc/" + pid + "/task"))) {
      for (Path task : tasks.toList()) {
        try {
          String name =
              Files.readString(task.resolve("comm")).strip().replaceAll("[-# ]?\\d*$", "");
          String used = Files.readString(task.resolve("schedstat")).split(" ", 2)[0];
          times.put(name + "/" + task.getFileName(), Long.valueOf(used));
        } catch (IOException ended) {
          // A thread that has ended meanwhile counts no more.
        }
      }
    }
    return times;
  }

  private static long residentMegabytes(long pid) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      String line =
          lines.filter(text -> text.startsWith("VmRSS")).findFirst().orElse("VmRSS: 0 kB");
      return Long.parseLong(line.replaceAll("\\D+", "")) / 1024;
    }
  }

  private static String stats(String api) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(api + "/Stats")).build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body().strip();
    }
  }

  private String calls(Path folder) throws IOException {
    List<String> rows = Files.readAllLines(folder.resolve("stat.csv"));
    List<String> head = List.of(rows.getFirst().split(";"));
    String[] last = rows.getLast().split(";");
    return "calls: successful "
        + last[head.indexOf("SuccessfulCall(C)")]
        + ", failed "
        + last[head.indexOf("FailedCall(C)")];
  }

  private static void stop(Process process) throws Exception {
    if (process.isAlive() && process.info().command().orElse("").endsWith("sipp")) {
      process.waitFor(30, TimeUnit.SECONDS);
    }
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
