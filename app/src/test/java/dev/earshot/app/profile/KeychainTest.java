package dev.earshot.app.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The keychain's program, played by the shell. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class KeychainTest {
  private static Keychain played(String script, Duration patience) {
    return new Keychain(
        List.of("sh", "-c", script, "keychain", "{name}"), "store {name}", patience);
  }

  @Test
  void whatTheProgramWritesIsTheSecretOfThatName() throws IOException {
    Keychain keychain =
        played("printf 'of %s and %s' \"$1\" \"$EARSHOT_SECRET_NAME\"", Duration.ofSeconds(20));
    assertThat(keychain.find("it's $HOME")).isEqualTo("of it's $HOME and it's $HOME");
  }

  @Test
  void whatIsNotThereIsSaidWithTheWayToStoreIt() {
    assertThatThrownBy(() -> played("exit 1", Duration.ofSeconds(20)).find("sip"))
        .isInstanceOf(IOException.class)
        .hasMessage("there is none of that name; store it by: store sip");
  }

  @Test
  void aProgramThatWaitsForEverIsGivenUp() {
    assertThatThrownBy(() -> played("exec sleep 60", Duration.ofMillis(50)).find("sip"))
        .hasMessage("sh did not answer within 0 s");
  }

  @Test
  void everySystemHasItsOwnProgram() {
    assertThat(Keychain.of("Linux").command()).startsWith("secret-tool", "lookup");
    assertThat(Keychain.of("Mac OS X").command()).startsWith("security");
    assertThat(Keychain.of("Windows 11").command()).startsWith("powershell");
  }
}
