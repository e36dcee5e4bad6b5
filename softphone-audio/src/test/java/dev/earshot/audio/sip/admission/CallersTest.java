package dev.earshot.audio.sip.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallersTest {
  private static final String MD5 = "0123456789abcdef0123456789ABCDEF";
  private static final String SHA = MD5 + MD5;

  @TempDir private Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("users"), text);
  }

  @Test
  void aUserMayHaveAHashOfEachKind() throws IOException {
    Callers callers =
        Callers.read(file("# our telephones\n\nmara:lab:" + SHA + "\nmara:lab:" + MD5 + "\n"));
    assertThat(callers.realm()).isEqualTo("lab");
    assertThat(callers.algorithms()).containsExactly(DigestAlgorithm.MD5, DigestAlgorithm.SHA_256);
    assertThat(callers.hash("mara", DigestAlgorithm.SHA_256)).contains(SHA.toLowerCase());
    assertThat(callers.hash("mara", DigestAlgorithm.MD5)).contains(MD5.toLowerCase());
    assertThat(callers.hash("nobody", DigestAlgorithm.MD5)).isEmpty();
    assertThat(callers).hasToString("1 callers");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mara:secret               | line 2: is not user:realm:hash",
        ":lab:MD5                  | line 2: is not user:realm:hash",
        "mara:lab:MD5:more         | line 2: is not user:realm:hash",
        "mara:lab:secret           "
            + "| line 2: has no hash of 64 (SHA-256) or 32 (MD5) hexadecimal digits",
        "mara:elsewhere:MD5        | line 2: has another realm than the lines before",
        "ada:lab:MD5               | line 2: names a user a second time",
      })
  void aBadLineIsNamedByNumberAndNotRepeated(String line, String problem) throws IOException {
    Path file = file("ada:lab:" + MD5 + "\n" + line.replace("MD5", MD5) + "\n");
    assertThatThrownBy(() -> Callers.read(file))
        .isInstanceOf(IOException.class)
        .hasMessage("users " + file + ", " + problem);
  }

  @Test
  void aFileWithoutUsersOrNoFileIsNamed() throws IOException {
    Path empty = file("# nobody\n");
    assertThatThrownBy(() -> Callers.read(empty)).hasMessage("users " + empty + ": names nobody");
    Path missing = directory.resolve("missing");
    assertThatThrownBy(() -> Callers.read(missing))
        .hasMessage("users " + missing + ": no such file");
  }
}
