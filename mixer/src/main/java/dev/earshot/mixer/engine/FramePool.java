package dev.earshot.mixer.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Hands out the frames of shared mixes so that listeners keep the frame they had when the plan
 * changes: whoever encodes it goes on where he was. No frame is handed out twice. For one plan.
 */
final class FramePool {
  private final List<Optional<EarFrame>> former;
  private final Set<EarFrame> taken = new HashSet<>();

  /**
   * @param former for each listener the frame shared with others that he had before
   */
  FramePool(List<Optional<EarFrame>> former) {
    this.former = former;
  }

  /** A frame for {@code listener} and those who hear the same. */
  EarFrame take(int listener, Strip strip) {
    return former
        .get(listener)
        .filter(taken::add)
        .orElseGet(() -> new EarFrame(strip.plug().format()));
  }
}
