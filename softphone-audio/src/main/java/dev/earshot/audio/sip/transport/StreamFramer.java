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

  private final MessageLimits limits;
  private byte[] buffer = new byte[2_048];
  private int size;
  private int searched;

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

  Frame next() {
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
    int total = headEnd + 4 + length;
    if (size < total) {
      return new Frame.Incomplete();
    }
    byte[] message = Arrays.copyOf(buffer, total);
    drop(total);
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
  }
}
