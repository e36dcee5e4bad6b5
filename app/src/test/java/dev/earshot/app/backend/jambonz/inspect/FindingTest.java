package dev.earshot.app.backend.jambonz.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SpeakScope;
import dev.earshot.mixer.conference.MemberTag;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTest {
  /** We are member 1; the columns are those who are there, excluded, and without the tag. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nobody    | muted  | 2 3   |     | -     | AGREES",
        "nobody    | speaks | 2 3   |     | -     | UNCLEAR",
        "everybody | speaks | 2 3   |     | -     | AGREES",
        "everybody | speaks | 2 3   | 9   | -     | AGREES",
        "everybody | speaks | 2 3   | 3   | -     | UNCLEAR",
        "everybody | muted  | 2 3   |     | -     | UNCLEAR",
        "tag       | speaks | 2 3   | 3   | 1 3   | AGREES",
        "tag       | speaks | 2 3 4 | 4   | 1 4   | AGREES",
        "tag       | speaks | 2 3   |     | 1 3   | DANGER",
        "tag       | speaks | 2 3 4 | 3   | 1 3 4 | DANGER",
        "tag       | speaks | 2 3   |     | 1 2 3 | DANGER",
        "tag       | muted  | 2 3   |     | 1 3   | UNCLEAR",
        "tag       | speaks | 2 3   | 2 3 | 1 3   | UNCLEAR",
        "tag       | speaks | 2 3   | 2 3 | 1 2 3 | UNCLEAR",
        "tag       | speaks | 2 3   | 3   | 3     | UNCLEAR",
        "tag       | speaks | 2 3   | 3   | -     | UNCLEAR",
        "one       | speaks | 2 3   | 3   | 1 3   | AGREES",
        "one       | speaks | 2 3 4 | 4   | 1 4   | DANGER",
        "two       | speaks | 2 3 4 | 4   | 1 4   | AGREES",
        "two       | speaks | 2 3   | 3   | 1 3   | UNCLEAR"
      })
  void whatIsSeenIsComparedWithWhatWasAsked(
      String asked, String speaks, String others, String excluded, String without, Finding found) {
    Optional<Set<Integer>> untagged =
        Optional.of(without).filter(text -> !text.equals("-")).map(FindingTest::ids);
    MixerView seen =
        new MixerView(
            1,
            speaks.equals("speaks"),
            ids(others),
            Optional.ofNullable(excluded).map(FindingTest::ids).orElse(Set.of()),
            untagged);
    assertThat(Finding.of(scope(asked), seen)).isEqualTo(found);
  }

  private static SpeakScope scope(String asked) {
    ParticipantKey anna = new ParticipantKey("anna");
    return switch (asked) {
      case "nobody" -> new SpeakScope.Nobody();
      case "everybody" -> new SpeakScope.Everybody();
      case "tag" -> new SpeakScope.OnlyTag(new MemberTag("agent"));
      case "one" -> new SpeakScope.OnlyCalls(Set.of(anna));
      default -> new SpeakScope.OnlyCalls(Set.of(anna, new ParticipantKey("bob")));
    };
  }

  private static Set<Integer> ids(String text) {
    return Arrays.stream(text.split(" ")).map(Integer::valueOf).collect(Collectors.toSet());
  }
}
