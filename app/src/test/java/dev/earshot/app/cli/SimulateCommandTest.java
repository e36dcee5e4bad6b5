package dev.earshot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class SimulateCommandTest {
  private static final String PROJECT = "00000000-0000-4000-8000-000000000000";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... line) {
    return EarshotCommand.run(
        new TestRunners((options, demoOut) -> 1),
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--listen 8090 | '8090' is not HOST:PORT",
        "--sip 0.0.0.0:0 | --sip needs an address that telephones can reach, not every one",
        "--dialect plivo | --dialect must be signalwire or twilio, not 'plivo'",
        "--account x | --account 'x' is no signalwire account",
        "--rooms 201 | --rooms must be 0 to 200, not 201",
        "--supervisor-url console | --supervisor-url 'console' is no http or https address",
        "--delay 1s | '1s' is no delay as 300ms or 0-800ms",
        "--delay 9-3ms | '9-3ms': a delay goes upwards and is at most 60000ms",
        "--fault coach | 'coach' is not STEP=CODE:PROBABILITY, as coach=16002:0.1 or mute=lose",
        "--fault nap=500 | 'nap' is no step; there are conferences, conference,",
        "--fault coach=200 | the code must be an HTTP status from 400 to 599 or an error number",
        "--fault coach=500:2 | 'coach=500:2' is not STEP=CODE:PROBABILITY",
        "--quirk odd | 'odd' is no quirk; there are everyone-after-target, keep-target,",
        "--listen 0.0.0.0:0 | others can reach 0.0.0.0: set EARSHOT_SIMULATOR_TOKEN",
      })
  void aMistakeIsOneLine(String arguments, String complaint) {
    assertThat(run(("simulate signalwire " + arguments).split(" "))).isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains(complaint).hasLineCount(1);
  }

  @Test
  void withoutASystemItSaysWhichThereAre() {
    assertThat(run("simulate")).isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains("signalwire");
  }

  @Test
  void agentsAndCustomersTalkUntilItIsStopped() throws Exception {
    try (ExecutorService commands = Executors.newSingleThreadExecutor()) {
      Future<Integer> code =
          commands.submit(
              () ->
                  run(
                      "simulate",
                      "signalwire",
                      "--listen",
                      "127.0.0.1:0",
                      "--sip",
                      "127.0.0.1:0",
                      "--rooms",
                      "2"));
      OkHttpClient http = new OkHttpClient();
      String ready = "";
      while (!ready.contains("\"friendly_name\":\"billing-1\",\"status\":\"in-progress\"")) {
        LockSupport.parkNanos(20_000_000);
        ready = rooms(http);
      }
      assertThat(ready).contains("fibre-2");
      commands.shutdownNow();
      assertThat(code.get(10, TimeUnit.SECONDS)).isEqualTo(Exit.DONE);
      http.connectionPool().evictAll();
    }
  }

  @Test
  void theProfileItWritesIsReady(@TempDir Path folder) throws Exception {
    Path profile = folder.resolve("demo.json");
    try (ExecutorService commands = Executors.newSingleThreadExecutor()) {
      Future<Integer> code =
          commands.submit(
              () ->
                  run(
                      "simulate",
                      "signalwire",
                      "--listen",
                      "127.0.0.1:0",
                      "--sip",
                      "127.0.0.1:0",
                      "--dialect",
                      "twilio",
                      "--write-profile",
                      profile.toString()));
      while (!out.toString().contains("next: earshot --profile " + profile)) {
        assertThat(code.isDone()).as(err.toString()).isFalse();
        LockSupport.parkNanos(20_000_000);
      }
      commands.shutdownNow();
      assertThat(code.get(10, TimeUnit.SECONDS)).isEqualTo(Exit.DONE);
    }
    assertThat(run("profile", "check", profile.toString())).as(err.toString()).isZero();
    assertThat(out.toString()).contains("ok, kind signalwire, Simulated twilio");
    assertThat(Files.readString(profile)).doesNotContain("PTsimulated", "PSKsimulated");
    for (String secret : List.of("token", "key", "sip")) {
      assertThat(folder.resolve("demo.json." + secret))
          .satisfies(file -> assertThat(Files.getPosixFilePermissions(file)).hasSize(2));
    }
  }

  private String rooms(OkHttpClient http) throws Exception {
    Matcher place = Pattern.compile("ready: rest (\\S+),").matcher(out.toString());
    if (!place.find()) {
      return "";
    }
    Request request =
        new Request.Builder()
            .url(place.group(1) + "/" + PROJECT + "/Conferences.json")
            .header("Authorization", Credentials.basic(PROJECT, "PTsimulated"))
            .build();
    try (Response answer = http.newCall(request).execute()) {
      return answer.body().string();
    }
  }
}
