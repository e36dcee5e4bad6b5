package dev.earshot.audio.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The four machines against the figures of RFC 3261 17 and RFC 6026, as tables: transport, phase,
 * input, next phase, what is done. An input is a status, {@code again}, {@code ack}, {@code broken}
 * or the name of a timer. Whatever ends a transaction stops all of its timers.
 */
class MachineTest {
  private static final Timings TIMINGS = Timings.STANDARD;

  @ParameterizedTest(name = "{0} {1} on {2}: {3}, {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UDP | CALLING    | 100    | PROCEEDING | -A -B pass
          UDP | CALLING    | 180    | PROCEEDING | -A -B pass
          UDP | CALLING    | 200    | ACCEPTED   | -A -B M=32000 pass
          UDP | CALLING    | 486    | COMPLETED  | -A -B D=32000 ack pass
          TCP | CALLING    | 200    | ACCEPTED   | -A -B M=32000 pass
          TCP | CALLING    | 486    | TERMINATED | -A -B ack pass
          UDP | CALLING    | A      | CALLING    | request A=1000
          UDP | CALLING    | B      | TERMINATED | -A timeout
          UDP | CALLING    | broken | TERMINATED | failure
          UDP | PROCEEDING | 180    | PROCEEDING | -A -B pass
          UDP | PROCEEDING | 200    | ACCEPTED   | -A -B M=32000 pass
          UDP | PROCEEDING | 603    | COMPLETED  | -A -B D=32000 ack pass
          UDP | PROCEEDING | A      | PROCEEDING |
          UDP | PROCEEDING | B      | PROCEEDING |
          TCP | PROCEEDING | broken | TERMINATED | failure
          UDP | ACCEPTED   | 200    | ACCEPTED   | pass
          UDP | ACCEPTED   | 180    | ACCEPTED   |
          UDP | ACCEPTED   | 486    | ACCEPTED   |
          UDP | ACCEPTED   | M      | TERMINATED |
          UDP | ACCEPTED   | broken | ACCEPTED   |
          UDP | COMPLETED  | 486    | COMPLETED  | ack
          UDP | COMPLETED  | 200    | COMPLETED  |
          UDP | COMPLETED  | 180    | COMPLETED  |
          UDP | COMPLETED  | D      | TERMINATED |
          UDP | COMPLETED  | broken | TERMINATED |
          UDP | TERMINATED | 200    | TERMINATED |
          """)
  void inviteClient(String transport, Phase phase, String input, Phase next, String outputs) {
    check(new InviteClientMachine(TIMINGS, reliable(transport)), phase, input, next, outputs);
  }

  @ParameterizedTest(name = "{0} {1} on {2}: {3}, {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UDP | CALLING    | 100    | PROCEEDING | pass
          UDP | CALLING    | 200    | COMPLETED  | -E -F K=5000 pass
          UDP | CALLING    | 404    | COMPLETED  | -E -F K=5000 pass
          TCP | CALLING    | 200    | TERMINATED | -E -F pass
          UDP | CALLING    | E      | CALLING    | request E=1000
          UDP | CALLING    | F      | TERMINATED | -E timeout
          UDP | CALLING    | broken | TERMINATED | failure
          UDP | PROCEEDING | 100    | PROCEEDING | pass
          UDP | PROCEEDING | 200    | COMPLETED  | -E -F K=5000 pass
          UDP | PROCEEDING | E      | PROCEEDING | request E=4000
          UDP | PROCEEDING | F      | TERMINATED | -E timeout
          UDP | PROCEEDING | broken | TERMINATED | failure
          UDP | COMPLETED  | 200    | COMPLETED  |
          UDP | COMPLETED  | E      | COMPLETED  |
          UDP | COMPLETED  | broken | COMPLETED  |
          UDP | COMPLETED  | K      | TERMINATED |
          """)
  void otherClient(String transport, Phase phase, String input, Phase next, String outputs) {
    check(new OtherClientMachine(TIMINGS, reliable(transport)), phase, input, next, outputs);
  }

