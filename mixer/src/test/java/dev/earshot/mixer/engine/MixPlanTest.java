package dev.earshot.mixer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.mixer.conference.Conference;
import dev.earshot.mixer.conference.HearingMatrix;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.conference.SpeakOnlyTo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class MixPlanTest {
  private static final MemberTag TAG = new MemberTag("coached");
  private static final MemberTag OTHER = new MemberTag("other");
  private static final Rates RATES = new Rates(10);

  @Property
  void theSumsHoldExactlyWhomTheListenerHears(@ForAll("conferences") Conference conference) {
    MixPlan plan = plan(conference);
    List<Participant> all = conference.participants();
    for (int listener = 0; listener < all.size(); listener++) {
      int[] times = new int[all.size()];
      for (int speaker : speakers(plan, listener)) {
        times[speaker]++;
      }
      if (plan.own(listener) != Passage.NONE) {
        times[listener]--;
      }
      for (int speaker = 0; speaker < all.size(); speaker++) {
        int expected = all.get(listener).hears(all.get(speaker)) ? 1 : 0;
        assertThat(times[speaker])
            .as("%s in %s of %s", speaker, listener, plan)
            .isEqualTo(expected);
      }
    }
  }

  /** What must not be heard is never added first and removed later. */
  @Property
  void nobodyGetsABusThatHoldsWhomHeMustNotHear(@ForAll("conferences") Conference conference) {
    MixPlan plan = plan(conference);
    List<Participant> all = conference.participants();
    for (int listener = 0; listener < all.size(); listener++) {
      for (int speaker : speakers(plan, listener)) {
        assertThat(speaker == listener || all.get(listener).hears(all.get(speaker))).isTrue();
      }
    }
  }

  @Test
  void theOpenVoicesOfABigRoomAreAddedOnce() {
    Conference room = Conference.empty("big");
    for (int i = 0; i < 30; i++) {
      room = room.joined(Participant.of(new ParticipantId("p" + i)).withDeaf(i == 7));
    }
    MixPlan plan = plan(room);
    assertThat(plan.stems()).isEqualTo(1);
    assertThat(plan.stem(0)).hasSize(30);
    for (int i = 0; i < 30; i++) {
      assertThat(plan.bus(i)).isEqualTo(i == 7 ? MixPlan.SILENCE : 0);
    }
  }

  private static MixPlan plan(Conference conference) {
    Seating seating = seating(conference);
    return MixPlan.of(Passages.steady(seating, HearingMatrix.of(conference)), seating);
  }

  private static Seating seating(Conference conference) {
    List<Participant> all = conference.participants();
    int[] ears =
        IntStream.range(0, all.size())
            .map(i -> all.get(i).listens() ? i : Seating.NOBODY)
            .toArray();
    return new Seating(all, all.stream().map(MixPlanTest::strip).toList(), ears, Map.of());
  }

  private static Strip strip(Participant participant) {
    Plug plug = new Plug(new SilentPort(), RATES);
    return new Strip(participant.id(), plug, Optional.empty(), Optional.empty());
  }

  private static int[] speakers(MixPlan plan, int listener) {
    return plan.bus(listener) == MixPlan.SILENCE
        ? new int[0]
        : IntStream.of(plan.stemsOf(plan.bus(listener)))
            .flatMap(stem -> plan.stem(stem).stream().mapToInt(MixPlan.Part::speaker))
            .toArray();
  }

  @Provide
  Arbitrary<Conference> conferences() {
    Arbitrary<Boolean> seldom = Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true));
    Arbitrary<Set<MemberTag>> tags = Arbitraries.of(TAG, OTHER).set();
    Arbitrary<Optional<SpeakOnlyTo>> only =
        Arbitraries.of(TAG, OTHER).map(SpeakOnlyTo::new).optional(0.3);
    Arbitrary<Participant> participant =
        Combinators.combine(tags, only, seldom, seldom, seldom)
            .as(
                (t, o, muted, deaf, held) ->
                    new Participant(new ParticipantId("any"), t, o, muted, deaf, held));
    return participant
        .list()
        .ofMaxSize(6)
        .map(
            list -> {
              Conference conference = Conference.empty("sales");
              for (Participant p : list) {
                ParticipantId id = new ParticipantId("p" + conference.participants().size());
                conference =
                    conference.joined(
                        new Participant(
                            id, p.tags(), p.speakOnlyTo(), p.muted(), p.deaf(), p.held()));
              }
              return conference;
            });
  }
}
