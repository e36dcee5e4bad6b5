package dev.earshot.mixer.engine;

import dev.earshot.mixer.engine.MixPlan.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A {@link MixPlan} with strips, sums and frames: carries it out, tick after tick, without
 * allocating. Owned by the mix thread.
 */
final class Mixdown {
  /** In place of a bus' number, for those who hear nothing, not even that the line is alive. */
  private static final int DEAF = -2;

  private final MixTools tools;
  private final Seating seating;
  private final MixPlan plan;
  private final Strip[] listeners;
  private final Strip[] gone;
  private final Audience audience;
  private final Stem[] stems;
  private final MixBus[] buses;
  private final BusMix[] mixes;

  /** For each listener his bus at his rate, and how his ear's voice must be taken out of that. */
  private final BusMix[] heard;

  private final Passage[] own;

  /** For each who listens in stereo his mix; -1 stands for all others. */
  private final int[] stereoOf;

  private final List<StereoMix> stereo = new ArrayList<>();

  /**
   * @param gone speakers of {@code plan} who have no seats any more
   * @param frames for what several hear
   */
  Mixdown(Seating seating, List<Strip> gone, MixPlan plan, FramePool frames, MixTools tools) {
    Rates rates = tools.rates();
    this.tools = tools;
    this.seating = seating;
    this.plan = plan;
    this.listeners = seating.strips().toArray(Strip[]::new);
    this.gone = gone.toArray(Strip[]::new);
    Strip[] speakers = Stream.concat(Stream.of(listeners), gone.stream()).toArray(Strip[]::new);
    this.audience = new Audience(speakers, audible(plan, speakers.length), seating.strips());
    this.stems =
        IntStream.range(0, plan.stems())
            .mapToObj(stem -> new Stem(plan.stem(stem), speakers, audience, rates))
            .toArray(Stem[]::new);
    Wiring wiring = new Wiring(frames, rates);
    this.heard = new BusMix[listeners.length];
    this.own = new Passage[listeners.length];
    this.stereoOf = new int[listeners.length];
    for (int listener = 0; listener < listeners.length; listener++) {
      wiring.connect(listener);
    }
    this.buses = wiring.buses.values().toArray(MixBus[]::new);
    this.mixes = wiring.mixes.values().toArray(BusMix[]::new);
  }

  private static boolean[] audible(MixPlan plan, int speakers) {
    boolean[] audible = new boolean[speakers];
    for (int stem = 0; stem < plan.stems(); stem++) {
      for (Part part : plan.stem(stem)) {
        audible[part.speaker()] = true;
      }
    }
    return audible;
  }

  /** The frame shared with others that a listener gets when his own voice is not to be heard. */
  EarFrame shared(int listener) {
    return heard[listener].frame();
  }

  /** Goes on as if this plan had been in force in the tick before, so far as voices go on. */
  void prime() {
    for (Stem stem : stems) {
      stem.sumRinging();
    }
    for (MixBus bus : buses) {
      bus.sumRinging();
    }
    for (BusMix mix : mixes) {
      mix.prime();
    }
    for (int i = 0; i < stereo.size(); i++) {
      stereo.get(i).prime();
    }
  }

  /** One tick. */
  void run(long tick) {
    boolean speechOnly = listeners.length > tools.speechOnlyAbove();
    for (Strip strip : listeners) {
      take(strip, speechOnly);
    }
    for (Strip strip : gone) {
      strip.end(tools);
    }
    audience.begin();
    for (Stem stem : stems) {
      stem.sum(audience);
    }
    for (MixBus bus : buses) {
      bus.sum();
    }
    for (BusMix mix : mixes) {
      mix.make();
    }
    audience.tally(plan, seating, stems);
    for (int listener = 0; listener < listeners.length; listener++) {
      deliver(listener, tick);
    }
  }

  private void take(Strip strip, boolean speechOnly) {
    try {
      strip.take(tools, speechOnly);
    } catch (Throwable fault) {
      tools.counters().fault(fault);
      strip.takeNothing(tools);
    }
  }

  private void deliver(int listener, long tick) {
    try {
      if (stereoOf[listener] >= 0) {
        StereoMix mix = stereo.get(stereoOf[listener]);
        mix.make();
        listeners[listener].deliver(mix, tools);
      } else {
        listeners[listener].deliver(frame(listener, tick));
      }
    } catch (Throwable fault) {
      tools.counters().fault(fault);
    }
  }

  private EarFrame frame(int listener, long tick) {
    BusMix mix = heard[listener];
    if (own[listener] != Passage.NONE) {
      int[] voice = listeners[seating.ear(listener)].voice().samples(own[listener]);
      if (voice.length > 0) {
        EarFrame alone = listeners[listener].plug().own();
        alone.makeWithout(voice, mix.samples(), tick, tools);
        return alone;
      }
    }
    EarFrame shared = mix.frame();
    if (!shared.isOf(tick)) {
      if (seating.ear(listener) == Seating.NOBODY) {
        shared.makeSilent(tick);
      } else {
        shared.make(mix.samples(), tick, tools);
      }
    }
    return shared;
  }

  /** Nobody hears anything any more under this plan. */
  void end() {
    audience.end();
  }

  /** Closes the gate of everybody who has one. */
  void closeGates(String why) {
    for (Strip strip : listeners) {
      strip.closeGate(why);
    }
  }

  /** Connects listeners to buses, one bus for all who hear the same. */
  private final class Wiring {
    private final FramePool frames;
    private final Rates rates;
    private final Map<Integer, MixBus> buses = new HashMap<>();
    private final Map<Integer, BusMix> mixes = new HashMap<>();

    Wiring(FramePool frames, Rates rates) {
      this.frames = frames;
      this.rates = rates;
    }

    void connect(int listener) {
      int rate = listeners[listener].plug().rate();
      own[listener] = plan.own(listener);
      connectBothEars(listener, rate);
      int number = seating.ear(listener) == Seating.NOBODY ? DEAF : plan.bus(listener);
      Optional<MixBus.Omission> omission = Optional.empty();
      if (own[listener] != Passage.NONE) {
        Strip ear = listeners[seating.ear(listener)];
        if (ear.plug().rate() != rate) {
          // Who hears another's mix at another rate cannot subtract: he gets a bus without.
          omission = Optional.of(new MixBus.Omission(ear, own[listener]));
          own[listener] = Passage.NONE;
          number = plan.buses() + listener;
        }
      }
      MixBus bus = bus(number, plan.bus(listener), omission);
      heard[listener] =
          mixes.computeIfAbsent(
              number * Rates.COUNT + rate,
              n -> new BusMix(bus, rate, frames.take(listener, listeners[listener]), rates));
    }

    private void connectBothEars(int listener, int rate) {
      stereoOf[listener] = -1;
      if (listeners[listener].plug().isStereo()) {
        stereoOf[listener] = stereo.size();
        boolean deaf = seating.ear(listener) == Seating.NOBODY;
        Strip omitted = deaf ? listeners[listener] : listeners[seating.ear(listener)];
        stereo.add(new StereoMix(stemsOf(plan.bus(listener)), omitted, deaf, rate, rates));
      }
    }

    private MixBus bus(int number, int planned, Optional<MixBus.Omission> omission) {
      return buses.computeIfAbsent(number, n -> new MixBus(stemsOf(planned), omission, rates));
    }

    private Stem[] stemsOf(int bus) {
      int[] of = bus == MixPlan.SILENCE ? new int[0] : plan.stemsOf(bus);
      return IntStream.of(of).mapToObj(i -> stems[i]).toArray(Stem[]::new);
    }
  }
}
