package dev.earshot.app.profile;

import dev.earshot.audio.sip.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Fetches secrets from where a profile says they are. */
public final class Secrets {
  private static final long MOST_BYTES = 64 * 1024;

  private final Function<String, Optional<String>> environment;
  private final Keychain keychain;

  /**
   * @param environment variables by name
   */
  public Secrets(Function<String, Optional<String>> environment, Keychain keychain) {
    this.environment = environment;
    this.keychain = keychain;
  }

  /** With the variables of this process and the keychain of this system. */
  public static Secrets ofProcess() {
    return new Secrets(
        name -> Optional.ofNullable(System.getenv(name)),
        Keychain.of(System.getProperty("os.name", "")));
  }

  /**
   * @throws IOException if it is not there or empty; one line that names the place
   */
  public Secret fetch(SecretRef ref, Profile profile) throws IOException {
    String text =
        switch (ref.place()) {
          case ENV ->
              environment
                  .apply(ref.name())
                  .orElseThrow(() -> missing(ref, "the environment variable is not set"));
          case FILE -> content(ref, profile.resolve(Path.of(ref.name())));
          case KEYCHAIN -> kept(ref);
        };
    String secret = text.strip();
    if (secret.isEmpty()) {
      throw missing(ref, "is empty");
    }
    return new Secret(secret);
  }

  private String kept(SecretRef ref) throws IOException {
    try {
      return keychain.find(ref.name());
    } catch (IOException e) {
      throw missing(ref, String.valueOf(e.getMessage()));
    }
  }

  private static String content(SecretRef ref, Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw missing(ref, "no such file: " + file);
    }
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw missing(ref, "is longer than any secret");
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (java.nio.charset.CharacterCodingException | java.nio.file.AccessDeniedException e) {
      throw missing(ref, "cannot be read");
    }
  }

  private static IOException missing(SecretRef ref, String why) {
    return new IOException("secret " + ref + ": " + why);
  }
}
