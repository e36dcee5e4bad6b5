package dev.earshot.audio.dtmf;

/**
 * Makes the packets that send digits (RFC 4733 2.5.1): one packet per packet time with the first
 * one's timestamp and a growing duration, the last one three times, then a pause. Any thread may
 * {@link #offer}; the rest belongs to the thread that sends. No allocation.
 */
public final class TelephoneEventSender {
  public static final int PAYLOAD_BYTES = 4;

  private static final int DIGIT_MILLIS = 100;
  private static final int PAUSE_MILLIS = 60;
  private static final int ENDS = 3;
  private static final int END = 0x80;

  /** Attenuation of the tone in dB, should somebody make one of it. */
  private static final int VOLUME = 10;

  private static final int CAPACITY = 32;
  private static final String DIGITS = "0123456789*#ABCD";

  private final int unitsPerPacket;
  private final int digitPackets;
  private final int pausePackets;
  private final byte[] queue = new byte[CAPACITY];
  private volatile int offered;
  private volatile int begun;

  /** Packet times since the digit began; 0: none is being sent. */
  private int step;

  /**
   * @param clockRate timestamp units per second of the events
   */
  public TelephoneEventSender(int clockRate, int packetMillis) {
    unitsPerPacket = clockRate / 1000 * packetMillis;
    digitPackets = (DIGIT_MILLIS + packetMillis - 1) / packetMillis;
    pausePackets = (PAUSE_MILLIS + packetMillis - 1) / packetMillis;
  }

  /** Whether this is a digit that can be sent. */
  public static boolean isDigit(char digit) {
    return DIGITS.indexOf(digit) >= 0;
  }

  /**
   * Queues a digit: 0 to 9, *, #, A to D.
   *
   * @return false if it is none, or too many wait
   */
  public synchronized boolean offer(char digit) {
    int last = offered;
    if (!isDigit(digit) || last - begun == CAPACITY) {
      return false;
    }
    queue[last & CAPACITY - 1] = (byte) DIGITS.indexOf(digit);
    offered = last + 1;
    return true;
  }

  /**
   * A packet time begins.
   *
   * @return whether {@link #write} gives a packet, which takes the voice's place
   */
  public boolean next() {
    if (step == 0 && offered == begun) {
      return false;
    }
    step++;
    if (step == digitPackets + ENDS - 1 + pausePackets) {
      step = 0;
      begun = begun + 1; // only this thread writes it
    }
    return step > 0 && step < digitPackets + ENDS;
  }

  /** Whether the packet is the first one of its digit and takes the marker. */
  public boolean isFirst() {
    return step == 1;
  }

  /** Packet times by which the packet's timestamp lies behind. */
  public int packetsBehind() {
    return step - 1;
  }

  /** Writes the payload of the packet that {@link #next} told of. */
  public void write(byte[] payload, int offset) {
    int duration = Math.min(step, digitPackets) * unitsPerPacket;
    payload[offset] = queue[begun & CAPACITY - 1];
    payload[offset + 1] = (byte) ((step >= digitPackets ? END : 0) | VOLUME);
    payload[offset + 2] = (byte) (duration >> 8);
    payload[offset + 3] = (byte) duration;
  }
}
