package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.sip.message.SipResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** INFO within a call: digits, and what is let pass or refused; never a reason to end anything. */
class InfoTest {
  private final PeerCall call = new PeerCall();

  @AfterEach
  void nothingIsLeftBehind() {
    call.end();
  }

  /** The fixture says that every body is a description; this one says what it is itself. */
  private SipResponse says(String method, String header, String body) {
    call.establish("");
    String field = header.isEmpty() ? "" : header + "\n";
    int before = call.peer.responses.size();
    String text =
        Messages.inDialog(method, PeerCall.CALL_ID, call.last().toTag(), 2, body)
            .replace("Content-Type: application/sdp\n", "")
            .replace("Max-Forwards: 70\n", "Max-Forwards: 70\n" + field);
    call.peer.say(call.agent.address, text);
    call.simulation.run(PeerCall.SOON);
    assertThat(call.peer.responses).hasSize(before + 1);
    return call.last();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                          | ''        | 200
          Content-Type: application/dtmf-relay        | Signal=16 | 400
          Content-Type: application/dtmf              | ''        | 400
          Content-Type: application/media_control+xml | x         | 415
          Info-Package: trickle-ice                   | ''        | 469
          """)
  void anInfoThatIsNoDigitHasItsAnswer(String header, String body, int status) {
    SipResponse response = says("INFO", header, body);
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.headers().first("Accept").isPresent()).isEqualTo(status == 415);
    assertThat(call.agent.events.all()).as("the call goes on").hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"application/dtmf-relay, Signal=5, 5", "application/dtmf, #, #"})
  void aDigitIsTakenAndTold(String type, String body, char digit) {
    assertThat(says("INFO", "Content-Type: " + type, body).status()).isEqualTo(200);
    assertThat(call.agent.events.all()).last().isEqualTo(new CallEvent.Dialled(digit));
  }

  @Test
  void aMessageIsDeclinedPolitelyAndTheCallGoesOn() {
    SipResponse response = says("MESSAGE", "Content-Type: text/plain", "Hello");
    assertThat(response.status()).isEqualTo(405);
    assertThat(response.headers().first("Allow")).isPresent();
    assertThat(call.agent.events.all()).hasSize(1);
  }

  private List<String> digitsHeard() {
    return call.peer.requests.stream()
        .filter(request -> request.method().equals("INFO"))
        .map(request -> request.body().lines().findFirst().orElse(""))
        .toList();
  }

  @Test
  void digitsOfOursGoOneAfterTheOther() {
    call.establish("");
    "12x3".chars().forEach(digit -> call.agent.call().dial((char) digit));
    call.simulation.run(PeerCall.SOON);
    assertThat(digitsHeard()).containsExactly("Signal=1");
    assertThat(call.heard("INFO").headers().first("Content-Type"))
        .contains("application/dtmf-relay");
    call.answer(200, "");
    call.answer(200, "");
    assertThat(digitsHeard()).containsExactly("Signal=1", "Signal=2", "Signal=3");
    call.answer(200, "");
  }

  @Test
  void whoRefusesOneDigitIsSparedThoseThatWait() {
    call.establish("");
    "12".chars().forEach(digit -> call.agent.call().dial((char) digit));
    call.simulation.run(PeerCall.SOON);
    call.answer(415, "");
    assertThat(digitsHeard()).containsExactly("Signal=1");
    call.agent.call().dial('3');
    call.simulation.run(PeerCall.SOON);
    assertThat(digitsHeard()).as("it may be asked again").hasSize(2);
    call.answer(200, "");
    assertThat(call.agent.events.all()).as("the call goes on").hasSize(1);
  }

  @Test
  void noMoreDigitsWaitThanAnybodyDials() {
    call.establish("");
    IntStream.range(0, 100).forEach(_ -> call.agent.call().dial('1'));
    for (int i = 0; i < 40; i++) {
      call.simulation.run(PeerCall.SOON);
      call.answer(200, "");
    }
    assertThat(digitsHeard()).hasSize(33);
  }
}
