package dev.earshot.app.backend;

import static dev.earshot.app.supervision.Rosters.ANNA;
import static dev.earshot.app.supervision.Rosters.CARL;
import static dev.earshot.app.supervision.Rosters.ROOM;
import static dev.earshot.app.supervision.Rosters.SELF;
import static dev.earshot.app.supervision.Rosters.T0;
import static dev.earshot.app.supervision.Rosters.agent;
import static dev.earshot.app.supervision.Rosters.customer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.console.ConsoleStore;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SessionInput;
import dev.earshot.app.supervision.Timings;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.port.PrivacyGate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is asked of others, and how every question is told from request to end. */
class ActionsTest {
  private final ScriptedBackend backend = new ScriptedBackend(() -> T0);
  private final ConsoleStore store = ConsoleStore.open("script", () -> T0);
  private final Deque<Runnable> calls = new ArrayDeque<>();
  private final List<String> told = new ArrayList<>();
  private final SupervisionLoop loop =
      new SupervisionLoop(
          backend, PrivacyGate.create(), store::dispatch, Timings.DEFAULT, () -> T0, calls::add);

  private void listen() {
    backend.others(agent(ANNA), customer(CARL));
    store.observe(
        event -> {
          if (event instanceof ConsoleEvent.ActionChanged(var action)) {
            told.add((action.what() + " " + action.stage() + " " + action.detail()).strip());
          }
        });
    loop.listen();
  }

  private void put(SessionInput input) {
    loop.put(input);
    steps();
    while (!calls.isEmpty()) {
      calls.poll().run();
      steps();
    }
  }

  private void steps() {
    while (loop.step()) {
      // Everything that is due.
    }
  }

  @Test
  void othersAreMutedAndRemovedWithoutJoining() {
    listen();
    put(new SessionInput.MuteParticipant(CARL, true));
    put(new SessionInput.MuteParticipant(CARL, false));
    put(new SessionInput.RemoveParticipant(CARL));
    assertThat(backend.asked).containsExactly("mute carl", "unmute carl", "remove carl");
  }

  @Test
  void aTagNeedsNoMembership() {
    listen();
    put(new SessionInput.SetTag(new ParticipantKey("x"), Optional.of(new MemberTag("agent"))));
    assertThat(backend.asked).containsExactly("setTag x agent");
  }

  @Test
  void ourOwnLegIsNeverMutedAsAnother() {
    listen();
    put(new SessionInput.Watch(ROOM));
    backend.asked.clear();
    put(new SessionInput.MuteParticipant(SELF, false));
    put(new SessionInput.RemoveParticipant(SELF));
    assertThat(backend.asked).isEmpty();
  }

  @Test
  void everyActionIsToldFromRequestToEnd() {
    listen();
    put(new SessionInput.Watch(ROOM));
    backend.refuse = "remove carl";
    put(new SessionInput.RemoveParticipant(CARL));
    assertThat(told)
        .containsExactly(
            "join " + ROOM + " REQUESTED",
            "join " + ROOM + " CONFIRMED",
            "remove carl REQUESTED",
            "remove carl FAILED 503");
  }
}
