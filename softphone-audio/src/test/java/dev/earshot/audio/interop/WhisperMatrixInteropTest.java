package dev.earshot.audio.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.focus.MemberAction;
import dev.earshot.mixer.conference.MemberTag;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The promise of the product with four telephones that are not ours, each with its own tone and
 * codec: after every change, every ear is checked against every tone.
 */
@Tag("interop")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class WhisperMatrixInteropTest {
  private static final MemberTag AGENT = new MemberTag("agent");
  private static final String PCMU = "PCMU/8000/1";

  @TempDir Path folder;

  @Test
  void everyEarHearsExactlyWhomItMay() throws Exception {
    try (FocusBench bench = new FocusBench("PCMU", "PCMA", "G722", "opus");
        Telephone customer = Baresip.call(at("customer"), "customer", PCMU, 425, bench.room(""));
        Telephone agent =
            Baresip.call(
                at("agent"), "agent", "G722/16000/1", 875, bench.room(";member-tag=agent"));
        Telephone second =
            Baresip.call(at("second"), "second", "PCMA/8000/1", 1325, bench.room(""));
        Telephone supervisor =
            Linphone.call(
                at("supervisor"),
                "supervisor",
                "opus (48000)",
                1775,
                bench.room(";muted=true;speak-only-to=agent"))) {
      bench.awaitMembers(4);
      Set<Telephone> callers = Set.of(customer, agent, second);
      Map<Telephone, Set<Telephone>> silent =
          Map.of(
              customer, Set.of(agent, second),
              agent, Set.of(customer, second),
              second, Set.of(customer, agent),
              supervisor, callers);
      Map<Telephone, Set<Telephone>> toTheAgent =
          Map.of(
              customer, Set.of(agent, second),
              agent, Set.of(customer, second, supervisor),
              second, Set.of(customer, agent),
              supervisor, callers);
      Map<Telephone, Set<Telephone>> toTheSecond =
          Map.of(
              customer, Set.of(agent, second),
              agent, Set.of(customer, second),
              second, Set.of(customer, agent, supervisor),
              supervisor, callers);
      Map<Telephone, Set<Telephone>> toAll =
          Map.of(
              customer, Set.of(agent, second, supervisor),
              agent, Set.of(customer, second, supervisor),
              second, Set.of(customer, agent, supervisor),
              supervisor, callers);

      Ears.awaitTone(supervisor, customer.hertz());
      Ears.assertHearing("listen", silent);
      bench.act("supervisor", new MemberAction.Unmute());
      Ears.assertHearing("whisper", toTheAgent);
      bench.act("agent", new MemberAction.RemoveTag(AGENT));
      Ears.assertHearing("whisper to nobody", silent);
      bench.act("second", new MemberAction.AddTag(AGENT));
      Ears.assertHearing("whisper to the second", toTheSecond);

      assertThat(bench.heard("supervisor", "customer")).isZero();
      Ears.assertNever(customer, supervisor.hertz(), 0);

      bench.act("supervisor", new MemberAction.Uncoach());
      Ears.assertHearing("barge", toAll);
      bench.act("supervisor", new MemberAction.Coach(AGENT));
      Ears.assertHearing("whisper again", toTheSecond);
      bench.act("supervisor", new MemberAction.Mute());
      Ears.assertHearing("listen again", silent);
    }
  }

  private Path at(String name) {
    return folder.resolve(name);
  }
}
