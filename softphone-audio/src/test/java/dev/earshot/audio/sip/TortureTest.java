package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.sip.transport.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The 49 messages of RFC 4475, octet by octet as its archive has them, each with the verdict of a
 * user agent server that takes INVITE, OPTIONS and what belongs to calls: {@code call} – handed to
 * the application; a number – the final response; {@code none} – no answer, counted where a reason
 * is given.
 */
class TortureTest {
  private final Simulation simulation = new Simulation();
  private final SimulatedAgent agent = new SimulatedAgent(simulation, 2);
  private final ScriptedPeer peer = new ScriptedPeer(simulation, 3);

  static byte[] message(String name) throws IOException {
    try (InputStream in = TortureTest.class.getResourceAsStream("/rfc4475/" + name + ".dat")) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # 3.1.1 valid messages
          wsinv      | 481  |                                       | belongs to no dialog of ours
          intmeth    | 405  |                                       | well-formed, unknown method
          esc01      | call |                                       |
          escnull    | 405  |                                       | well-formed; we are no registrar
          esc02      | 405  |                                       | another method than REGISTER
          lwsdisp    | 200  |                                       |
          longreq    | call |                                       |
          dblreq     | 405  |                                       | the second request is ignored
          semiuri    | 200  |                                       |
          transports | 200  |                                       |
          mpart01    | 405  |                                       | well-formed; we take no MESSAGE
          unreason   | none |                                       | answers nothing we asked
          noreason   | none |                                       | answers nothing we asked
          # 3.1.2 invalid messages
          badinv01   | 400  | malformed protocol in Via             |
          clerr      | 400  |                                       | body shorter than it says
          ncl        | 400  | malformed Content-Length              |
          scalar02   | 400  | malformed number in CSeq              |
          scalarlg   | none | malformed number in CSeq              | a response is not answered
          quotbal    | 400  | malformed To                          |
          ltgtruri   | 400  | malformed request URI                 |
          lwsruri    | 400  | malformed start line                  |
          lwsstart   | 400  | malformed start line                  |
          trws       | 400  | malformed start line                  |
          escruri    | 400  |                                       | header fields in the request URI
          baddate    | call |                                       | Date means nothing to us
          regbadct   | 405  |                                       | we are no registrar
          badaspec   | 200  |                                       | blanks in brackets do no harm
          baddn      | 200  |                                       | From and To are no lists
          badvers    | 505  | malformed protocol in Via             |
          mismatch01 | 400  |                                       |
          mismatch02 | 400  |                                       |
          bigcode    | none | malformed start line                  | a response is not answered
          # 3.2 transaction layer
          badbranch  | 200  |                                       | matched as RFC 2543 does
          # 3.3 application layer
          insuf      | 400  | missing From                          |
          unkscm     | 416  |                                       |
          novelsc    | 416  |                                       |
          unksm2     | 405  |                                       | we are no registrar
          bext01     | 420  |                                       |
          invut      | 415  |                                       |
          regaut01   | 405  |                                       | we are no registrar
          multi01    | 400  | more than one From                    |
          mcl01      | 400  | several Content-Length fields         |
          bcast      | none | response that belongs to somebody else|
          zeromf     | 200  |                                       | it has arrived
          cparam01   | 405  |                                       | we are no registrar
          cparam02   | 405  |                                       | we are no registrar
          regescrt   | 405  |                                       | we are no registrar
          sdp01      | 406  |                                       | we could only answer in SDP
          # 3.4 backward compatibility
          inv2543    | call |                                       | From stands in for Contact
          """)
  void getsItsVerdict(String name, String verdict, String counted, String why) throws IOException {
    simulation.send(Transport.UDP, peer.address, agent.address, message(name));
    simulation.run(Duration.ofMillis(100));
    List<String> answers =
        simulation.wire().stream().skip(1).map(line -> line.replaceFirst("^\\d+ ", "")).toList();
    switch (verdict) {
      case "call" -> {
        assertThat(agent.calls).hasSize(1);
        assertThat(answers).allMatch(line -> line.startsWith("SIP/2.0 100 "));
      }
      case "none" -> assertThat(answers).isEmpty();
      default -> {
        assertThat(agent.calls).isEmpty();
        assertThat(answers.getLast()).startsWith("SIP/2.0 " + verdict + " ");
      }
    }
    assertThat(agent.stats().rejected().keySet())
        .isEqualTo(counted == null ? java.util.Set.of() : java.util.Set.of(counted));
    nothingIsLeft();
  }

  private void nothingIsLeft() {
    agent.calls.forEach(call -> call.answer("v=0", List.of()));
    simulation.run(Duration.ofSeconds(1));
    agent.calls.forEach(Call::hangUp);
    simulation.run(Duration.ofSeconds(100));
    assertThat(agent.stats().internalErrors()).isZero();
    assertThat(agent.stats().transactions()).isZero();
    assertThat(agent.stats().dialogs()).isZero();
    assertThat(agent.timers()).isZero();
  }

  @Test
  void all49AreInTheTable() throws IOException, URISyntaxException, NoSuchMethodException {
    String table =
        TortureTest.class
            .getDeclaredMethod(
                "getsItsVerdict", String.class, String.class, String.class, String.class)
            .getAnnotation(CsvSource.class)
            .textBlock();
    List<String> rows =
        table.lines().filter(row -> !row.startsWith("#")).map(row -> row.split(" ")[0]).toList();
    try (Stream<Path> files =
        Files.list(Path.of(TortureTest.class.getResource("/rfc4475").toURI()))) {
      assertThat(rows)
          .hasSize(49)
          .containsExactlyInAnyOrderElementsOf(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(file -> file.endsWith(".dat"))
                  .map(file -> file.replace(".dat", ""))
                  .toList());
    }
  }
}
