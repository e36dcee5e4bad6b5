package dev.earshot.app.supervision;

import static dev.earshot.app.supervision.Rosters.T0;

import dev.earshot.mixer.conference.MemberTag;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Participants and scopes drawn from a seed. */
public final class RandomRoster {
  private static final List<String> TAGS = List.of("agent", "customer", "other");
  private final Random random;

  public RandomRoster(long seed) {
    random = new Random(seed);
  }

  public int below(int bound) {
    return random.nextInt(bound);
  }

  public List<ObservedParticipant> participants(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> participant(new ParticipantKey("p" + i)))
        .toList();
  }

  public ObservedParticipant participant(ParticipantKey key) {
    Known<Set<MemberTag>> tags = known(Set.of(new MemberTag(TAGS.get(below(3)))));
    Known<Role> role = known(Role.values()[below(Role.values().length)]);
    return Rosters.held(Rosters.participant(key, tags, role), below(4) == 0);
  }

  public Known<SpeakScope> scope() {
    return known(
        switch (below(5)) {
          case 0 -> new SpeakScope.Nobody();
          case 1 -> new SpeakScope.Everybody();
          case 2 -> new SpeakScope.OnlyCall(new ParticipantKey("p" + below(8)));
          case 3 -> new SpeakScope.OnlyCalls(Set.of(new ParticipantKey("p" + below(8))));
          default -> new SpeakScope.OnlyTag(new MemberTag(TAGS.get(below(3))));
        });
  }

  private <T> Known<T> known(T value) {
    Certainty certainty = below(2) == 0 ? Certainty.CONFIRMED : Certainty.values()[below(4)];
    return certainty == Certainty.UNKNOWN
        ? Known.unknown(T0)
        : new Known<>(Optional.of(value), certainty, T0);
  }
}
