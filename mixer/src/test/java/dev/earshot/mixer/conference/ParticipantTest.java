package dev.earshot.mixer.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule of the whole product as a table. */
class ParticipantTest {
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      nullValues = "-",
      textBlock =
          """
          listener tag, listener state, speaks only to, speaker state, hears
          -, -,     -,       -,     true
          -, -,     -,       muted, false
          -, -,     -,       held,  false
          -, -,     -,       deaf,  true
          -, deaf,  -,       -,     false
          -, held,  -,       -,     false
          -, muted, -,       -,     true
          -, -,     coached, -,     false
          coached, -,     coached, -,     true
          coached, -,     coached, muted, false
          coached, -,     coached, held,  false
          coached, deaf,  coached, -,     false
          coached, held,  coached, -,     false
          coached, muted, coached, -,     true
          coached, -,     Coached, -,     false
          other,   -,     coached, -,     false
          other,   -,     -,       -,     true
          """)
  void hearsByTheRule(String tag, String listening, String only, String speaking, boolean hears) {
    Participant listener =
        in(listening, "listener")
            .withTags(tag == null ? Set.of() : Set.of(new MemberTag(tag), new MemberTag("x")));
    Participant speaker =
        in(speaking, "speaker")
            .withSpeakOnlyTo(Optional.ofNullable(only).map(MemberTag::new).map(SpeakOnlyTo::new));
    assertThat(listener.hears(speaker)).isEqualTo(hears);
  }

  private static Participant in(String state, String id) {
    Participant plain = Participant.of(new ParticipantId(id));
    return switch (state) {
      case "muted" -> plain.withMuted(true);
      case "deaf" -> plain.withDeaf(true);
      case "held" -> plain.withHeld(true);
      case null, default -> plain;
    };
  }

  @Test
  void nobodyHearsHimself() {
    Participant alone = Participant.of(new ParticipantId("a"));
    assertThat(alone.hears(alone)).isFalse();
    assertThat(alone.hears(alone.withTags(Set.of(new MemberTag("other"))))).isFalse();
  }

  @Test
  void endingAHoldLeavesTheMute() {
    Participant muted = Participant.of(new ParticipantId("a")).withMuted(true);
    assertThat(muted.withHeld(true).withHeld(false)).isEqualTo(muted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "it's", "ä", "a,b", "123456789012345678901234567890123"})
  void tagsThatWouldBreakAWhisperAreRefused(String text) {
    assertThat(MemberTag.isValid(text)).isFalse();
    assertThatThrownBy(() -> new MemberTag(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "Agent_7-x", "12345678901234567890123456789012"})
  void tagsOfTheNarrowAlphabetAreTaken(String text) {
    assertThat(new MemberTag(text)).hasToString(text);
  }

  @Test
  void idsHaveOneTo128Characters() {
    assertThat(new ParticipantId("x".repeat(128)).value()).hasSize(128);
    assertThatThrownBy(() -> new ParticipantId("x".repeat(129)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ParticipantId(" ")).isInstanceOf(IllegalArgumentException.class);
  }
}
