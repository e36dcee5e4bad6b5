package dev.earshot.audio.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.sip.Registration;
import dev.earshot.audio.sip.RegistrationState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kamailio as registrar. */
@Tag("interop")
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class KamailioRegistrationInteropTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"MD5, udp", "SHA-256, udp", "MD5, tcp", "SHA-256, tcp"})
  void aRegistrationIsGrantedAndTakenBack(String algorithm, String transport) throws Exception {
    try (Kamailio kamailio = Kamailio.start(folder, algorithm, 9, 0);
        AnsweringPhone phone = new AnsweringPhone("PCMU")) {
      Registration registration = phone.register(kamailio.account("anna", "secret", transport));
      assertThat(phone.awaitRegistration(registration))
          .isEqualTo(new RegistrationState.Registered(Duration.ofSeconds(15)));

      registration.close();
      Await.until(
          "taken back", () -> registration.state() instanceof RegistrationState.Unregistered);
    }
  }

  @ParameterizedTest
  @CsvSource({"MD5, udp", "SHA-256, tcp"})
  void aWrongPasswordIsTriedOnce(String algorithm, String transport) throws Exception {
    try (Kamailio kamailio = Kamailio.start(folder, algorithm, 9, 0);
        AnsweringPhone phone = new AnsweringPhone("PCMU")) {
      Registration registration = phone.register(kamailio.account("anna", "wrong", transport));
      assertThat(phone.awaitRegistration(registration))
          .isEqualTo(new RegistrationState.Failed(401, "Unauthorized"));
    }
  }

  /**
   * Kamailio forgets everybody when it is killed; we notice at the refresh, or by the connection.
   */
  @ParameterizedTest
  @CsvSource({"udp", "tcp"})
  void afterARestartOfTheRegistrarWeAreKnownAgain(String transport) throws Exception {
    try (Kamailio kamailio = Kamailio.start(folder, "SHA-256", 9, 0);
        AnsweringPhone phone = new AnsweringPhone("PCMU");
        AnsweringPhone caller = new AnsweringPhone("PCMU")) {
      phone.awaitRegistration(phone.register(kamailio.account("anna", "secret", transport)));
      kamailio.kill();
      kamailio.restart();
      Await.until(
          "anna is found",
          Duration.ofSeconds(30),
          () -> caller.reaches(kamailio.uri("anna", ""), kamailio.account("ben", "secret", "udp")));
    }
  }
}
