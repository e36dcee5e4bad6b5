package dev.earshot.app.supervision;

import static dev.earshot.app.supervision.Rosters.ANNA;
import static dev.earshot.app.supervision.Rosters.BOB;
import static dev.earshot.app.supervision.Rosters.CARL;
import static dev.earshot.app.supervision.Rosters.SELF;
import static dev.earshot.app.supervision.Rosters.T0;
import static dev.earshot.app.supervision.Rosters.agent;
import static dev.earshot.app.supervision.Rosters.customer;
import static dev.earshot.app.supervision.Rosters.stranger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.mixer.conference.MemberTag;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AudienceTest {
  private static final SpeakScope TO_AGENTS = new SpeakScope.OnlyTag(new MemberTag("agent"));
  private static final List<ObservedParticipant> ROSTER =
      Rosters.room(agent(ANNA), stranger(BOB), customer(CARL)).participants();

  static Stream<Arguments> scopes() {
    List<ParticipantKey> all = List.of(ANNA, BOB, CARL);
    return Stream.of(
        Arguments.of(
            Known.confirmed(TO_AGENTS, T0),
            new Audience(List.of(ANNA), List.of(BOB), List.of(CARL))),
        Arguments.of(Known.requested(TO_AGENTS, T0), new Audience(List.of(), all, List.of())),
        Arguments.of(
            Known.confirmed((SpeakScope) new SpeakScope.Nobody(), T0),
            new Audience(List.of(), List.of(), all)),
        Arguments.of(
            Known.confirmed((SpeakScope) new SpeakScope.Everybody(), T0),
            new Audience(all, List.of(), List.of())),
        Arguments.of(
            Known.confirmed((SpeakScope) new SpeakScope.OnlyCall(CARL), T0),
            new Audience(List.of(CARL), List.of(), List.of(ANNA, BOB))),
        Arguments.of(
            Known.confirmed((SpeakScope) new SpeakScope.OnlyCalls(Set.of(ANNA, BOB)), T0),
            new Audience(List.of(ANNA, BOB), List.of(), List.of(CARL))),
        Arguments.of(Known.<SpeakScope>unknown(T0), new Audience(List.of(), all, List.of())));
  }

  @ParameterizedTest
  @MethodSource("scopes")
  void resolvesEveryKindOfScope(Known<SpeakScope> scope, Audience expected) {
    assertThat(Audience.resolve(scope, SELF, ROSTER)).isEqualTo(expected);
  }

  @Test
  void aListenerOnHoldHearsNothingButIsStillWithinReach() {
    List<ObservedParticipant> roster =
        Rosters.room(Rosters.held(agent(ANNA), true), customer(CARL)).participants();
    Known<SpeakScope> scope = Known.confirmed(TO_AGENTS, T0);

    assertThat(Audience.resolve(scope, SELF, roster).surely()).isEmpty();
    assertThat(Audience.reach(scope, SELF, roster).surely()).containsExactly(ANNA);
  }

  @Test
  void theSentenceNamesEverybodyInItsPlace() {
    Audience audience = Audience.resolve(Known.confirmed(TO_AGENTS, T0), SELF, ROSTER);

    assertThat(audience.sentence(ParticipantKey::value))
        .isEqualTo("Heard by: anna. Not by: carl. Unsure: bob");
  }

  @Test
  void theSentenceOfAClosedGateSaysNobody() {
    assertThat(Audience.nobody(SELF, ROSTER).sentence(ParticipantKey::value))
        .isEqualTo("Heard by: nobody. Not by: anna, bob, carl. Unsure: –");
  }

  @Property(tries = 500)
  void everybodyButTheSpeakerIsInExactlyOneClass(@ForAll long seed) {
    RandomRoster random = new RandomRoster(seed);
    List<ObservedParticipant> roster = random.participants(random.below(8));

    Audience audience = Audience.resolve(random.scope(), SELF, roster);

    Set<ParticipantKey> union = new HashSet<>(audience.surely());
    union.addAll(audience.possibly());
    union.addAll(audience.surelyNot());
    assertThat(union)
        .hasSize(
            audience.surely().size() + audience.possibly().size() + audience.surelyNot().size())
        .hasSize(roster.size())
        .doesNotContain(SELF);
  }

  @Property(tries = 500)
  void nothingUnconfirmedEverCountsAsSure(@ForAll long seed) {
    RandomRoster random = new RandomRoster(seed);
    List<ObservedParticipant> roster = random.participants(5);
    Known<SpeakScope> scope = random.scope();

    Audience audience = Audience.reach(scope, SELF, roster);

    if (scope.certainty() != Certainty.CONFIRMED) {
      assertThat(audience.possibly()).hasSameSizeAs(roster);
    } else if (scope.value().orElseThrow() instanceof SpeakScope.OnlyTag) {
      assertThat(audience.possibly())
          .containsExactlyElementsOf(
              roster.stream()
                  .filter(p -> p.tags().certainty() != Certainty.CONFIRMED)
                  .map(ObservedParticipant::key)
                  .toList());
    }
  }
}
