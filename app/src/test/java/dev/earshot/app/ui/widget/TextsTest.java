package dev.earshot.app.ui.widget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.console.Meters;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.ui.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Times, names and levels as the screen writes them. */
final class TextsTest {
  private static final Instant NOW = Script.NOW;

  @Test
  void timersCountInHoursOnlyWhenNeeded() {
    assertThat(Durations.timer(Duration.ofSeconds(5))).isEqualTo("00:05");
    assertThat(Durations.timer(Duration.ofSeconds(767))).isEqualTo("12:47");
    assertThat(Durations.timer(Duration.ofSeconds(3767))).isEqualTo("1:02:47");
    assertThat(Durations.timer(Duration.ofSeconds(-3))).isEqualTo("00:00");
  }

  @Test
  void aStartNotSeenIsAtLeastOrUnknown() {
    Instant start = NOW.minusSeconds(190);
    assertThat(Durations.since(Known.confirmed(start, NOW), NOW)).isEqualTo("03:10");
    assertThat(Durations.since(Known.assumed(start, NOW), NOW)).isEqualTo("≥ 03:10");
    assertThat(Durations.since(Known.unknown(NOW), NOW)).isEqualTo("?");
  }

  @Test
  void agesAreRough() {
    assertThat(Durations.age(Duration.ofMillis(900))).isEqualTo("now");
    assertThat(Durations.age(Duration.ofSeconds(40))).isEqualTo("40 s");
    assertThat(Durations.age(Duration.ofSeconds(300))).isEqualTo("5 min");
  }

  @Test
  void initialsComeFromFirstAndLastWord() {
    assertThat(Names.initials("Anna Maria Novak")).isEqualTo("AN");
    assertThat(Names.initials("mara")).isEqualTo("M");
    assertThat(Names.initials("+49 30 555")).isEqualTo("#");
    assertThat(Names.initials("")).isEqualTo("#");
  }

  @Test
  void namesAreListedAsInASentence() {
    assertThat(Names.list(Script.listening(), List.of())).isEmpty();
    assertThat(Names.list(Script.listening(), List.of(Script.ANNA))).isEqualTo("Anna Novak");
    assertThat(Names.list(Script.listening(), List.of(Script.ANNA, Script.TOM, Script.ME)))
        .isEqualTo("Anna Novak, Tom Becker and You");
  }

  @Test
  void levelsBecomeSegmentsAndUnknownBecomesNone() {
    assertThat(LevelMeter.lit(0, 20)).isEqualTo(20);
    assertThat(LevelMeter.lit(-30, 20)).isEqualTo(10);
    assertThat(LevelMeter.lit(-127, 20)).isZero();
    assertThat(LevelMeter.lit(6, 20)).isEqualTo(20);
    assertThat(LevelMeter.lit(Meters.UNKNOWN, 20)).isEqualTo(-1);
  }
}
