package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** INFO within a call: let pass or refused, never a reason to end anything. */
class InfoTest {
  private final PeerCall call = new PeerCall();

  @AfterEach
  void nothingIsLeftBehind() {
    call.end();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                     |          | 200
          Content-Type: application/dtmf-relay   | Signal=5 | 415
          Content-Type: application/media_control+xml | x   | 415
          Info-Package: trickle-ice              |          | 469
          """)
  void anInfoHasItsAnswer(String header, String body, int status) {
    call.establish("");
    String field = header.isEmpty() ? "" : header + "\n";
    int actual = call.say("INFO", 2, field, "").status();
    assertThat(body == null ? actual : status).isEqualTo(status);
    if (body != null) {
      // The fixture says that every body is a description; this one says what it is itself.
      String text =
          Messages.inDialog("INFO", PeerCall.CALL_ID, call.last().toTag(), 3, body)
              .replace("Content-Type: application/sdp\n", field);
      call.peer.say(call.agent.address, text);
      call.simulation.run(PeerCall.SOON);
      assertThat(call.last().status()).isEqualTo(status);
    }
    assertThat(call.agent.events.all()).as("the call goes on").hasSize(1);
  }
}
