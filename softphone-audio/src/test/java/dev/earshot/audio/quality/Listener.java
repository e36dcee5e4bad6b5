package dev.earshot.audio.quality;

import dev.earshot.audio.codec.Codec;
import dev.earshot.audio.codec.Decoder;
import dev.earshot.audio.codec.Encoder;
import dev.earshot.audio.codec.EncoderSettings;
import dev.earshot.audio.jitter.JitterBuffer;
import dev.earshot.audio.jitter.JitterCounts;
import dev.earshot.audio.jitter.PayloadDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Somebody who speaks in a codec over a bad network, and what is heard behind the jitter buffer:
 * the receiver's own stages in virtual time.
 */
final class Listener {
  private static final int PACKET_MILLIS = 20;
  private static final int TICK_MILLIS = 10;

  /** Ticks come this much after the packets of a network without jitter. */
  private static final double PHASE_MILLIS = 3;

  private record Packet(double arrival, int sequence, byte[] payload) {}

  private final Codec codec;
  private final JitterBuffer buffer;
  private final int[] heard;

  Listener(Codec codec) {
    this.codec = codec;
    buffer = new JitterBuffer(codec.sampleRate(), new OneCodec(codec));
    heard = new int[codec.sampleRate() / 1000 * TICK_MILLIS];
  }

  JitterCounts counts() {
    return buffer.counts();
  }

  /** What is heard of {@code spoken}, from the moment its first sample is spoken on. */
  int[] hear(int[] spoken, BadNetwork network) {
    List<Packet> packets = packets(spoken, network);
    int[] all = new int[spoken.length + codec.sampleRate() / 2];
    int next = 0;
    for (int tick = 0; (tick + 1) * heard.length <= all.length; tick++) {
      double now = PHASE_MILLIS + tick * TICK_MILLIS;
      while (next < packets.size() && packets.get(next).arrival <= now) {
        put(packets.get(next++));
      }
      if (buffer.pull(heard)) {
        System.arraycopy(heard, 0, all, tick * heard.length, heard.length);
      }
    }
    return all;
  }

  private void put(Packet packet) {
    int samples = codec.sampleRate() / 1000 * PACKET_MILLIS;
    int timestamp = packet.sequence * codec.timestampUnits(samples);
    buffer.put(packet.sequence, timestamp, false, 0, packet.payload, 0, packet.payload.length);
  }

  private List<Packet> packets(int[] spoken, BadNetwork network) {
    Encoder encoder = codec.newEncoder(EncoderSettings.PLAIN);
    int samples = codec.sampleRate() / 1000 * PACKET_MILLIS;
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; (i + 1) * samples <= spoken.length; i++) {
      int[] frame = Arrays.copyOfRange(spoken, i * samples, (i + 1) * samples);
      byte[] payload = new byte[1500];
      int length = encoder.encode(frame, samples, payload, 0);
      double arrival = network.arrival((i + 1) * PACKET_MILLIS);
      if (!Double.isNaN(arrival)) {
        packets.add(new Packet(arrival, i & 0xFFFF, Arrays.copyOf(payload, length)));
      }
    }
    return packets;
  }

  private record OneCodec(Codec codec, Decoder decoder) implements PayloadDecoder {
    OneCodec(Codec codec) {
      this(codec, codec.newDecoder());
    }

    @Override
    public int clockRate(int payloadType) {
      return codec.clockRate();
    }

    @Override
    public int samples(int payloadType, byte[] data, int offset, int length) {
      return decoder.samples(data, offset, length);
    }

    @Override
    public int decode(int payloadType, byte[] data, int offset, int length, int[] samples) {
      return decoder.decode(data, offset, length, samples);
    }

    @Override
    public int conceal(int payloadType, int[] samples, int count) {
      return decoder.conceal(samples, count);
    }

    @Override
    public int recover(
        int payloadType, byte[] data, int offset, int length, int[] samples, int count) {
      return decoder.recover(data, offset, length, samples, count);
    }

    @Override
    public boolean isPausing(int payloadType) {
      return decoder.isPausing();
    }
  }
}
