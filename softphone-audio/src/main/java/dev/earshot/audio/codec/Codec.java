package dev.earshot.audio.codec;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * An audio format that can be negotiated: its names and rates, and makers of its encoder and
 * decoder. Immutable; any thread.
 */
public enum Codec {
  /** G.711 µ-law. */
  PCMU("PCMU", 8000, 8000, 0) {
    @Override
    public Encoder newEncoder(EncoderSettings settings) {
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
    public Encoder newEncoder(EncoderSettings settings) {
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
    public Encoder newEncoder(EncoderSettings settings) {
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
    public Encoder newEncoder(EncoderSettings settings) {
      return L16.CODING::encode;
    }

    @Override
    public Decoder newDecoder() {
      return L16.CODING;
    }
  },
  /**
   * RFC 7587. Its clock counts 48 kHz and its name says stereo, whatever is sent. Wideband, because
   * a room of telephones has no more, and 16 kHz cost half as much.
   */
  OPUS("opus", 16_000, 48_000, -1) {
    @Override
    public boolean isAvailable() {
      return Libopus.isAvailable();
    }

    @Override
    public int channels() {
      return 2;
    }

    @Override
    public String parameters(boolean silenceSuppressed) {
      return "minptime=10;useinbandfec=1;stereo=0;maxplaybackrate=16000;sprop-maxcapturerate=16000"
          + (silenceSuppressed ? ";usedtx=1" : "");
    }

    /** An Opus frame of 30 ms does not exist. */
    @Override
    public int packetMillis(int wanted) {
      return wanted == 30 ? 20 : wanted;
    }

    @Override
    public Encoder newEncoder(EncoderSettings settings) {
      return new OpusEncoder(sampleRate(), settings);
    }

    @Override
    public Decoder newDecoder() {
      return new OpusDecoder(sampleRate());
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

  /** Whether this machine can speak it; others are not offered. */
  public boolean isAvailable() {
    return true;
  }

  /** Channels in {@code a=rtpmap}; what we send and hear is mono always. */
  public int channels() {
    return 1;
  }

  /** Our {@code a=fmtp}, empty if there is nothing to say. */
  public String parameters(boolean silenceSuppressed) {
    return "";
  }

  /** The packet duration nearest to the one wanted. */
  public int packetMillis(int wanted) {
    return wanted;
  }

  /** A new encoder with fresh state; one per stream. */
  public abstract Encoder newEncoder(EncoderSettings settings);

  /** A new decoder with fresh state; one per stream. */
  public abstract Decoder newDecoder();

  /** Name of configurations and of users: {@code PCMU}, {@code L16/16000}, {@code opus}. */
  public String label() {
    return this == L16_16000 ? encoding + "/" + clockRate : encoding;
  }

  /** Finds a codec by {@link #label()} or full {@code encoding/clockRate}, ignoring case. */
  public static Optional<Codec> named(String name) {
    return Stream.of(values())
        .filter(
            codec ->
                name.equalsIgnoreCase(codec.label())
                    || name.equalsIgnoreCase(codec.encoding + "/" + codec.clockRate))
        .findFirst();
  }

  /** Finds the codec that {@code a=rtpmap} names. */
  public static Optional<Codec> mapped(String encoding, int clockRate) {
    return Stream.of(values())
        .filter(c -> c.encoding.equalsIgnoreCase(encoding) && c.clockRate == clockRate)
        .findFirst();
  }
}
