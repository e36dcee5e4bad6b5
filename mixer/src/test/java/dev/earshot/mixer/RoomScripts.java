package dev.earshot.mixer;

import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.conference.SpeakOnlyTo;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random lives of a room: what changes before each tick, and what is said in it. */
final class RoomScripts {
  static final List<ParticipantId> PEOPLE =
      IntStream.range(0, 5).mapToObj(i -> new ParticipantId("p" + i)).toList();
  private static final List<MemberTag> TAGS = List.of(new MemberTag("one"), new MemberTag("two"));

  /** A wish that is worded before there are ports. */
  sealed interface Wish {
    record Enter(Participant participant, int rate, boolean gated, boolean audited)
        implements Wish {}

    record Exchange(ParticipantId id, int rate) implements Wish {}

    record Change(RoomChange change) implements Wish {}
  }

  /** What a port does in a tick. */
  enum Speech {
    SILENT,
    STARVED,
    FAINT,
    NORMAL,
    EXTREME
  }

  /**
   * One tick.
   *
   * @param batches applied before it, each as a whole
   * @param gates flipped before it
   * @param speech of each of the people
   */
  record Tick(List<List<Wish>> batches, Set<Integer> gates, List<Speech> speech, long audioSeed) {}

  private RoomScripts() {}

  /** The first tick lets in all but the last of {@link #PEOPLE}. */
  static Arbitrary<List<Tick>> scripts(List<Integer> rates) {
    Arbitrary<List<List<Wish>>> entrance =
        Combinators.combine(
                PEOPLE.stream().limit(4).map(id -> entering(rates, Arbitraries.just(id))).toList())
            .as(List::of);
    Arbitrary<List<List<Wish>>> batches =
        Arbitraries.frequencyOf(
                Tuple.of(3, wishes(rates).list().ofSize(1)),
                Tuple.of(1, wishes(rates).list().ofMaxSize(3)))
            .list()
            .ofMaxSize(3);
    return Combinators.combine(tick(entrance), tick(batches).list().ofMaxSize(25))
        .as((first, rest) -> Stream.concat(Stream.of(first), rest.stream()).toList());
  }

  private static Arbitrary<Tick> tick(Arbitrary<List<List<Wish>>> batches) {
    Arbitrary<Set<Integer>> gates = Arbitraries.integers().between(0, 4).set().ofMaxSize(2);
    Arbitrary<List<Speech>> speech =
        Arbitraries.frequency(
                Tuple.of(6, Speech.NORMAL),
                Tuple.of(1, Speech.SILENT),
                Tuple.of(1, Speech.STARVED),
                Tuple.of(1, Speech.FAINT),
                Tuple.of(1, Speech.EXTREME))
            .list()
            .ofSize(PEOPLE.size());
    return Combinators.combine(batches, gates, speech, Arbitraries.longs()).as(Tick::new);
  }

  private static Arbitrary<Wish> wishes(List<Integer> rates) {
    Arbitrary<ParticipantId> who = Arbitraries.of(PEOPLE);
    Arbitrary<Boolean> on = Arbitraries.of(true, false, false, false);
    return Arbitraries.frequencyOf(
        Tuple.of(2, entering(rates, Arbitraries.of(PEOPLE))),
        Tuple.of(1, who.map(id -> new Wish.Change(new RoomChange.Leave(id)))),
        Tuple.of(3, change(who, tags(), RoomChange.SetTags::new)),
        Tuple.of(3, change(who, only(), RoomChange.SetSpeakOnlyTo::new)),
        Tuple.of(2, change(who, on, RoomChange.SetMuted::new)),
        Tuple.of(1, change(who, on, RoomChange.SetDeaf::new)),
        Tuple.of(1, change(who, on, RoomChange.SetHeld::new)),
        Tuple.of(1, change(who, Arbitraries.integers().between(-61, 25), RoomChange.SetGain::new)),
        Tuple.of(1, change(who, Arbitraries.of(PEOPLE).optional(0.7), RoomChange.ListenAs::new)),
        Tuple.of(1, Combinators.combine(who, Arbitraries.of(rates)).as(Wish.Exchange::new)));
  }

  private static <T> Arbitrary<Wish> change(
      Arbitrary<ParticipantId> who,
      Arbitrary<T> what,
      BiFunction<ParticipantId, T, RoomChange> change) {
    return Combinators.combine(who, what).as((id, t) -> new Wish.Change(change.apply(id, t)));
  }

  private static Arbitrary<Wish> entering(List<Integer> rates, Arbitrary<ParticipantId> who) {
    Arbitrary<Boolean> seldom = Arbitraries.frequency(Tuple.of(5, false), Tuple.of(1, true));
    Arbitrary<Participant> participant =
        Combinators.combine(who, tags(), only(), seldom, seldom, seldom).as(Participant::new);
    return Combinators.combine(
            participant,
            Arbitraries.of(rates),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as(Wish.Enter::new);
  }

  private static Arbitrary<Set<MemberTag>> tags() {
    return Arbitraries.of(TAGS).set();
  }

  private static Arbitrary<Optional<SpeakOnlyTo>> only() {
    return Arbitraries.of(TAGS).map(SpeakOnlyTo::new).optional(0.5);
  }

  /** What is said: never only zeros unless it is to be silent. */
  static Optional<int[]> frame(Speech speech, Random random, PcmFormat format) {
    int[] frame = new int[format.frameSamples()];
    for (int i = 0; i < frame.length; i++) {
      frame[i] =
          switch (speech) {
            case SILENT, STARVED -> 0;
            case FAINT -> random.nextInt(-2, 3);
            case NORMAL -> random.nextInt(-9000, 9000);
            case EXTREME -> random.nextBoolean() ? 32_767 : -32_768;
          };
    }
    return speech == Speech.STARVED ? Optional.empty() : Optional.of(frame);
  }
}
