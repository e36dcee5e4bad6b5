package dev.earshot.audio.phone;

import dev.earshot.audio.codec.Codec;
import dev.earshot.audio.sdp.Agreement;
import dev.earshot.audio.sdp.Direction;

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

  Codec codec() {
    return plan.codec();
  }

  Agreement agreed() {
    return plan.agreed();
  }
}