  @ParameterizedTest(name = "{0} {1} on {2}: {3}, {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UDP | PROCEEDING | TRYING | PROCEEDING | trying
          UDP | PROCEEDING | 180    | PROCEEDING | -TRYING response
          UDP | PROCEEDING | again  | PROCEEDING | response
          UDP | PROCEEDING | 200    | ACCEPTED   | -TRYING response L=32000
          UDP | PROCEEDING | 486    | COMPLETED  | -TRYING response H=32000 G=500
          TCP | PROCEEDING | 486    | COMPLETED  | -TRYING response H=32000
          UDP | PROCEEDING | ack    | PROCEEDING |
          UDP | PROCEEDING | broken | PROCEEDING |
          UDP | ACCEPTED   | again  | ACCEPTED   |
          UDP | ACCEPTED   | 200    | ACCEPTED   | response
          UDP | ACCEPTED   | 486    | ACCEPTED   |
          UDP | ACCEPTED   | ack    | ACCEPTED   |
          UDP | ACCEPTED   | L      | TERMINATED |
          UDP | COMPLETED  | again  | COMPLETED  | response
          UDP | COMPLETED  | 200    | COMPLETED  |
          UDP | COMPLETED  | G      | COMPLETED  | response G=1000
          UDP | COMPLETED  | H      | TERMINATED |
          UDP | COMPLETED  | ack    | CONFIRMED  | -G -H I=5000
          TCP | COMPLETED  | ack    | TERMINATED | -G -H
          UDP | CONFIRMED  | ack    | CONFIRMED  |
          UDP | CONFIRMED  | again  | CONFIRMED  |
          UDP | CONFIRMED  | I      | TERMINATED |
          """)
  void inviteServer(String transport, Phase phase, String input, Phase next, String outputs) {
    check(new InviteServerMachine(TIMINGS, reliable(transport)), phase, input, next, outputs);
  }

  @ParameterizedTest(name = "{0} {1} on {2}: {3}, {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UDP | CALLING    | again  | CALLING    |
          UDP | CALLING    | 100    | PROCEEDING | response
          UDP | CALLING    | 200    | COMPLETED  | response J=32000
          TCP | CALLING    | 200    | TERMINATED | response
          UDP | PROCEEDING | again  | PROCEEDING | response
          UDP | PROCEEDING | 404    | COMPLETED  | response J=32000
          UDP | COMPLETED  | again  | COMPLETED  | response
          UDP | COMPLETED  | 500    | COMPLETED  |
          UDP | COMPLETED  | J      | TERMINATED |
          """)
  void otherServer(String transport, Phase phase, String input, Phase next, String outputs) {
    check(new OtherServerMachine(TIMINGS, reliable(transport)), phase, input, next, outputs);
  }

  @Test
  void eachMachineBeginsAsItsFigureSays() {
    assertThat(text(new InviteClientMachine(TIMINGS, false).start().outputs()))
        .isEqualTo("request B=32000 A=500");
    assertThat(text(new InviteClientMachine(TIMINGS, true).start().outputs()))
        .isEqualTo("request B=32000");
    assertThat(text(new OtherClientMachine(TIMINGS, false).start().outputs()))
        .isEqualTo("request F=32000 E=500");
    assertThat(text(new OtherClientMachine(TIMINGS, true).start().outputs()))
        .isEqualTo("request F=32000");
    assertThat(text(new InviteServerMachine(TIMINGS, false).start().outputs()))
        .isEqualTo("TRYING=200");
    assertThat(text(new OtherServerMachine(TIMINGS, false).start().outputs())).isEmpty();
  }

  @Test
  void repetitionsOfAnInviteDoubleWithoutBound() {
    assertThat(intervals(new InviteClientMachine(TIMINGS, false), Phase.CALLING, TimerName.A))
        .containsExactly(1_000L, 2_000L, 4_000L, 8_000L, 16_000L);
  }

  @Test
  void repetitionsOfOtherMessagesDoubleUpToT2() {
    List<Long> expected = List.of(1_000L, 2_000L, 4_000L, 4_000L, 4_000L);
    assertThat(intervals(new OtherClientMachine(TIMINGS, false), Phase.CALLING, TimerName.E))
        .isEqualTo(expected);
    assertThat(intervals(new InviteServerMachine(TIMINGS, false), Phase.COMPLETED, TimerName.G))
        .isEqualTo(expected);
  }

  private static List<Long> intervals(Machine machine, Phase phase, TimerName timer) {
    TransactionState[] state = {new TransactionState(phase, TIMINGS.t1())};
    return java.util.stream.IntStream.range(0, 5)
        .mapToObj(
            i -> {
              state[0] = machine.next(state[0], new Input.Fired(timer)).state();
              return state[0].interval().toMillis();
            })
        .toList();
  }

  private static boolean reliable(String transport) {
    return transport.equals("TCP");
  }

  private static void check(
      Machine machine, Phase phase, String input, Phase next, String outputs) {
    Step step = machine.next(new TransactionState(phase, TIMINGS.t1()), input(input));
    assertThat(step.state().phase()).isEqualTo(next);
    assertThat(text(step.outputs())).isEqualTo(outputs == null ? "" : outputs);
  }

  private static Input input(String text) {
    if (Arrays.stream(TimerName.values()).anyMatch(timer -> timer.name().equals(text))) {
      return new Input.Fired(TimerName.valueOf(text));
    }
    return switch (text) {
      case "again" -> new Input.Repeated();
      case "ack" -> new Input.Acknowledged();
      case "broken" -> new Input.TransportFailed();
      default -> new Input.Response(Integer.parseInt(text));
    };
  }

  private static String text(List<Output> outputs) {
    return outputs.stream().map(MachineTest::text).collect(Collectors.joining(" "));
  }

  private static String text(Output output) {
    return switch (output) {
      case Output.Start(TimerName timer, Duration after) -> timer + "=" + after.toMillis();
      case Output.Stop(TimerName timer) -> "-" + timer;
      case Output.PassOn() -> "pass";
      case Output.ReportTimeout() -> "timeout";
      case Output.ReportFailure() -> "failure";
      case Output.SendRequest(), Output.SendAck(), Output.SendResponse(), Output.SendTrying() ->
          output.getClass().getSimpleName().substring(4).toLowerCase(Locale.ROOT);
    };
  }
}
