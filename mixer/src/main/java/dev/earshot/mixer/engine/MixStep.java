package dev.earshot.mixer.engine;

import dev.earshot.mixer.audio.PcmFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One tick of one room:
 *
 * <pre>
 * Port.read ▶ level, talk ▶ PrivacyGate ▶ resample ▶ gain ▶ voice ─┬─▶ total ─▶ − own ─▶ + whispers ─▶ mix
 *                                                                  └─────────────────────▲            │
 *                                          Port.write ◀ level ◀ clip once ◀ resample ◀── listensAs ◀──┘
 * </pre>
 *
 * Owned by the mix thread; allocates only in {@link #follow}. A port that throws counts as silence.
 */
public final class MixStep {
  private final MixCounters counters;
  private final MixBus total;
  private final MixBus silence;

  private MixPlan plan = MixPlan.empty();
  private Strip[] strips = {};

  /** For each audited speaker the ear of each listener; empty for the others. */
  private HearingTally.Ear[][] ears = {};

  public MixStep(PcmFormat room, MixCounters counters) {
    this.counters = counters;
    this.total = new MixBus(room.frameSamples());
    this.silence = new MixBus(room.frameSamples());
  }

  /**
   * Mixes by {@code newPlan} from now on.
   *
   * @param newStrips in the order of the participants for whom the plan was made
   */
  public void follow(MixPlan newPlan, List<Strip> newStrips) {
    for (Strip strip : strips) {
      strip.tally().ifPresent(HearingTally::quiet);
    }
    Strip[] all = newStrips.toArray(Strip[]::new);
    HearingTally.Ear[][] newEars = new HearingTally.Ear[all.length][];
    total.fit(all.length);
    silence.fit(all.length);
    for (int i = 0; i < all.length; i++) {
      all[i].mix().fit(all.length);
      newEars[i] = ears(all[i].tally(), all);
    }
    plan = newPlan;
    strips = all;
    ears = newEars;
  }

  private static HearingTally.Ear[] ears(Optional<HearingTally> tally, Strip[] listeners) {
    return tally
        .map(
            of -> Stream.of(listeners).map(Strip::id).map(of::ear).toArray(HearingTally.Ear[]::new))
        .orElseGet(() -> new HearingTally.Ear[0]);
  }

  /** One tick. */
  public void run() {
    for (Strip strip : strips) {
      take(strip);
    }
    total.silence();
    for (int speaker : plan.total()) {
      total.add(speaker, strips[speaker]);
    }
    for (int listener = 0; listener < strips.length; listener++) {
      mixFor(listener);
    }
    for (int listener = 0; listener < strips.length; listener++) {
      deliver(listener);
    }
  }

  /** Closes the gate of everybody who has one. */
  public void closeGates(String why) {
    for (Strip strip : strips) {
      strip.closeGate(why);
    }
  }

  private void take(Strip strip) {
    try {
      strip.take(counters);
    } catch (Throwable fault) {
      counters.fault(fault);
      strip.takeNothing();
    }
  }

  private void mixFor(int listener) {
    MixBus mix = strips[listener].mix();
    if (plan.takesTotal(listener)) {
      mix.take(total);
      if (plan.inTotal(listener)) {
        mix.subtract(listener, strips[listener]);
      }
    } else {
      mix.silence();
    }
    for (int speaker : plan.added(listener)) {
      mix.add(speaker, strips[speaker]);
    }
  }

  private void deliver(int listener) {
    MixBus heard = plan.listens(listener) ? strips[plan.ear(listener)].mix() : silence;
    for (int speaker = 0; speaker < strips.length; speaker++) {
      if (ears[speaker].length > 0) {
        ears[speaker][listener].hear(heard.heard(speaker), strips[speaker].auditedLevel());
      }
    }
    try {
      strips[listener].deliver(heard, counters);
    } catch (Throwable fault) {
      counters.fault(fault);
    }
  }
}
