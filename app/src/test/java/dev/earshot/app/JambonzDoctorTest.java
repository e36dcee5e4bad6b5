package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.backend.jambonz.inspect.FakeEventSocket;
import dev.earshot.app.doctor.Finding;
import dev.earshot.app.profile.JambonzTarget;
import dev.earshot.app.profile.Profile;
import dev.earshot.app.profile.ProfileReader;
import dev.earshot.app.profile.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class JambonzDoctorTest {
  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path folder;

  private Finding inspector(FakeEventSocket socket, String password) throws Exception {
    Files.writeString(folder.resolve("pw"), password);
    Path file = folder.resolve("profile.json");
    Files.writeString(
        file,
        """
        {"kind":"jambonz",
         "jambonz":{"baseUrl":"http://127.0.0.1:1","token":"file:pw",
          "accountSid":"9351f46a-678c-43f5-b8a6-d4eb58d131af",
          "inspector":{"port":%d,"password":"file:pw"}},
         "sip":{"domain":"example.org","user":"mara","password":"file:pw"}}
        """
            .formatted(socket.address().getPort()));
    Profile profile = ProfileReader.read(file);
    List<Finding> findings = new ArrayList<>();
    JambonzTarget target = (JambonzTarget) profile.target();
    JambonzSetup setup = new JambonzSetup(profile, target, Secrets.ofProcess());
    new JambonzDoctor(setup, findings::add).examine();
    return findings.stream().filter(f -> f.what().equals("inspector")).findFirst().orElseThrow();
  }

  @Test
  void theInspectorIsTriedEvenWhereRestIsNot() throws Exception {
    try (FakeEventSocket socket = new FakeEventSocket()) {
      socket.answer("conference list", "+OK No active conferences.\n");
      Finding good = inspector(socket, "ClueCon");
      assertThat(good.verdict()).isEqualTo(Finding.Verdict.OK);
      assertThat(good.detail()).contains("password accepted, 0 conferences");

      Finding wrong = inspector(socket, "not-this-one");
      assertThat(wrong.verdict()).isEqualTo(Finding.Verdict.FAILED);
      assertThat(wrong.detail()).contains("refuses the password").doesNotContain("not-this-one");
    }
  }
}
