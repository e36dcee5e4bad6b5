package dev.earshot.mixer.engine;

import dev.earshot.mixer.conference.Conference;
import dev.earshot.mixer.conference.HearingMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
  private final Rates rates;
  private final MixCounters counters;

  private Seating seating = Seating.empty();
  private HearingMatrix hearing = HearingMatrix.of(Conference.empty("none"));
  private Mixdown current;
  private Mixdown next;
  private boolean changed;

  public MixStep(Rates rates, MixCounters counters) {
    this.rates = rates;
    this.counters = counters;
    FramePool none = new FramePool(List.of());
    MixPlan nothing = MixPlan.of(Passages.steady(seating, hearing), seating);
    this.next = new Mixdown(seating, List.of(), nothing, none, rates);
    this.current = next;
  }

  /** Mixes for {@code now} from the next tick on. */
  public void follow(Seating now) {
    HearingMatrix hears = HearingMatrix.between(now.people(), now.people());
    HearingChange change = new HearingChange(seating, hearing, now, hears);
    List<Optional<EarFrame>> frames = new ArrayList<>(now.size());
    for (int seat = 0; seat < now.size(); seat++) {
      int former = change.formerSeat(seat);
      frames.add(former < 0 ? Optional.empty() : Optional.of(next.shared(former)));
    }
    MixPlan once = MixPlan.of(change.passages(), now);
    MixPlan steady = MixPlan.of(Passages.steady(now, hears), now);
    Mixdown transition = new Mixdown(now, change.gone(), once, new FramePool(frames), rates);
    Mixdown afterwards = new Mixdown(now, List.of(), steady, new FramePool(frames), rates);
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
    current.run(tick, counters);
  }

  /** Closes the gate of everybody who has one. */
  public void closeGates(String why) {
    current.closeGates(why);
  }
}
