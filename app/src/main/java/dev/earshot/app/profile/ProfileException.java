package dev.earshot.app.profile;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A profile that cannot be used; says each mistake with its place. */
public final class ProfileException extends Exception {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // never serialised
  private final List<String> mistakes;

  /**
   * @param mistakes one line each, beginning with a JSON pointer or a line number
   */
  ProfileException(Path file, List<String> mistakes) {
    super(mistakes.stream().map(m -> file + ": " + m).collect(Collectors.joining("\n")));
    this.mistakes = List.copyOf(mistakes);
  }

  /** One line per mistake, without the file. */
  public List<String> mistakes() {
    return mistakes;
  }
}
