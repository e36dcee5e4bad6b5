package dev.earshot.audio.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which dialog a Replaces header field names (RFC 3891 6.1). */
class DialogIdTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b;to-tag=ours;from-tag=theirs",
        "a@b ; from-tag=theirs ; to-tag=ours",
        "a@b;x;to-tag=ours;from-tag=theirs;y=z"
      })
  void itsTagsAreSeenFromTheOtherSide(String value) {
    assertThat(DialogId.ofReplaces(value)).contains(new DialogId("a@b", "ours", "theirs"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a@b",
        "a@b;to-tag=ours",
        "a@b;to-tag=;from-tag=theirs",
        ";to-tag=ours;from-tag=theirs",
        "a@b;to-tag=ours;from-tag=theirs;early-only"
      })
  void whatNamesNoCallOfOursNamesNone(String value) {
    assertThat(DialogId.ofReplaces(value)).isEmpty();
  }

  @Test
  void whatWeAskOthersToReplaceTheyRead() {
    Dialog dialog =
        new Dialog(new DialogId("x@[::1]", "mine", "his"), "", "", List.of(), "sip:bert@10.0.0.1");
    assertThat(dialog.replacement())
        .isEqualTo("sip:bert@10.0.0.1?Replaces=x%40%5B%3A%3A1%5D%3Bto-tag%3Dhis%3Bfrom-tag%3Dmine");
  }
}
