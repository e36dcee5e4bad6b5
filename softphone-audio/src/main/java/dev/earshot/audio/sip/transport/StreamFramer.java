package dev.earshot.audio.sip.transport;

import dev.earshot.audio.sip.message.MessageLimits;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts the bytes of a connection into messages by Content-Length (RFC 3261 18.3). Keeps at most one
 * message and what one read brought beyond it.
 */
final class StreamFramer {
  private static final Pattern LENGTH =
      Pattern.compile(
          "\r\n(?:Content-Length|l)[ \t]*:[ \t]*(?:\r\n[ \t]+)?([^\r\n]*)",
          Pattern.CASE_INSENSITIVE);

  /** What a connection that is quiet holds. */
  private static final int KEPT = 2_048;

  private final MessageLimits limits;
  private byte[] buffer = new byte[KEPT];
  private int size;
  private int searched;

  /** Length of the message at the front, once its header fields are there; else 0. */
  private int expected;

  StreamFramer(MessageLimits limits) {
    this.limits = limits;
  }

  void feed(ByteBuffer bytes) {
    int more = bytes.remaining();
    if (size + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, size + more));
    }
    bytes.get(buffer, size, more);
    size += more;
  }

  /** Whether the beginning of a message is there. */
  boolean partial() {
    return size > 0 && !lineEnd();
  }

  /** Whether nothing but one empty line is there. */
  boolean lineEnd() {
    return size == 2 && startsWithLineEnd(0);
  }

  Frame next() {
    if (expected > 0) {
      return cut();
    }
    while (startsWithLineEnd(0)) {
      if (startsWithLineEnd(2)) {
        drop(4);
        return new Frame.KeepAlive();
      }
      if (size < 4) {
        return new Frame.Incomplete();
      }
      drop(2);
    }
    int end = headEnd();
    if (end < 0) {
      return size > limits.headBytes()
          ? new Frame.Broken("header fields too long altogether")
          : new Frame.Incomplete();
    }
    return message(end);
  }

  private boolean startsWithLineEnd(int at) {
    return size >= at + 2 && buffer[at] == '\r' && buffer[at + 1] == '\n';
  }

  /** Offset of the empty line behind the header fields, or -1. */
  private int headEnd() {
    for (int i = searched; i + 3 < size; i++) {
      if (startsWithLineEnd(i) && startsWithLineEnd(i + 2)) {
        return i;
      }
    }
    searched = Math.max(0, size - 3);
    return -1;
  }

  private Frame message(int headEnd) {
    String head = new String(buffer, 0, headEnd, StandardCharsets.ISO_8859_1);
    int length = contentLength(head);
    if (length < 0) {
      return new Frame.Broken("no proper Content-Length on a stream");
    }
    if (length > limits.bodyBytes()) {
      return new Frame.Broken("body too long");
    }
    expected = headEnd + 4 + length;
    return cut();
  }

  private Frame cut() {
    if (size < expected) {
      return new Frame.Incomplete();
    }
    byte[] message = Arrays.copyOf(buffer, expected);
    drop(expected);
    return new Frame.Message(message);
  }

  /** The one length that all such fields agree on, or -1. */
  private static int contentLength(String head) {
    Matcher fields = LENGTH.matcher(head);
    int length = -1;
    while (fields.find()) {
      String value = fields.group(1).strip();
      boolean number =
          !value.isEmpty() && value.length() < 10 && value.chars().allMatch(Character::isDigit);
      if (!number || length >= 0 && length != Integer.parseInt(value)) {
        return -1;
      }
      length = Integer.parseInt(value);
    }
    return length;
  }

  private void drop(int bytes) {
    System.arraycopy(buffer, bytes, buffer, 0, size - bytes);
    size -= bytes;
    searched = 0;
    expected = 0;
    if (size == 0 && buffer.length > KEPT) {
      buffer = new byte[KEPT];
    }
  }
}
