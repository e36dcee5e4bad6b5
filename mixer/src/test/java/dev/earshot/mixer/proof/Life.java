package dev.earshot.mixer.proof;

import dev.earshot.mixer.HearingAudit;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.PendingChange.Outcome;
import dev.earshot.mixer.conference.Conference;
import dev.earshot.mixer.port.PrivacyGate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Lives a {@link Script} in two rooms and the {@link Model}. The rooms differ in nothing but what
 * one voice, the victim's, says now and then. {@link Leak} tells what should not have been.
 */
final class Life {
  private static final int PEOPLE = Script.PEOPLE;

  /** Five voices may each be rounded by half a unit, and so may their sum. */
  private static final int ROUNDING = 3;

  private final Mixer mixer;
  private final boolean oneRate;
  private final TwinRoom one;
  private final TwinRoom other;
  private final Model model;
  private final boolean[] audited = new boolean[PEOPLE];
  private final long[] audit = new long[PEOPLE];
  private final long[] formerAudit = new long[PEOPLE];
  private final Coverage coverage;

  private final List<PendingChange> pending = new ArrayList<>();
  private final List<Boolean> accepted = new ArrayList<>();
  private int number;

  /** By speaker: whether he says something else in the other room in this tick, and did before. */
  private final boolean[] differs = new boolean[PEOPLE];

  private final boolean[] differed = new boolean[PEOPLE];

  /** By speaker: for how many ticks his automatic level may be another there. */
  private final int[] leveled = new int[PEOPLE];

  private Life(Script script, Mixer mixer, Coverage coverage) {
    this.mixer = mixer;
    this.coverage = coverage;
    oneRate = script.ofOneRate();
    model = new Model(script.speechOnly());
    one = new TwinRoom(mixer, "one");
    other = new TwinRoom(mixer, "other");
  }

  /**
   * @throws Leak if an ear hears what it must not, or anything else is not as the model says
   */
  static void live(Script script, Mixer mixer, Coverage coverage) {
    Life life = new Life(script, mixer, coverage);
    try {
      script.ticks().forEach(life::tick);
      life.check(!life.one.calledTheDeparted(), "a port was called that is out of use");
      life.check(mixer.stats().faults() == 0, "a fault: %s", mixer.firstFault());
    } finally {
      life.one.room.close();
      life.other.room.close();
      mixer.step();
    }
  }

  private void tick(Script.Tick tick) {
    number++;
    coverage.ticks++;
    coverage.operations += tick.operations();
    pending.clear();
    accepted.clear();
    tick.batches().forEach(this::ask);
    turnGates(tick);
    speak(tick);
    model.listen();
    readAudit(tick.victim(), formerAudit);
    mixer.step();
    checkAnswers();
    noteAudited(tick.batches());
    for (int listener = 0; listener < PEOPLE; listener++) {
      if (model.seats[listener].in) {
        checkTwins(listener);
        checkEar(listener);
      }
    }
    checkAudit(tick.victim());
    model.end();
  }

  private void ask(List<Op> batch) {
    boolean taken = model.apply(batch);
    accepted.add(taken);
    pending.add(one.ask(batch, taken));
    other.ask(batch, taken);
  }

  private void noteAudited(List<List<Op>> batches) {
    for (int i = 0; i < batches.size(); i++) {
      for (Op op : batches.get(i)) {
        boolean joins = op instanceof Op.Join join && join.audited();
        audited[op.who()] |= joins && accepted.get(i);
      }
    }
  }

  private void turnGates(Script.Tick tick) {
    for (int who = 0; who < PEOPLE; who++) {
      if ((tick.flips() >> who & 1) == 1 && one.gate(who).isPresent()) {
        model.open[who] = !model.open[who];
        turn(one.gate(who), model.open[who]);
        turn(other.gate(who), model.open[who]);
      }
      if ((tick.stale() >> who & 1) == 1 && one.gate(who).isPresent()) {
        model.open[who] = false;
        openTooLate(one.gate(who).get());
        openTooLate(other.gate(who).get());
      }
    }
  }

  private static void turn(Optional<PrivacyGate.Opener> gate, boolean open) {
    PrivacyGate.Opener opener = gate.orElseThrow();
    if (open) {
      opener.open(opener.gate().generation());
    } else {
      opener.gate().close("shut");
    }
  }

  private void openTooLate(PrivacyGate.Opener opener) {
    long seen = opener.gate().generation();
    opener.gate().close("shut in between");
    check(!opener.open(seen), "a gate was opened by a permission older than its closing");
  }

