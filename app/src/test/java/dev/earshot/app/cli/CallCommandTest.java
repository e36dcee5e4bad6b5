package dev.earshot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.device.WavFile;
import dev.earshot.mixer.audio.ToneMeter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          call                              | 2 | Missing required parameter: 'SIP-URI'
          call room                         | 2 | 'room' is no SIP address as sip:room@host:5070
          call sip:a@b@c                    | 2 | 'sip:a@b@c' is no SIP address as sip:room@host:5070
          call sip:a@127.0.0.1 --codec MP3  | 2 | unknown codec 'MP3' in --codec; there are
          call sip:a@127.0.0.1 --packet 30  | 2 | --packet must be 10 or 20, not 30
          call sip:a@127.0.0.1 --seconds 0  | 2 | --seconds must be at least 1, not 0
          call sip:a@127.0.0.1 --microphone tone:x | 1 | microphone 'tone:x': 'x' is no frequency in Hz
          call sip:a@127.0.0.1 --srtp never | 2 | 'never' is not off, optional or required
          call sip:a@127.0.0.1 --srtp-keying zrtp | 2 | 'zrtp' is none of sdes-dtls, dtls-sdes, sdes, dtls
          call sip:a@127.0.0.1 --digits 12x | 2 | --digits must be at most 32 of 0-9, *, # and A-D, not '12x'
          answer --listen 5080              | 2 | '5080' is not HOST:PORT
          answer --listen 0.0.0.0:0         | 2 | --listen needs an address that callers can reach
          answer --listen 127.0.0.1:0 --speaker tone:1 --microphone silence | 1 | unknown speaker 'tone:1'
          """)
  void aMistakeIsOneLine(String arguments, int code, String complaint) {
    assertThat(run(out, err, arguments.split(" "))).isEqualTo(code);
    assertThat(err.toString()).contains(complaint).hasLineCount(1);
  }

  @Test
  void twoTelephonesTalk(@TempDir Path folder) throws IOException {
    Path heard = folder.resolve("heard.wav");
    Path trace = folder.resolve("sip.log");
    CompletableFuture<Integer> answerer =
        CompletableFuture.supplyAsync(
            () ->
                run(
                    out,
                    err,
                    ("answer --once --json --srtp optional --listen 127.0.0.1:0 --microphone"
                            + " tone:700 --speaker file:"
                            + heard)
                        .split(" ")));
    String uri = await("\"what\":\"(sip:earshot@127.0.0.1:\\d+)\"");
    StringWriter said = new StringWriter();
    int code =
        run(
            said,
            err,
            "call",
            uri,
            "--seconds",
            "4",
            "--srtp",
            "required",
            "--digits",
            "5#",
            "--trace",
            trace.toString(),
            "--microphone",
            "tone:1000",
            "--speaker",
            "none");

    assertThat(code).as(said + " " + err).isZero();
    assertThat(answerer.join()).isZero();
    assertThat(said.toString())
        .contains(" dialling " + uri)
        .contains(" up")
        .contains(" quality L16");
    assertThat(out.toString())
        .contains("\"event\":\"digit\",\"what\":\"5\"", "\"event\":\"digit\",\"what\":\"#\"");
    assertThat(trace).content().contains("INVITE sip:", "RTP/SAVP", "inline:****");
    int[] samples = WavFile.read(heard).samples();
    assertThat(new ToneMeter(16_000).dbfs(samples, samples.length - 9600, 8000, 1000))
        .isGreaterThan(-14);
  }

  private String await(String pattern) {
    Instant end = Instant.now().plus(Duration.ofSeconds(10));
    Matcher matcher = Pattern.compile(pattern).matcher(out.toString());
    while (!matcher.find()) {
      assertThat(Instant.now()).as(out + " " + err).isBefore(end);
      LockSupport.parkNanos(5_000_000);
      matcher = Pattern.compile(pattern).matcher(out.toString());
    }
    return matcher.group(1);
  }

  private static int run(StringWriter out, StringWriter err, String... arguments) {
    return EarshotCommand.run(
        new TestRunners((_, _) -> 1),
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        arguments);
  }
}
