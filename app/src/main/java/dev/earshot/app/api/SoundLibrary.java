package dev.earshot.app.api;

import dev.earshot.audio.focus.play.RecordedSound;
import dev.earshot.audio.focus.play.Sound;
import dev.earshot.audio.focus.play.ToneSequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sounds that may be asked for by name: the built-in ones, and the WAV files that lie in one
 * folder. A name is never a path: it has no slash, does not begin with a dot, and a link is not
 * followed.
 */
final class SoundLibrary {
  private static final Map<String, Sound> BUILT_IN =
      Map.of(
          "join", ToneSequence.JOIN_BEEP,
          "leave", ToneSequence.LEAVE_BEEP,
          "consent", ToneSequence.CONSENT_BEEP);

  private static final int MOST = 1000;

  private final Optional<Path> folder;

  SoundLibrary(Optional<Path> folder) {
    this.folder = folder;
  }

  /** All names, sorted, at most a thousand. */
  List<String> names() {
    return Stream.concat(BUILT_IN.keySet().stream(), files()).sorted().limit(MOST).toList();
  }

  private Stream<String> files() {
    if (folder.isEmpty()) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.list(folder.get())) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> file(name).isPresent())
          .limit(MOST)
          .toList()
          .stream();
    } catch (IOException unreadable) {
      return Stream.empty();
    }
  }

  /**
   * @throws IOException if the file is not a sound; the message names it
   */
  Optional<Sound> find(String name) throws IOException {
    Optional<Path> file = file(name);
    return file.isPresent()
        ? Optional.of(RecordedSound.read(file.get()))
        : Optional.ofNullable(BUILT_IN.get(name));
  }

  private Optional<Path> file(String name) {
    return name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,120}\\.wav")
        ? folder
            .map(f -> f.resolve(name))
            .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
        : Optional.empty();
  }
}