  private void speak(Script.Tick tick) {
    for (int who = 0; who < PEOPLE; who++) {
      ProofPort port = one.port(who);
      ProofPort twin = other.port(who);
      port.delivers = (tick.starved() >> who & 1) == 0;
      twin.delivers = port.delivers;
      boolean lasts = model.seats[who].automatic && (leveled[who] > 0 || differs[who]);
      leveled[who] = lasts ? 2 : Math.max(0, leveled[who] - 1);
      differed[who] = differs[who];
      differs[who] = false;
      if ((tick.zeros() >> who & 1) == 1) {
        Arrays.fill(port.said, 0);
        Arrays.fill(twin.said, 0);
      } else {
        Voices.speak(tick.audioSeed(), who, port.said);
        differs[who] = tick.differs() && who == tick.victim() && port.delivers;
        Voices.speak(tick.audioSeed(), differs[who] ? who + PEOPLE : who, twin.said);
      }
      model.says(who, port.said, port.delivers);
    }
  }

  private void checkAnswers() {
    for (int i = 0; i < pending.size(); i++) {
      Outcome outcome = pending.get(i).await(Duration.ZERO);
      check(
          accepted.get(i)
              ? outcome.equals(new Outcome.Applied(mixer.ticks()))
              : outcome instanceof Outcome.Refused,
          "batch %s: %s",
          i,
          outcome);
    }
    if (!pending.isEmpty()) {
      Conference conference = one.room.conference();
      for (int who = 0; who < PEOPLE; who++) {
        boolean in = conference.contains(Words.PEOPLE.get(who));
        check(in == model.seats[who].in, "p%s in the conference: %s", who, in);
      }
    }
  }

  /** Whoever may not hear the victim hears the same in both rooms. */
  private void checkTwins(int listener) {
    ProofPort port = one.port(listener);
    ProofPort twin = other.port(listener);
    int mayDiffer = mayDiffer(listener, port.heard.length);
    coverage.denials += mayDiffer < port.heard.length ? 1 : 0;
    checkTwins(listener, port.heard, twin.heard, mayDiffer);
    checkTwins(listener, port.right, twin.right, mayDiffer);
  }

  private void checkTwins(int listener, int[] heard, int[] twin, int mayDiffer) {
    int last = heard.length - 1;
    while (last >= mayDiffer && heard[last] == twin[last]) {
      last--;
    }
    if (last >= mayDiffer) {
      int first = Arrays.mismatch(heard, twin);
      check(false, "p%s hears what he must not, samples %s to %s", listener, first, last);
    }
  }

  /** Up to which sample {@code listener} may hear the difference between the rooms. */
  private int mayDiffer(int listener, int samples) {
    int until = 0;
    for (int speaker = 0; speaker < PEOPLE; speaker++) {
      boolean now = differs[speaker] || leveled[speaker] > 0;
      boolean ringing = differed[speaker] && model.heardBefore(listener, speaker);
      if (model.hears(listener, speaker) && (now || ringing)) {
        return samples;
      }
      if ((differed[speaker] || leveled[speaker] > 0) && model.mayFade(listener, speaker)) {
        until = oneRate ? samples / 2 : samples;
      }
    }
    return until;
  }

  private void checkEar(int listener) {
    if (oneRate) {
      Optional<String> wrong = model.compare(listener, one.port(listener), coverage);
      check(wrong.isEmpty(), "%s", wrong.orElse(""));
    } else {
      model
          .converted(listener, coverage.converters)
          .ifPresent(sum -> checkConverted(listener, sum));
    }
  }

  private void checkConverted(int listener, int[] sum) {
    int[] heard = one.port(listener).heard;
    coverage.converted += heard.length;
    for (int i = 0; i < heard.length; i++) {
      long off = heard[i] - Limit.of(sum[i]);
      check(Math.abs(off) <= ROUNDING, "p%s hears %s more than said at %s", listener, off, i);
    }
  }

  private void readAudit(int victim, long[] counts) {
    Arrays.fill(counts, 0);
    if (audited[victim]) {
      HearingAudit audit = one.room.audit(Words.PEOPLE.get(victim));
      for (int listener = 0; listener < PEOPLE; listener++) {
        counts[listener] = audit.samplesHeardBy(Words.PEOPLE.get(listener));
      }
    }
  }

  /** The mixer's own account says the same. */
  private void checkAudit(int victim) {
    readAudit(victim, audit);
    for (int listener = 0; listener < PEOPLE; listener++) {
      boolean mayCount = model.hears(listener, victim) || model.mayFade(listener, victim);
      check(
          mayCount || audit[listener] == formerAudit[listener],
          "by the audit p%s hears p%s and must not",
          listener,
          victim);
    }
  }

  private void check(boolean right, String message, Object... values) {
    if (!right) {
      throw new Leak("tick " + number + ": " + message.formatted(values));
    }
  }
}
