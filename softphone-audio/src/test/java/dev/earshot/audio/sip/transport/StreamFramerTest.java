package dev.earshot.audio.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.sip.message.MessageLimits;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamFramerTest {
  private static final MessageLimits LIMITS = new MessageLimits(9_000, 128, 8_192, 200, 50);
  private static final String BYE = "BYE sip:a SIP/2.0\r\nContent-Length: 0\r\n\r\n";
  private static final String INVITE = "INVITE sip:a SIP/2.0\r\nl: 4\r\nX: y\r\n\r\nbody";

  private final StreamFramer framer = new StreamFramer(LIMITS);

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What comes out, messages as text, until more bytes are needed or all is lost. */
  private List<String> drain() {
    List<String> frames = new ArrayList<>();
    while (true) {
      switch (framer.next()) {
        case Frame.Message message ->
            frames.add(new String(message.bytes(), StandardCharsets.UTF_8));
        case Frame.KeepAlive() -> frames.add("ping");
        case Frame.Incomplete() -> {
          return frames;
        }
        case Frame.Broken(String reason) -> {
          frames.add("broken: " + reason);
          return frames;
        }
      }
    }
  }

  @Test
  void messagesInOneReadAreSeparated() {
    framer.feed(bytes(INVITE + BYE + "\r\n\r\n" + BYE + "\r\n"));
    assertThat(drain()).containsExactly(INVITE, BYE, "ping", BYE);
  }

  @Property(tries = 200)
  void itDoesNotMatterHowTheBytesArrive(@ForAll @IntRange(min = 1, max = 60) int piece) {
    StreamFramerTest other = new StreamFramerTest();
    byte[] all = (INVITE + "\r\n\r\n" + BYE + INVITE).getBytes(StandardCharsets.UTF_8);
    List<String> frames = new ArrayList<>();
    for (int at = 0; at < all.length; at += piece) {
      other.framer.feed(ByteBuffer.wrap(all, at, Math.min(piece, all.length - at)));
      frames.addAll(other.drain());
    }
    assertThat(frames).containsExactly(INVITE, "ping", BYE, INVITE);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'X: y', no proper Content-Length on a stream",
    "'Content-Length: -1', no proper Content-Length on a stream",
    "'Content-Length: 1 1', no proper Content-Length on a stream",
    "'Content-Length: 99999999999', no proper Content-Length on a stream",
    "'l: 1\r\nContent-Length: 2', no proper Content-Length on a stream",
    "'l: 51', body too long",
  })
  void aLengthThatCannotBeTrustedBreaksTheStream(String field, String reason) {
    framer.feed(bytes("BYE sip:a SIP/2.0\r\n" + field + "\r\n\r\n"));
    assertThat(drain()).containsExactly("broken: " + reason);
  }

  @Test
  void anEndlessHeadBreaksTheStream() {
    framer.feed(bytes("BYE sip:a SIP/2.0\r\nX: " + "y".repeat(200)));
    assertThat(drain()).containsExactly("broken: header fields too long altogether");
  }

  @Test
  void aFoldedLengthIsRead() {
    String folded = "BYE sip:a SIP/2.0\r\nContent-Length :\r\n 2\r\n\r\nok";
    framer.feed(bytes(folded));
    assertThat(drain()).containsExactly(folded);
  }
}
