package dev.earshot.app.backend.jambonz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.backend.SteppedPhone;
import dev.earshot.app.supervision.Guard;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.audio.guard.Finding;
import dev.earshot.audio.phone.LegState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A customer's ear of ours in a jambonz room: known, in nobody's way, and believed. */
class JambonzEarTest {
  private static final Duration A_WHILE = Duration.ofSeconds(6);

  private final SteppedWorld world = SteppedWorld.measured();

  @BeforeEach
  void whisperingWithAnEar() {
    world.loop.guardByEar();
    world.started().customer();
    String anna = world.agent();
    world.listening();
    world.pass(A_WHILE);
    world.loop.user().setTag(new ParticipantKey(anna), "agent");
    world.loop.user().setTag(new ParticipantKey(customer()), "customer");
    world.pass(A_WHILE);
    world.loop.user().chooseTargets(List.of(new ParticipantKey(anna)));
    world.loop.user().whisper();
    world.pass(A_WHILE);
    assertThat(world.loop.gate().isOpen()).as(world::timeline).isTrue();
  }

  private String customer() {
    return world.media.everybody().stream()
        .filter(m -> m.customer && !m.callSid.equals(ear().leg().callId().substring(7)))
        .findFirst()
        .orElseThrow()
        .callSid;
  }

  private SteppedPhone.SteppedEar ear() {
    return world.phone.ear.orElseThrow();
  }

  private Guard guard() {
    world.loop.idle();
    return world.loop.session().guard();
  }

  @Test
  void theEarIsKnownAsOursAndCastsNoDoubt() {
    assertThat(world.loop.session().doubt()).isEmpty();
    assertThat(world.loop.session().participants())
        .anyMatch(p -> p.name().equals("Customer's ear (leak guard)"));
    assertThat(guard().state()).isEqualTo(Guard.State.LISTENING);
  }

  @Test
  void whatItDoesNotHearIsProvedThoughNothingIsConfirmed() {
    ear().finding = Finding.ABSENT;
    assertThat(guard().state()).isEqualTo(Guard.State.PROVED);
    assertThat(world.store.snapshot().session().sentence())
        .startsWith("Asked for, not confirmable.")
        .endsWith("Proved by ear");
  }

  @Test
  void whatItHearsEndsTheWhisperByTheServersMuteToo() {
    world.jambonz.requests.clear();
    ear().finding = Finding.LEAK;
    world.loop.idle();
    assertThat(world.loop.gate().isOpen()).isFalse();
    world.pass(A_WHILE);
    assertThat(world.jambonz.requests).containsExactly("mute");
    world.assertState(SessionState.LISTEN);
    assertThat(world.timeline()).contains("Leak: your voice was found", "-1 dB, 180 ms");
  }

  @Test
  void itLeavesWithUs() {
    world.loop.user().leave();
    world.pass(A_WHILE);
    assertThat(ear().leg().state()).isInstanceOf(LegState.Down.class);
  }
}
