package dev.earshot.app.console;

import static dev.earshot.app.supervision.Rosters.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.ObservedConference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ConferencesTest {
  private static ObservedConference named(String key, String name) {
    return new ObservedConference(
        new ConferenceKey(key), name, "", Known.unknown(T0), List.of(), T0);
  }

  @Test
  void whateverIsDoneItHoldsWhatAMapWouldHold() {
    Random random = new Random(1);
    Map<ConferenceKey, ObservedConference> oracle = new HashMap<>();
    Conferences all = Conferences.NONE;
    for (int i = 0; i < 20_000; i++) {
      ObservedConference one = named("room-" + random.nextInt(700), "life " + i);
      if (random.nextInt(3) == 0) {
        oracle.remove(one.key());
        all = all.without(one.key());
      } else {
        oracle.put(one.key(), one);
        all = all.with(one);
      }
      assertThat(all.find(one.key()).orElse(null)).isSameAs(oracle.get(one.key()));
      assertThat(all.size()).isEqualTo(oracle.size());
    }
    assertThat(all).containsExactlyInAnyOrderElementsOf(oracle.values());
    assertThat(all.stream()).containsExactlyElementsOf(all);
    assertThat(all.get(all.size() - 1)).isSameAs(all.getLast());
  }

  @Test
  void theFormerListStaysAsItWas() {
    Conferences before = Conferences.of(List.of(named("a", "one"), named("b", "two")));
    Conferences after = before.with(named("a", "other")).without(new ConferenceKey("b"));
    assertThat(before).extracting(ObservedConference::name).containsExactlyInAnyOrder("one", "two");
    assertThat(after).extracting(ObservedConference::name).containsExactly("other");
  }

  @Test
  void takingAwayWhatIsNotThereChangesNothing() {
    Conferences one = Conferences.of(List.of(named("a", "one")));
    assertThat(one.without(new ConferenceKey("b"))).isSameAs(one);
  }

  @Test
  void keysThatDifferInTheirLastFiguresAreSpread() {
    List<ObservedConference> many =
        IntStream.range(0, 5_120).mapToObj(i -> named("room-" + i, "")).toList();
    assertThat(Conferences.of(many).largestBucket()).isLessThan(3 * 20);
  }
}
