package dev.earshot.audio.codec;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An audio format that can be negotiated: its names and rates, and makers of its encoder and
 * decoder. Immutable; any thread.
 */
public enum Codec {
  /** G.711 µ-law. */
  PCMU("PCMU", 8000, 8000, 0) {
    @Override
    public Encoder newEncoder() {
      return G711.MU_LAW::encode;
    }

    @Override
    public Decoder newDecoder() {
      return G711.MU_LAW;
    }
  },
  /** G.711 A-law. */
  PCMA("PCMA", 8000, 8000, 8) {
    @Override
    public Encoder newEncoder() {
      return G711.A_LAW::encode;
    }

    @Override
    public Decoder newDecoder() {
      return G711.A_LAW;
    }
  },
  /**
   * G.722 at 64 kbit/s. Its clock is half its sample rate, by an old mistake that stays (RFC 3551
   * 4.5.2).
   */
  G722("G722", 16_000, 8000, 9) {
    @Override
    public Encoder newEncoder() {
      return new G722Encoder();
    }

    @Override
    public Decoder newDecoder() {
      return new G722Decoder();
    }
  },
  /** Uncompressed wideband in network byte order (RFC 3551 4.5.11). */
  L16_16000("L16", 16_000, 16_000, -1) {
    @Override
    public Encoder newEncoder() {
      return L16.CODING::encode;
    }

    @Override
    public Decoder newDecoder() {
      return L16.CODING;
    }
  };

  private final String encoding;
  private final int sampleRate;
  private final int clockRate;
  private final int payloadType;

  Codec(String encoding, int sampleRate, int clockRate, int payloadType) {
    this.encoding = encoding;
    this.sampleRate = sampleRate;
    this.clockRate = clockRate;
    this.payloadType = payloadType;
  }

  /** Name in {@code a=rtpmap}. */
  public String encoding() {
    return encoding;
  }

  /** Samples per second after decoding. */
  public int sampleRate() {
    return sampleRate;
  }

  /** RTP timestamp units per second; not always the sample rate. */
  public int clockRate() {
    return clockRate;
  }

  /** RTP timestamp units that this many samples last. */
  public int timestampUnits(int samples) {
    return (int) ((long) samples * clockRate / sampleRate);
  }

  /** Static payload type of RFC 3551 table 4, -1 if it must be agreed. */
  public int payloadType() {
    return payloadType;
  }

  /** A new encoder with fresh state; one per stream. */
  public abstract Encoder newEncoder();

  /** A new decoder with fresh state; one per stream. */
  public abstract Decoder newDecoder();

  /** Name of configurations and of users: {@code PCMU}, {@code L16/16000}. */
  public String label() {
    return payloadType >= 0 ? encoding : encoding + "/" + clockRate();
  }

  /** Finds a codec by {@link #label()} or full {@code encoding/clockRate}, ignoring case. */
  public static Optional<Codec> named(String name) {
    String wanted = name.toUpperCase(Locale.ROOT);
    return List.of(values()).stream()
        .filter(c -> wanted.equals(c.label()) || wanted.equals(c.encoding + "/" + c.clockRate()))
        .findFirst();
  }
}
