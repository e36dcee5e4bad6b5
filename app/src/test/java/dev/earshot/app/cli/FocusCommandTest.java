package dev.earshot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class FocusCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    List<String> line = new ArrayList<>(List.of("focus"));
    line.addAll(List.of(args));
    return EarshotCommand.run(
        new TestRunners((options, demoOut) -> 1),
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        line.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--lisen 127.0.0.1:0 | Unknown options: '--lisen', '127.0.0.1:0'",
        "--listen 5070 | Invalid value for option '--listen': '5070' is not HOST:PORT",
        "--listen 127.0.0.1:70000 |"
            + " Invalid value for option '--listen': '127.0.0.1:70000' is not HOST:PORT",
        "--listen ::1:5070 | Invalid value for option '--listen': '::1:5070' is not HOST:PORT",
        "--listen no.such.host.invalid:5070 |"
            + " Invalid value for option '--listen': host 'no.such.host.invalid' is unknown",
        "--listen 0.0.0.0:0 |"
            + " --listen on every address needs --media-address HOST, the one callers can reach",
        "--rtp-ports 4000 | Invalid value for option '--rtp-ports': '4000' is not FIRST-LAST",
        "--rtp-ports 4001-4100 | Invalid value for option '--rtp-ports':"
            + " '4001-4100' must begin with an even port from 1024 up and end above it",
        "--codecs PCMU,G729 | unknown codec 'G729' in --codecs; there are PCMU, PCMA, G722,"
            + " L16/16000, opus",
        "--max-rooms 0 | --max-rooms must be at least 1 and --max-members at least 2",
        "--max-rooms many | Invalid value for option '--max-rooms': 'many' is not an int",
        "--api 127.0.0.1:0 --api-token-env EARSHOT_TEST_UNSET |"
            + " --api needs a bearer token in the environment variable EARSHOT_TEST_UNSET",
        "--api 0.0.0.0:0 --api-open | --api-open needs a loopback address in --api, not 0.0.0.0",
        "--status-hook ftp://x | --status-hook 'ftp://x' is not an http or https URL",
        "--media-timeout -1 |"
            + " --max-waiting and --media-timeout must not be below 0, --wait-limit not below 1",
        "--hold-music no-such-file.wav | --hold-music: no-such-file.wav: no such file",
        "--api 127.0.0.1:0 --api-open --sounds no-such-folder |"
            + " --sounds no-such-folder: no such directory",
        "--recordings no-such-folder | --recordings no-such-folder: no such directory",
        "--mix-threads 65 | --mix-threads must be 1 to 64",
        "--tick 15 | --tick must be 10 or 20",
        "--soak 10 | Invalid value for option '--soak': '10' is not as 90s, 10m or 2h",
        "--tls 127.0.0.1:0 | --tls needs --tls-cert FILE",
        "--tls-key x | --tls-cert, --tls-key and --tls-clients need --tls HOST:PORT",
        "--allow 10.0.0.0/33 | --allow: not a prefix length: '33' in '10.0.0.0/33'",
        "--users no-such-file | --users no-such-file: no such file",
        "--call-rate 0 | --max-calls, --calls-per-source and --call-rate must be at least 1",
        "--listen 0.0.0.0:0 --media-address 127.0.0.1 | others can reach 0.0.0.0:"
            + " say who may call with --allow CIDR,... or --users FILE",
        "--account 17 | Invalid value for option '--account':"
            + " cannot convert '17' to UUID (java.lang.IllegalArgumentException:"
            + " Invalid UUID string: 17)",
      })
  void aMistakeIsOneLineThatNamesIt(String line, String message) {
    assertThat(run(line.split(" "))).isEqualTo(2);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "earshot focus: " + message + " (see earshot focus --help)\n");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void helpNamesEveryOption() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .contains(
            "--listen",
            "--api",
            "--status-hook",
            "--codecs",
            "--rtp-ports",
            "--max-rooms",
            "--hold-music",
            "--soak",
            "--allow",
            "--tls",
            "--trace",
            "--health");
  }

  @Test
  void aSoakReportsAndEndsByItself() {
    assertThat(run("--soak", "2s", "--soak-seed", "5")).as(out.toString()).isZero();
    assertThat(out.toString()).contains("soak: 2 s, seed 5: passed", "0 leaks");
  }

  @Test
  void aPortInUseIsOneLineThatNamesIt() throws IOException {
    try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + taken.getLocalPort();
      assertThat(run("--listen", address)).isEqualTo(1);
      assertThat(err.toString().lines()).singleElement().asString().contains(address);
    }
  }

  @Test
  void itTellsHowItIsOnAnAddressOfItsOwn() throws Exception {
    ExecutorService runner = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> exit =
          runner.submit(() -> run("--listen", "127.0.0.1:0", "--health", "127.0.0.1:0"));
      Matcher line = Pattern.compile("health: (http://127\\.0\\.0\\.1:\\d+)/health").matcher("");
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
      while (!line.reset(out.toString()).find()) {
        assertThat(System.nanoTime()).as(err.toString()).isLessThan(deadline);
        LockSupport.parkNanos(5_000_000);
      }
      assertThat(get(line.group(1) + "/health")).isEqualTo("ok\n");
      assertThat(get(line.group(1) + "/metrics"))
          .contains("\nearshot_healthy 1\n", "\nearshot_focus_rooms 0\n")
          .containsPattern("\nearshot_focus_mix_steps_total [1-9]");
      runner.shutdownNow();
      assertThat(exit.get(3, TimeUnit.SECONDS)).isZero();
    } finally {
      runner.shutdownNow();
    }
  }

  private static String get(String url) throws IOException {
    try (Response answer =
        new OkHttpClient().newCall(new Request.Builder().url(url).build()).execute()) {
      return answer.body().string();
    }
  }

  @Test
  void aBadCertificateIsOneLineThatNamesIt() {
    assertThat(run("--listen", "127.0.0.1:0", "--tls", "127.0.0.1:0", "--tls-cert", "none.pem"))
        .isEqualTo(1);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines("earshot focus: TLS certificate none.pem: no such file\n");
  }

  private Matcher await(String pattern) {
    Matcher line = Pattern.compile(pattern).matcher("");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!line.reset(out.toString()).find()) {
      assertThat(System.nanoTime()).as(err.toString()).isLessThan(deadline);
      LockSupport.parkNanos(5_000_000);
    }
    return line;
  }

  @Test
  void messagesAreTracedWithoutWhatProvesWhoSentThem(@TempDir Path folder) throws Exception {
    Path trace = folder.resolve("sip.log");
    ExecutorService runner = Executors.newSingleThreadExecutor();
    try (DatagramSocket stranger = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Future<Integer> exit =
          runner.submit(() -> run("--listen", "127.0.0.1:0", "--trace", trace.toString()));
      int port = Integer.parseInt(await("ready: sip 127\\.0\\.0\\.1:(\\d+)").group(1));
      String asked =
          """
          OPTIONS sip:desk@127.0.0.1 SIP/2.0
          Via: SIP/2.0/UDP 127.0.0.1:%d;branch=z9hG4bK1;rport
          From: <sip:a@127.0.0.1>;tag=1
          To: <sip:desk@127.0.0.1>
          Call-ID: 1
          CSeq: 1 OPTIONS
          Max-Forwards: 70
          Authorization: Digest username="a", realm="r", nonce="n", uri="u", response="5ec2e7"
          Content-Length: 0

          """
              .formatted(stranger.getLocalPort())
              .replace("\n", "\r\n");
      byte[] bytes = asked.getBytes(StandardCharsets.US_ASCII);
      stranger.send(
          new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
      stranger.setSoTimeout(5_000);
      stranger.receive(new DatagramPacket(new byte[2_000], 2_000));
      runner.shutdownNow();
      assertThat(exit.get(3, TimeUnit.SECONDS)).isZero();
    } finally {
      runner.shutdownNow();
    }
    assertThat(trace).content().contains("OPTIONS sip:desk@", "SIP/2.0 ").doesNotContain("5ec2e7");
  }

  @Test
  void itSaysWhereItIsAndEndsLeavingNoPort() throws Exception {
    ExecutorService runner = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> exit =
          runner.submit(() -> run("--listen", "127.0.0.1:0", "--api", "127.0.0.1:0", "--api-open"));
      Matcher line =
          await(
              "ready: sip 127\\.0\\.0\\.1:(\\d+) \\(udp, tcp\\), api"
                  + " (http://127\\.0\\.0\\.1:\\d+/\\S+)");
      Request list = new Request.Builder().url(line.group(2) + "/Conferences").build();
      try (Response answer = new OkHttpClient().newCall(list).execute()) {
        assertThat(answer.body().string()).isEqualTo("[]");
      }
      runner.shutdownNow();
      assertThat(exit.get(3, TimeUnit.SECONDS)).isZero();
      assertThat(out.toString()).contains("ended: 0 conferences, 0 members");
      int port = Integer.parseInt(line.group(1));
      try (DatagramSocket free = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
        assertThat(free.isBound()).isTrue();
      }
    } finally {
      runner.shutdownNow();
    }
  }
}
