package dev.earshot.app;

import dev.earshot.app.console.DockView;
import dev.earshot.audio.phone.CallQuality;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.rtp.MediaFlow;
import java.util.List;

/**
 * What a leg measures, in the words of the screen. Pure.
 *
 * @param packetMillis of audio in a packet, as we ask for
 */
record LegQuality(int packetMillis) {
  /** Of the sender's card and mixing step, which nobody tells us. */
  private static final int SENDER_MILLIS = 20;

  /** Our own mixing step, and what waits in the speaker's line. */
  private static final int SPEAKER_MILLIS = 10 + 18;

  /** What a frame of concealment lasts. */
  private static final int FRAME_MILLIS = 10;

  /** Of the first leg; of none if there is none. */
  DockView.Quality of(List<Leg> legs) {
    return legs.stream()
        .findFirst()
        .map(leg -> quality(leg.quality(), leg.flow()))
        .orElse(DockView.Quality.NONE);
  }

  DockView.Quality quality(CallQuality q, MediaFlow flow) {
    long expected = q.packetsReceived() + q.lost();
    return new DockView.Quality(
        q.codec(),
        q.encryption(),
        q.mos(),
        percent(q.lost(), expected),
        percent(q.concealedFrames() * FRAME_MILLIS, expected * packetMillis),
        q.jitterMillis(),
        q.roundTripMillis(),
        q.bufferMillis(),
        mouthToEar(q),
        words(flow));
  }

  private static double percent(long part, long whole) {
    return whole == 0 ? -1 : Math.min(100, 100.0 * part / whole);
  }

  /** Half the round trip, our jitter buffer, and what both ends need besides; -1 if unknown. */
  private double mouthToEar(CallQuality q) {
    boolean known = q.roundTripMillis() >= 0 && q.bufferMillis() >= 0;
    return known
        ? SENDER_MILLIS + packetMillis + q.roundTripMillis() / 2 + q.bufferMillis() + SPEAKER_MILLIS
        : -1;
  }

  private static String words(MediaFlow flow) {
    return switch (flow) {
      case UNKNOWN -> "";
      case BOTH_WAYS -> "both ways";
      case NOTHING_RECEIVED -> "you hear nobody";
      case NOTHING_ARRIVES -> "nobody hears you";
      case NEITHER_WAY -> "neither way";
    };
  }

  /** What the user should be told of the flow; empty if all is well or unknown. */
  static String warning(List<Leg> legs) {
    return legs.stream().findFirst().map(Leg::flow).map(LegQuality::warning).orElse("");
  }

  /** False only while the other side says that nothing does. */
  static boolean arrives(List<Leg> legs) {
    return legs.stream().findFirst().map(Leg::flow).map(LegQuality::arrives).orElse(true);
  }

  static boolean arrives(MediaFlow flow) {
    return flow != MediaFlow.NOTHING_ARRIVES && flow != MediaFlow.NEITHER_WAY;
  }

  static String warning(MediaFlow flow) {
    return switch (flow) {
      case UNKNOWN, BOTH_WAYS -> "";
      case NOTHING_RECEIVED -> "You hear nobody: no audio comes from the other side.";
      case NOTHING_ARRIVES -> "Nobody hears you: none of your audio arrives at the other side.";
      case NEITHER_WAY -> "You hear nobody and nobody hears you: audio goes neither way.";
    };
  }
}
