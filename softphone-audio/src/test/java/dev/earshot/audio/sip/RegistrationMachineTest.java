package dev.earshot.audio.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The life of a registration, input by input, as tables; times in seconds. */
class RegistrationMachineTest {
  private final List<String> outputs = new ArrayList<>();

  /** Feeds inputs such as {@code ok 30} or {@code 503} and says what was wanted at the last one. */
  private String last(int registrars, String inputs) {
    RegistrationMachine machine = new RegistrationMachine(registrars);
    RegistrationPhase phase = RegistrationPhase.start(Duration.ofSeconds(600));
    String said = "";
    for (String input : inputs.split(", ", -1)) {
      RegistrationStep step = machine.next(phase, input(input));
      phase = step.phase();
      said = step.outputs().stream().map(this::text).collect(Collectors.joining(" "));
      outputs.add(said);
    }
    return said;
  }

  private static RegistrationInput input(String text) {
    String[] words = text.split(" ", -1);
    Duration number = Duration.ofSeconds(words.length > 1 ? Long.parseLong(words[1]) : 0);
    return switch (words[0]) {
      case "begin" -> new RegistrationInput.Begun();
      case "ok" -> new RegistrationInput.Granted(number);
      case "brief" -> new RegistrationInput.TooBrief(number);
      case "slow" -> new RegistrationInput.Slow();
      case "due" -> new RegistrationInput.Due();
      case "lost" -> new RegistrationInput.ConnectionLost();
      case "network" -> new RegistrationInput.NetworkChanged();
      case "close" -> new RegistrationInput.Closed();
      default ->
          new RegistrationInput.Refused(
              Integer.parseInt(words[0]),
              "no",
              words.length > 1 ? Optional.of(number) : Optional.empty());
    };
  }

  private String text(RegistrationOutput output) {
    return switch (output) {
      case RegistrationOutput.Tell(int registrar, RegistrationState state) ->
          registrar + ":" + state.getClass().getSimpleName().toLowerCase(Locale.ROOT);
      case RegistrationOutput.Abandon() -> "abandon";
      case RegistrationOutput.Wait(Duration time) -> "wait=" + time.toSeconds();
      case RegistrationOutput.Expect(Duration within) -> "expect=" + within.toSeconds();
      case RegistrationOutput.Ask(int registrar, Duration expires) ->
          "ask" + registrar + "=" + expires.toSeconds();
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          begin                       | 0:registering expect=4 ask0=600
          begin, ok 30                | wait=20 0:registered
          begin, ok 0                 | wait=5 0:failed
          begin, ok 30, due           | expect=4 ask0=600
          begin, ok 30, due, ok 30    | wait=20 0:registered
          begin, slow                 |
          begin, ok 30, due, slow     | 0:registering
          begin, brief 900            | expect=4 ask0=900
          begin, brief 900, brief 900 | wait=5 0:failed
          begin, brief 90000          | wait=5 0:failed
          begin, brief 700, brief 800, brief 900, brief 1000 | wait=5 0:failed
          begin, 401                  | 0:failed
          begin, 403, network         |
          begin, 503                  | wait=5 0:failed
          begin, 503 120              | wait=120 0:failed
          begin, 503 9999             | wait=300 0:failed
          begin, 503, due, 503        | wait=10 0:failed
          begin, 503, due, 503, due, 503, due, 503, due, 503, due, 503 | wait=60 0:failed
          begin, 503, due, ok 30, due, 503 | wait=5 0:failed
          begin, ok 30, due, 403      | wait=300 0:failed
          begin, ok 30, lost          | wait=1 0:registering
          begin, lost                 |
          begin, ok 30, network       | abandon 0:registering expect=4 ask0=600
          begin, 503, network         | abandon 0:registering expect=4 ask0=600
          begin, ok 30, close         | ask0=0
          begin, ok 30, close, ok 0   | 0:unregistered
          begin, ok 30, close, 503    | 0:unregistered
          begin, close                |
          begin, close, ok 30         | ask0=0
          begin, close, 401           | 0:unregistered
          begin, 401, close           | 0:unregistered
          begin, ok 30, lost, close   | ask0=0
          begin, 401, close, due      |
          """)
  void oneRegistrar(String inputs, String wanted) {
    assertThat(last(1, inputs)).isEqualTo(wanted == null ? "" : wanted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          begin, 503                  | expect=4 ask1=600
          begin, slow                 | abandon expect=4 ask1=600
          begin, slow, ok 30          | wait=20 1:registered
          begin, slow, ok 3600        | wait=60 1:registered
          begin, slow, ok 30, due     | expect=4 ask0=600
          begin, slow, ok 30, due, ok 30 | wait=20 0:registered
          begin, slow, ok 30, due, slow | abandon expect=4 ask1=600
          begin, slow, ok 30, due, 403 | expect=4 ask1=600
          begin, ok 30, due, 503      | expect=4 ask1=600
          begin, 503, 503             | wait=5 1:failed
          begin, 503, slow            |
          begin, 401                  | 0:failed
          begin, slow, ok 30, close   | ask1=0
          begin, slow, ok 30, network | abandon 0:registering expect=4 ask0=600
          """)
  void aStandInTakesOverAndTheMainOneReturns(String inputs, String wanted) {
    assertThat(last(2, inputs)).isEqualTo(wanted == null ? "" : wanted);
  }

  /** Whatever comes in whatever order: one request at a time, and after the end nothing. */
  @Property(tries = 500)
  void noOrderOfInputsConfusesIt(@ForAll long seed) {
    Random random = new Random(seed);
    String[] inputs = {
      "ok 30",
      "ok 0",
      "ok 1",
      "brief 700",
      "slow",
      "due",
      "lost",
      "network",
      "401",
      "403",
      "503",
      "408",
      "close"
    };
    RegistrationMachine machine = new RegistrationMachine(1 + random.nextInt(3));
    RegistrationPhase phase = RegistrationPhase.start(Duration.ofSeconds(600));
    phase = machine.next(phase, new RegistrationInput.Begun()).phase();
    for (int i = 0; i < 60; i++) {
      String text = inputs[random.nextInt(inputs.length)];
      boolean answer = !List.of("slow", "due", "lost", "network", "close").contains(text);
      if (answer && !phase.underWay()) {
        continue;
      }
      boolean before = phase.underWay();
      boolean over = phase.over();
      RegistrationStep step = machine.next(phase, input(text));
      long asked = step.outputs().stream().filter(RegistrationOutput.Ask.class::isInstance).count();
      boolean abandoned = step.outputs().contains(new RegistrationOutput.Abandon());
      assertThat(asked).isLessThanOrEqualTo(1);
      assertThat(asked == 1 && before && !abandoned && !answer).as("two at once").isFalse();
      assertThat(over && !step.outputs().isEmpty()).as("after the end").isFalse();
      phase = step.phase();
      boolean waits = step.outputs().stream().anyMatch(RegistrationOutput.Wait.class::isInstance);
      assertThat(waits && phase.underWay()).as("waits and asks").isFalse();
    }
  }
}
