package dev.earshot.audio.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.rtp.RtpLoop;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** Two media paths that talk over loopback, stepped tick by tick: no tick overtakes the network. */
final class MediaPair implements AutoCloseable {
  private static final long PATIENCE_NANOS = 5_000_000_000L;

  final RtpLoop loop;
  final MediaPath caller;
  final MediaPath callee;
  final StringBuilder digits = new StringBuilder();
  final int tickMillis;

  private MediaPair(MediaConfig config, RtpLoop loop) throws IOException {
    tickMillis = config.tickMillis();
    this.loop = loop;
    caller = MediaPath.open(config, loop, digit -> {});
    callee = MediaPath.open(config, loop, digit -> digits.append((char) digit));
  }

  static MediaPair connect(List<String> codecs, int packetMillis, int tickMillis)
      throws IOException {
    return connect(config(codecs, packetMillis, tickMillis), RtpLoop.start());
  }

  static MediaPair connect(MediaConfig config, RtpLoop loop) throws IOException {
    MediaPair pair = new MediaPair(config, loop);
    pair.renegotiate(pair.caller.offer());
    return pair;
  }

  static MediaConfig config(List<String> codecs, int packetMillis, int tickMillis) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    return new MediaConfig(loopback, 0, 0, codecs, packetMillis, tickMillis);
  }

  void renegotiate(String offer) {
    assertThat(caller.accept(value(callee.answer(offer)))).isInstanceOf(Parsed.Ok.class);
  }

  static String value(Parsed<String> parsed) {
    return switch (parsed) {
      case Parsed.Ok<String>(var text) -> text;
      case Parsed.Rejected<String>(var reason, var position) -> throw new AssertionError(reason);
    };
  }

  int[] newFrame() {
    return new int[caller.sampleRate() / 1000 * tickMillis];
  }

  /** One tick of a mixer that both belong to: read, write, and the network does its part. */
  boolean tick(int[] spoken, int[] heard) {
    boolean any = callee.read(heard);
    caller.write(spoken);
    awaitArrival();
    return any;
  }

  void awaitArrival() {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (callee.quality().packetsReceived() < caller.quality().packetsSent()) {
      assertThat(System.nanoTime()).as("packets arrive in time").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  /** Sends a tone and returns what was heard, silence included, the first 100 ms left out. */
  int[] carry(Tone tone, int ticks) {
    int[] spoken = newFrame();
    int[] heard = newFrame();
    int skipped = 100 / tickMillis;
    int[] all = new int[(ticks - skipped) * heard.length];
    for (int tick = 0; tick < ticks; tick++) {
      tone.fill(spoken);
      if (tick(spoken, heard) && tick >= skipped) {
        System.arraycopy(heard, 0, all, (tick - skipped) * heard.length, heard.length);
      }
    }
    return all;
  }

  /** Ticks from a frame that carries a mark to the one that brings it out again. */
  int ticksUntilHeard(int warmUp) {
    int[] spoken = newFrame();
    int[] heard = newFrame();
    for (int tick = 0; tick < warmUp; tick++) {
      tick(spoken, heard);
    }
    Arrays.fill(spoken, 12_000);
    for (int tick = 0; tick < 100; tick++) {
      if (tick(spoken, heard) && heard[heard.length / 2] > 6000) {
        return tick;
      }
    }
    throw new AssertionError("never heard");
  }

  @Override
  public void close() {
    caller.close();
    callee.close();
    loop.close();
  }
}
