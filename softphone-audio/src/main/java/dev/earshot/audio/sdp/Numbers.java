package dev.earshot.audio.sdp;

import java.util.Optional;

/** Small numbers in text from outside. */
final class Numbers {
  private static final int MAX_DIGITS = 9;

  private Numbers() {}

  /** The number, if the text is nothing but digits and not above {@code max}. */
  static Optional<Integer> parse(String text, int max) {
    boolean digits =
        !text.isEmpty()
            && text.length() <= MAX_DIGITS
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits
        ? Optional.of(Integer.parseInt(text)).filter(number -> number <= max)
        : Optional.empty();
  }
}
