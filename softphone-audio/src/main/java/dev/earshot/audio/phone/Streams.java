package dev.earshot.audio.phone;

import dev.earshot.audio.codec.Codec;
import dev.earshot.audio.sdp.Agreement;
import dev.earshot.audio.sdp.Direction;
import dev.earshot.audio.sdp.PayloadFormat;

/** What the mix thread works with between two negotiations. */
record Streams(
    MediaPlan plan, boolean receives, boolean sends, Inbound in, Outbound out, OwnFrame unshared) {
  static Streams of(MediaPlan plan, Inbound in, Outbound out, OwnFrame unshared) {
    Direction direction = plan.agreed().direction();
    return new Streams(plan, direction.receives(), direction.sends(), in, out, unshared);
  }

  Streams goOn(MediaPlan next) {
    return of(next, in, out, unshared);
  }

  /** What the peer says; on hold nothing, and what came meanwhile is forgotten. */
  boolean read(int[] frame, boolean holding) {
    if (holding || !receives) {
      in.pause();
      return false;
    }
    return in.read(frame);
  }

  /** What leaves in place of a frame. */
  Outbound.Mode mode(boolean holding) {
    if (!sends) {
      return Outbound.Mode.NOTHING;
    }
    return holding ? Outbound.Mode.SILENCE : Outbound.Mode.VOICE;
  }

  /** Whether the peer may send nothing for a while because nothing is said. */
  boolean mayPause() {
    return codec() == Codec.OPUS
        || agreed().receives().stream().anyMatch(PayloadFormat::isComfortNoise);
  }

  Codec codec() {
    return plan.codec();
  }

  Agreement agreed() {
    return plan.agreed();
  }
}
