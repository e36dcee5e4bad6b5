package dev.earshot.audio.sip.admission;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who has a password. Not the passwords are kept but the hashes of {@code user:realm:password} that
 * RFC 7616 3.4.2 calls A1. They still open the door of this realm, so they print as a number only.
 */
public final class Callers {
  private static final int MD5_DIGITS = 32;
  private static final int SHA_256_DIGITS = 64;

  private final String realm;
  private final Map<String, Map<DigestAlgorithm, String>> hashes;
  private final Set<DigestAlgorithm> algorithms = new TreeSet<>();

  private Callers(String realm, Map<String, Map<DigestAlgorithm, String>> hashes) {
    this.realm = realm;
    this.hashes = hashes;
    hashes.values().forEach(known -> algorithms.addAll(known.keySet()));
  }

  /**
   * Reads a file of lines {@code user:realm:hash}, the hash being 64 hexadecimal digits for SHA-256
   * or 32 for MD5; a user may have a line of each. Empty lines and lines that begin with {@code #}
   * are skipped; the realm is the same in all.
   *
   * @throws IOException naming the file, the line and what is wrong with it, but not its content
   */
  public static Callers read(Path file) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new IOException("users " + file + ": no such file", e);
    } catch (MalformedInputException e) {
      throw new IOException("users " + file + ": is not UTF-8 text", e);
    } catch (IOException e) {
      throw new IOException("users " + file + ": cannot be read", e);
    }
    String realm = "";
    Map<String, Map<DigestAlgorithm, String>> hashes = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        Optional<String> problem = take(line, realm, hashes);
        if (problem.isPresent()) {
          throw new IOException("users " + file + ", line " + (i + 1) + ": " + problem.get());
        }
        realm = line.split(":", -1)[1];
      }
    }
    if (hashes.isEmpty()) {
      throw new IOException("users " + file + ": names nobody");
    }
    return new Callers(realm, hashes);
  }

  /** Takes one line; what is wrong with it, if something is. */
  private static Optional<String> take(
      String line, String realm, Map<String, Map<DigestAlgorithm, String>> hashes) {
    String[] parts = line.split(":", -1);
    if (parts.length != 3 || parts[0].isBlank() || parts[1].isBlank()) {
      return Optional.of("is not user:realm:hash");
    }
    if (!realm.isEmpty() && !parts[1].equals(realm)) {
      return Optional.of("has another realm than the lines before");
    }
    String hash = parts[2].toLowerCase(Locale.ROOT);
    boolean hex = hash.matches("[0-9a-f]+");
    if (!hex || hash.length() != MD5_DIGITS && hash.length() != SHA_256_DIGITS) {
      return Optional.of("has no hash of 64 (SHA-256) or 32 (MD5) hexadecimal digits");
    }
    DigestAlgorithm algorithm =
        hash.length() == MD5_DIGITS ? DigestAlgorithm.MD5 : DigestAlgorithm.SHA_256;
    Map<DigestAlgorithm, String> known =
        hashes.computeIfAbsent(parts[0], user -> new EnumMap<>(DigestAlgorithm.class));
    return known.put(algorithm, hash) == null
        ? Optional.empty()
        : Optional.of("names a user a second time");
  }

  String realm() {
    return realm;
  }

  /** What is offered to everybody alike, whoever he says he is; weak ones first. */
  Set<DigestAlgorithm> algorithms() {
    return algorithms;
  }

  Optional<String> hash(String user, DigestAlgorithm algorithm) {
    return Optional.ofNullable(hashes.getOrDefault(user, Map.of()).get(algorithm));
  }

  @Override
  public String toString() {
    return hashes.size() + " callers";
  }
}
