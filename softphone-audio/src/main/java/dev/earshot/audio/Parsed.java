package dev.earshot.audio;

/**
 * Result of reading something that came from outside: either the value, or why and where it was
 * refused. Bad input is an ordinary result, never an exception.
 */
public sealed interface Parsed<T> {
  record Ok<T>(T value) implements Parsed<T> {}

  /**
   * @param reason what is wrong, as a sentence that names the field
   * @param position offset in characters or bytes where it was noticed, -1 if it has no place
   */
  record Rejected<T>(String reason, int position) implements Parsed<T> {}
}
