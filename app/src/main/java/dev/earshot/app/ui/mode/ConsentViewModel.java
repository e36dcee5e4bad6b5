package dev.earshot.app.ui.mode;

import dev.earshot.app.console.WhisperTerms;
import java.util.Locale;
import java.util.Optional;

/**
 * What the user must take upon himself before he can whisper, in words.
 *
 * @param doubt to be accepted, as the core says it; empty for the question about tags
 * @param says the whole sentence
 * @param accepted whether he did
 */
public record ConsentViewModel(String doubt, String says, boolean accepted) {
  /** The question first: it was asked because of what the user just did. */
  static Optional<ConsentViewModel> of(WhisperTerms terms) {
    return terms
        .question()
        .map(question -> new ConsentViewModel("", question + ".", false))
        .or(
            () ->
                terms
                    .doubt()
                    .map(
                        doubt ->
                            new ConsentViewModel(doubt, says(doubt, terms), terms.accepted())));
  }

  private static String says(String doubt, WhisperTerms terms) {
    return terms.accepted()
        ? "You accepted: " + doubt + "."
        : doubt.substring(0, 1).toUpperCase(Locale.ROOT)
            + doubt.substring(1)
            + ". A customer might hear you.";
  }

  /** What the button that says yes does. */
  String yes() {
    return doubt.isEmpty() ? "Replace the tag" : "Whisper all the same";
  }

  String no() {
    return accepted ? "Take back" : "No";
  }
}
