package dev.earshot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.app.profile.GenesysTarget;
import dev.earshot.app.profile.Profile;
import dev.earshot.app.profile.ProfileReader;
import dev.earshot.app.profile.Secrets;
import dev.earshot.audio.sip.Secret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The profile that the simulated Genesys writes is one that the console reads. */
class GenesysProfileFileTest {
  private static final GenesysProfileFile WRITTEN =
      new GenesysProfileFile(
          new InetSocketAddress("127.0.0.1", 8081),
          new InetSocketAddress("127.0.0.1", 5091),
          new Secret("hidden"));

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path folder;

  @Test
  void itIsAProfileOfThatInstallationWithoutItsPassword() throws Exception {
    Path file = folder.resolve("genesys.json");
    WRITTEN.write(file);
    WRITTEN.write(file);
    assertThat(Files.readString(file)).doesNotContain("hidden");
    Profile profile = ProfileReader.read(file);
    GenesysTarget target = (GenesysTarget) profile.target();
    assertThat(target.account().baseUrl()).hasToString("http://127.0.0.1:8081");
    assertThat(target.account().device()).isEqualTo("5005");
    assertThat(target.account().channels()).containsExactly("voice", "chat");
    assertThat(target.sip().servers().registrar().getPort()).isEqualTo(5091);
    assertThat(Secrets.ofProcess().fetch(target.account().password(), profile).reveal())
        .isEqualTo("hidden");
  }

  @Test
  void whatCannotBeWrittenIsNamed() {
    Path nowhere = folder.resolve("none/genesys.json");
    assertThatThrownBy(() -> WRITTEN.write(nowhere))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot write " + nowhere);
  }
}
