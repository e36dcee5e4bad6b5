package dev.earshot.app.cli;

import dev.earshot.app.profile.Profile;
import dev.earshot.app.profile.ProfileException;
import dev.earshot.app.profile.ProfileReader;
import java.nio.file.Path;

/** Profiles as commands take them: what is wrong is one line per mistake, and exit code 2. */
final class ProfileFiles {
  private ProfileFiles() {}

  static Profile read(Path file) throws VerbFailure {
    try {
      return ProfileReader.read(file);
    } catch (ProfileException e) {
      throw new VerbFailure(Exit.USAGE, String.valueOf(e.getMessage()));
    }
  }
}
