package dev.earshot.app.ui.participant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.ui.Script;
import dev.earshot.app.ui.participant.ParticipantCardViewModel.HearsUs;
import dev.earshot.mixer.conference.MemberTag;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class ParticipantCardViewModelTest {
  private static ParticipantCardViewModel card(ConsoleSnapshot snapshot, ParticipantKey key) {
    return ParticipantCardViewModel.of(
        snapshot,
        Script.BILLING,
        snapshot.selectedConference().flatMap(c -> c.find(key)).orElseThrow());
  }

  @Test
  void saysWhoHearsUs() {
    assertThat(card(Script.whispering(), Script.ANNA).hearsUs()).isEqualTo(HearsUs.YES);
    assertThat(card(Script.whispering(), Script.TOM).hearsUs()).isEqualTo(HearsUs.NO);
    assertThat(card(Script.unknown(), Script.TOM).hearsUs()).isEqualTo(HearsUs.UNSURE);
    assertThat(card(Script.whispering(), Script.ME).hearsUs()).isEqualTo(HearsUs.NOT_ASKED);
  }

  @Test
  void unknownIsSaidNeverLeftBlank() {
    ParticipantCardViewModel tom = card(Script.unknown(), Script.TOM);
    assertThat(tom.tagText()).isEqualTo("tag ?");
    assertThat(tom.muted()).isEqualTo(Mark.UNKNOWN);
    assertThat(tom.whyNoVoice()).isPresent();
  }

  @Test
  void whatIsOnlyPresumedIsHollow() {
    assertThat(card(Script.unknown(), Script.ANNA).role().hollow()).isTrue();
    assertThat(card(Script.listening(), Script.ANNA).role().hollow()).isFalse();
  }

  @Test
  void mutedAndHeldAreMarks() {
    assertThat(card(Script.listening(), Script.INES).muted()).isEqualTo(Mark.YES);
    assertThat(card(Script.listening(), Script.INES).held()).isEqualTo(Mark.YES);
    assertThat(card(Script.listening(), Script.TOM).muted()).isEqualTo(Mark.NO);
  }

  @Test
  void whatCanBeDoneDependsOnWhatIsSoAndOnTheSystem() {
    assertThat(card(Script.listening(), Script.TOM).actions())
        .containsExactly(CardAction.MUTE, CardAction.HOLD);
    assertThat(card(Script.listening(), Script.INES).actions())
        .containsExactly(CardAction.UNMUTE, CardAction.UNHOLD);
    assertThat(card(Script.unknown(), Script.TOM).actions())
        .as("where it is not known, both ways")
        .containsExactly(CardAction.MUTE, CardAction.UNMUTE, CardAction.HOLD);
    assertThat(card(Script.listening(), Script.ME).actions()).isEmpty();
  }

  @Test
  void aTagIsOfferedWhereTheSystemHasTags() {
    ConsoleSnapshot tags = Script.listening();
    assertThat(card(tags, Script.TOM).taggable()).isTrue();
    ConsoleSnapshot none = Script.withoutTags();
    assertThat(card(none, Script.TOM).taggable()).isFalse();
  }

  @Property(tries = 300, seed = "1")
  void theEditorTakesExactlyTheTagsTheMixerTakes(
      @ForAll
          @Chars({'a', 'Z', '5', '_', '-'})
          @Chars({' ', '\'', 'é'})
          @StringLength(min = 1, max = 40)
          String text) {
    assertThat(TagEditor.ALLOWED.matcher(text).matches()).isEqualTo(MemberTag.isValid(text));
  }
}
