package dev.earshot.app.backend.signalwire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.backend.SteppedPhone;
import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.app.supervision.SpeakScope;
import dev.earshot.audio.sip.SipHeader;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways into a conference, and how it is found out which call is ours. */
class SignalWireEntryTest {
  private static final Duration A_WHILE = Duration.ofSeconds(6);
  private static final Entry CALL =
      new Entry.Call(LamlWorld.TELEPHONE, "+1555", URI.create("https://c.example/supervisor"));

  private static LamlWorld joined(LamlWorld world) {
    world.begins();
    world.customer();
    world.agent();
    world.pass(Duration.ofSeconds(1));
    world.loop.user().watch(world.room());
    world.pass(A_WHILE);
    return world;
  }

  private static void listens(LamlWorld world) {
    world.assertState(SessionState.LISTEN);
    assertThat(world.loop.session().self().orElseThrow().value()).isEqualTo(world.self());
    assertThat(world.loop.session().scope().value()).contains(new SpeakScope.Nobody());
    assertThat(world.loop.session().scope().certainty()).isEqualTo(Certainty.CONFIRMED);
    world.loop.user().whisper();
    world.pass(A_WHILE);
    assertThat(world.loop.gate().isOpen()).as(world::timeline).isTrue();
    assertThat(world.meter.leakedMillis).isZero();
  }

  @Test
  void ourTelephoneDialsAndItsAnswerSaysWhichCallItIs() {
    LamlWorld world = joined(new LamlWorld());
    assertThat(world.phone.dialled).containsExactly("sip:earshot@example.sip.signalwire.com");
    assertThat(world.phone.headers).containsExactly("X-Room: desk");
    listens(world);
  }

  @Test
  void whereTheAnswerDoesNotSayTheDocumentsRequestDoes() {
    LamlWorld world = new LamlWorld();
    world.phone.namesOurCall = false;
    world.documents = true;
    listens(joined(world));
  }

  @Test
  void whereNothingSaysItWhoeverCameFromOurTelephoneIsUs() {
    LamlWorld world = new LamlWorld();
    world.phone.namesOurCall = false;
    listens(joined(world));
  }

  private static LamlWorld called(Entry entry, List<String> names) {
    LamlWorld world = new LamlWorld(entry);
    world.laml.ringing =
        (sid, call) ->
            world.time.after(
                Duration.ofMillis(80),
                () ->
                    world.phone.ring(
                        sid,
                        names.isEmpty() ? List.of() : List.of(new SipHeader(names.get(0), sid))));
    return world;
  }

  @Test
  void theSystemCallsOurTelephoneAndFetchesTheDocumentOfTheRoom() {
    LamlWorld world = joined(called(CALL, List.of()));
    assertThat(world.laml.placed)
        .containsExactly(
            new NewCall(
                LamlWorld.TELEPHONE,
                "+1555",
                "https://c.example/supervisor?room=desk",
                Optional.empty()));
    listens(world);
  }

  @Test
  void twilioCallsOurTelephoneIntoTheConference() {
    LamlWorld world =
        joined(called(new Entry.Add(LamlWorld.TELEPHONE, "+1555"), List.of("X-Twilio-CallSid")));
    assertThat(world.laml.placed.getFirst().document()).isEmpty();
    listens(world);
  }

  @Test
  void aCallThatNobodyAskedForIsRefused() {
    LamlWorld world = joined(called(CALL, List.of()));
    SteppedPhone.SteppedLeg stranger = world.phone.ring("stranger", List.of());
    assertThat(stranger.declined).isEqualTo(480);
  }

  @Test
  void aCallThatDoesNotComeIsTakenBack() {
    LamlWorld world = new LamlWorld(CALL);
    joined(world);
    world.pass(Duration.ofSeconds(25));
    world.assertState(SessionState.OUT);
    assertThat(world.laml.ended).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoIsLetInUnmutedIsMutedBeforeHeCounts(boolean obeys) {
    LamlWorld world = new LamlWorld();
    world.letInUnmuted = true;
    if (!obeys) {
      Integer[] ignored = new Integer[200];
      java.util.Arrays.fill(ignored, FakeLaml.IGNORED);
      world.laml.refuse("mute", ignored);
    }
    joined(world);
    world.pass(Duration.ofSeconds(25));
    world.assertState(obeys ? SessionState.LISTEN : SessionState.OUT);
    assertThat(world.passedOnTo()).isEmpty();
  }

  @Test
  void whereTheDocumentFailsNobodyIsLeftBehind() {
    LamlWorld world = new LamlWorld();
    world.phone.answersAfter = () -> Duration.ofMillis(300);
    world.nowhere = true;
    joined(world);
    world.pass(Duration.ofSeconds(30));
    world.assertState(SessionState.OUT);
    assertThat(world.phone.hangUps).isEqualTo(1);
    assertThat(world.timeline()).contains("did not get into the conference");
  }
}
