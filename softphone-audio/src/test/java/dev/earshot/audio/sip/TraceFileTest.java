package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.message.MessageLimits;
import dev.earshot.audio.sip.message.SipMessage;
import dev.earshot.audio.sip.message.SipParser;
import dev.earshot.audio.sip.transport.Hop;
import dev.earshot.audio.sip.transport.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trace: readable, bounded, without secrets. */
class TraceFileTest {
  private static final Hop HOP = new Hop(Transport.UDP, Simulation.address(3));
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));

  @TempDir Path folder;

  private static SipMessage message(String headers, String body) {
    String text =
        Messages.request("OPTIONS", "trace", "", 1, body)
            .replace("Max-Forwards", headers + "Max-Forwards")
            .replace("\n", "\r\n");
    return ((Parsed.Ok<SipMessage>)
            new SipParser(MessageLimits.DEFAULT).parse(text.getBytes(StandardCharsets.UTF_8)))
        .value();
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file);
  }

  @Test
  void messagesAreWrittenWithTimeAndPeerAndWithoutSecrets() throws IOException {
    Path file = folder.resolve("sip.trace");
    try (TraceFile trace = TraceFile.open(TraceConfig.to(file), CLOCK)) {
      trace.note("sent to", message("Authorization: Digest response=\"5ec2e7\"\n", ""), HOP);
      trace.note(HOP, "no SIP version");
    }
    assertThat(text(file))
        .startsWith("2026-01-02T03:04:05Z sent to 10.0.0.3:5060 (udp)\nOPTIONS sip:")
        .contains("Authorization: ****\n")
        .contains("refused from 10.0.0.3:5060 (udp)\nno SIP version")
        .doesNotContain("5ec2e7")
        .doesNotContain("\r");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aFullFileMakesRoomAndTheOldestGoes() throws IOException {
    Path file = folder.resolve("sip.trace");
    SipMessage big = message("", "x".repeat(30_000));
    try (TraceFile trace = TraceFile.open(new TraceConfig(file, 1 << 16, 3), CLOCK)) {
      for (int i = 0; i < 20; i++) {
        trace.note("received from", big, HOP);
      }
    }
    try (var files = Files.list(folder)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("sip.trace", "sip.trace.1", "sip.trace.2");
    }
    assertThat(Files.size(file)).isBetween(30_000L, 1L << 16);
    assertThat(Files.size(folder.resolve("sip.trace.2"))).isBetween(30_000L, 1L << 16);
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed() {
    Path file = folder.resolve("missing/sip.trace");
    assertThatThrownBy(() -> TraceFile.open(TraceConfig.to(file), CLOCK))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
    assertThatThrownBy(() -> new TraceConfig(file, 10, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
