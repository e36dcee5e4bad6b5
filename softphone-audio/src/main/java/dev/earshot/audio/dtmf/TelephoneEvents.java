package dev.earshot.audio.dtmf;

/**
 * Recognises digits in RFC 4733 packets. Every event is repeated in many packets that share a
 * timestamp, and any of them may be lost: the first one seen counts. Owned by one thread; no
 * allocation.
 */
public final class TelephoneEvents {
  /** Nothing new in this packet. */
  public static final int NONE = -1;

  private static final int PAYLOAD_BYTES = 4;
  private static final int MAX_DURATION = 0xFFFF;
  private static final String DIGITS = "0123456789*#ABCD";

  private boolean anySeen;
  private int seenTimestamp;
  private int seenEvent;
  private int seenDuration;
  private boolean seenEnd;

  /** Takes one packet: the digit that begins with it as a character, or {@link #NONE}. */
  public int onPacket(int timestamp, byte[] data, int offset, int length) {
    if (length < PAYLOAD_BYTES || (data[offset] & 0xFF) >= DIGITS.length()) {
      return NONE;
    }
    int event = data[offset];
    boolean end = (data[offset + 1] & 0x80) != 0;
    int duration = ((data[offset + 2] & 0xFF) << 8) | (data[offset + 3] & 0xFF);
    // Reordered packets of events that are over must not ring twice.
    boolean known = anySeen && timestamp - seenTimestamp <= 0;
    boolean continued = anySeen && !known && isNextSegment(timestamp, event);
    if (known && timestamp != seenTimestamp) {
      return NONE;
    }
    anySeen = true;
    seenTimestamp = timestamp;
    seenEvent = event;
    seenEnd = end || (known && seenEnd);
    seenDuration = known ? Math.max(duration, seenDuration) : duration;
    return known || continued ? NONE : DIGITS.charAt(event);
  }

  /** RFC 4733 2.5.1.3: an event longer than the duration field goes on with a new timestamp. */
  private boolean isNextSegment(int timestamp, int event) {
    return event == seenEvent
        && !seenEnd
        && seenDuration == MAX_DURATION
        && timestamp - seenTimestamp == MAX_DURATION;
  }

  /** The peer began a new stream: its timestamps have nothing to do with the former ones. */
  public void restart() {
    anySeen = false;
  }
}
