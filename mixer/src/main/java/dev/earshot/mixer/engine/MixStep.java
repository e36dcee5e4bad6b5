package dev.earshot.mixer.engine;

import dev.earshot.mixer.conference.Conference;
import dev.earshot.mixer.conference.HearingMatrix;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * One room's mixing:
 *
 * <pre>
 * Port.read ▶ level, talk ▶ PrivacyGate ▶ gain ▶ voice ─▶ stems ─▶ buses ─▶ one mix per bus and rate
 *                                                                (convert)      │          │ − own
 *                                          Port.write ◀── level ◀── limit ◀─ shared ◀──────┴ his alone
 * </pre>
 *
 * When hearing changes, one tick is mixed by a plan of the change – who is heard on, who begins,
 * who may fade – and all that follow by the steady plan. Owned by the mix thread; allocates only in
 * {@link #follow}. A port that throws counts as silence.
 */
public final class MixStep {
  private final MixTools tools;

  private Seating seating = Seating.empty();
  private HearingMatrix hearing = HearingMatrix.of(Conference.empty("none"));
  private Mixdown current;
  private Mixdown next;
  private boolean changed;

  public MixStep(MixTools tools) {
    this.tools = tools;
    FramePool none = new FramePool(List.of());
    MixPlan nothing = MixPlan.of(Passages.steady(seating, hearing), seating);
    this.next = new Mixdown(seating, List.of(), nothing, none, tools);
    this.current = next;
  }

  /** Mixes for {@code now} from the next tick on. */
  public void follow(Seating now) {
    HearingMatrix hears = HearingMatrix.between(now.people(), now.people());
    HearingChange change = new HearingChange(seating, hearing, now, hears);
    FramePool frames = frames(now, change::formerSeat, next);
    MixPlan once = MixPlan.of(change.passages(), now);
    Mixdown transition = new Mixdown(now, change.gone(), once, frames, tools);
    MixPlan steady = MixPlan.of(Passages.steady(now, hears), now);
    Mixdown afterwards =
        new Mixdown(now, List.of(), steady, frames(now, seat -> seat, transition), tools);
    transition.prime();
    for (Strip strip : seating.strips()) {
      strip.tally().ifPresent(HearingTally::quiet);
    }
    seating = now;
    hearing = hears;
    current = transition;
    next = afterwards;
    changed = true;
  }

  /** The shared frames of {@code before}, for those who heard them. */
  private static FramePool frames(Seating now, IntUnaryOperator formerSeat, Mixdown before) {
    return new FramePool(
        IntStream.range(0, now.size())
            .map(formerSeat)
            .mapToObj(
                seat -> seat < 0 ? Optional.<EarFrame>empty() : Optional.of(before.shared(seat)))
            .toList());
  }

  /**
   * One tick.
   *
   * @param tick its number, which grows
   */
  public void run(long tick) {
    if (!changed && current != next) {
      current.end();
      next.prime();
      current = next;
    }
    changed = false;
    current.run(tick);
  }

  /** Closes the gate of everybody who has one. */
  public void closeGates(String why) {
    current.closeGates(why);
  }
}
