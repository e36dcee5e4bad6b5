package dev.earshot.app.backend.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.focus.MemberAction;
import dev.earshot.mixer.conference.MemberTag;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WhisperGroupTest {
  private static final UUID ANNA = new UUID(1, 1);
  private static final UUID BOB = new UUID(1, 2);

  private final WhisperGroup group = new WhisperGroup(new UUID(7, 7));

  @Test
  void theTagIsPrivateAndValid() {
    assertThat(group.tag().isPrivate()).isTrue();
    assertThat(MemberTag.isValid(group.tag().value())).isTrue();
  }

  @Test
  void theSameEarsKeepTheirTagAndAreAskedAgainOnly() {
    group.regroup(Set.of(ANNA));
    MemberTag before = group.tag();

    assertThat(group.regroup(Set.of(ANNA)))
        .containsExactly(Map.entry(ANNA, List.of(new MemberAction.AddTag(before))));
    assertThat(group.tag()).isEqualTo(before);
  }

  @Test
  void otherEarsGetATagThatNobodyEverCarried() {
    group.regroup(Set.of(ANNA));
    MemberTag before = group.tag();
    Map<UUID, List<MemberAction>> actions = group.regroup(Set.of(BOB));

    assertThat(group.tag()).isNotEqualTo(before);
    assertThat(actions)
        .containsEntry(ANNA, List.of(new MemberAction.RemoveTag(before)))
        .containsEntry(BOB, List.of(new MemberAction.AddTag(group.tag())));
  }

  /** Requests may be refused or wiped by others; the tag in use still reaches no stranger. */
  @Property(tries = 300)
  void whoeverCarriesTheTagInUseIsATarget(@ForAll long seed) {
    Random random = new Random(seed);
    WhisperGroup ours = new WhisperGroup(new UUID(seed, 7));
    Map<UUID, Set<MemberTag>> carried = new HashMap<>();
    for (int i = 0; i < 20; i++) {
      Set<UUID> ears = new HashSet<>();
      for (int n = 0; n < 4; n++) {
        if (random.nextBoolean()) {
          ears.add(new UUID(0, n));
        }
      }
      ours.regroup(ears)
          .forEach(
              (ear, actions) -> {
                if (random.nextInt(4) > 0) {
                  actions.forEach(action -> apply(carried, ear, action));
                }
              });
      carried.forEach(
          (ear, tags) -> {
            if (tags.contains(ours.tag())) {
              assertThat(ears).contains(ear);
            }
          });
    }
  }

  private static void apply(Map<UUID, Set<MemberTag>> carried, UUID ear, MemberAction action) {
    Set<MemberTag> tags = carried.computeIfAbsent(ear, key -> new HashSet<>());
    switch (action) {
      case MemberAction.AddTag(MemberTag tag) -> tags.add(tag);
      case MemberAction.RemoveTag(MemberTag tag) -> tags.remove(tag);
      default -> throw new AssertionError("not for a group: " + action);
    }
  }
}
