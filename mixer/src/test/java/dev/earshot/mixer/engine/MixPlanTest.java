package dev.earshot.mixer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.mixer.conference.Conference;
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

  @Property
  void theSumsHoldExactlyWhomTheListenerHears(@ForAll("conferences") Conference conference) {
    MixPlan plan = MixPlan.of(conference, Map.of());
    List<Participant> all = conference.participants();
    for (int listener = 0; listener < all.size(); listener++) {
      int[] times = new int[all.size()];
      if (plan.takesTotal(listener)) {
        for (int speaker : plan.total()) {
          times[speaker]++;
        }
        if (plan.inTotal(listener)) {
          times[listener]--;
        }
      }
      for (int speaker : plan.added(listener)) {
        times[speaker]++;
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
  void nobodyTakesATotalThatHoldsWhomHeMustNotHear(@ForAll("conferences") Conference conference) {
    MixPlan plan = MixPlan.of(conference, Map.of());
    List<Participant> all = conference.participants();
    for (int listener = 0; listener < all.size(); listener++) {
      Participant ear = all.get(listener);
      int self = listener;
      if (plan.takesTotal(listener)) {
        assertThat(IntStream.of(plan.total()).filter(speaker -> speaker != self))
            .allMatch(speaker -> ear.hears(all.get(speaker)));
      }
    }
  }

  @Test
  void theOpenVoicesOfABigRoomAreAddedOnce() {
    Conference room = Conference.empty("big");
    for (int i = 0; i < 30; i++) {
      room = room.joined(Participant.of(new ParticipantId("p" + i)).withDeaf(i == 7));
    }
    MixPlan plan = MixPlan.of(room, Map.of());
    assertThat(plan.total()).hasSize(30);
    for (int i = 0; i < 30; i++) {
      assertThat(plan.added(i)).isEmpty();
      assertThat(plan.takesTotal(i)).isEqualTo(i != 7);
      assertThat(plan.listens(i)).isEqualTo(i != 7);
    }
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
