package dev.earshot.app.backend.jambonz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.console.WhisperTerms;
import dev.earshot.app.supervision.Consent;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.mixer.conference.MemberTag;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the user takes upon himself covers what he read, and nothing else. */
class JambonzConsentTest {
  private static final Duration A_WHILE = Duration.ofSeconds(4);

  private final SteppedWorld world = SteppedWorld.measured();

  @AfterEach
  void nothingEverLeaked() {
    assertThat(world.meter.leakedMillis).isZero();
  }

  private WhisperTerms terms() {
    return world.store.snapshot().session().terms();
  }

  private String acceptWhatIsShown() {
    String doubt = terms().doubt().orElseThrow();
    world.loop.user().acceptDoubt(doubt);
    world.pass(Duration.ofMillis(50));
    return doubt;
  }

  private void whisperToAgents() {
    world.started().customer();
    world.agent();
    world.listening();
    world.loop.user().chooseTag("agent");
    world.pass(Duration.ofMillis(50));
  }

  @Test
  void theDoubtIsNamedAndOnlyItsAcceptanceLetsAWhisperThrough() {
    whisperToAgents();
    assertThat(terms().doubt().orElseThrow()).startsWith("it cannot be told whether ");
    assertThat(terms().accepted()).isFalse();
    assertThat(terms().tag()).contains(new MemberTag("agent"));
    world.loop.user().whisper();
    world.pass(A_WHILE);
    assertThat(world.loop.gate().isOpen()).isFalse();

    acceptWhatIsShown();
    assertThat(terms().accepted()).isTrue();
    world.loop.user().whisper();
    world.pass(A_WHILE);
    assertThat(world.loop.gate().isOpen()).isTrue();
  }

  @Test
  void aDoubtThatIsNotTheOneShownIsNotAccepted() {
    whisperToAgents();
    world.loop.user().acceptDoubt("it cannot be told whether it rains");
    world.pass(Duration.ofMillis(50));

    assertThat(terms().accepted()).isFalse();
  }

  @Test
  void whoeverComesDuringTheWhisperWasNotInWhatWasAccepted() {
    whisperToAgents();
    String read = acceptWhatIsShown();
    world.loop.user().whisper();
    world.pass(A_WHILE);
    assertThat(world.loop.gate().isOpen()).isTrue();

    world.media.join(SteppedWorld.ROOM, "+4930999", true, Optional.empty());
    world.pass(Duration.ofMillis(200));
    assertThat(world.loop.gate().isOpen()).isFalse();
    world.pass(A_WHILE);
    world.assertState(SessionState.LISTEN);
    assertThat(terms().accepted()).isFalse();
    assertThat(terms().doubt()).isPresent().isNotEqualTo(Optional.of(read));
    assertThat(world.store.snapshot().session().gateReason()).endsWith(": accept it again");
  }

  @Test
  void anotherTagIsAnotherGround() {
    world.unreported();
    world.media.join(SteppedWorld.ROOM, "anna", false, Optional.of("agent"));
    world.pass(A_WHILE);
    world.listening();
    world.loop.user().chooseTag("agent");
    world.pass(Duration.ofMillis(50));
    acceptWhatIsShown();
    assertThat(terms().accepted()).isTrue();

    world.loop.user().chooseTag("senior");
    world.pass(Duration.ofMillis(50));
    assertThat(terms().accepted()).isFalse();
  }

  @Test
  void whereNobodyIsReportedItLastsAMinute() {
    world.unreported();
    String agent = world.media.join(SteppedWorld.ROOM, "anna", false, Optional.of("agent"));
    world.pass(A_WHILE);
    world.listening();
    world.loop.user().chooseTag("agent");
    world.pass(Duration.ofMillis(50));
    acceptWhatIsShown();
    world.loop.user().whisper();
    world.pass(A_WHILE);
    assertThat(world.agentHears(agent)).isTrue();

    world.pass(Duration.ofSeconds(57));
    assertThat(world.loop.gate().isOpen()).isFalse();
    assertThat(terms().accepted()).isFalse();
  }

  @Test
  void whatIsTakenBackEndsTheWhisper() {
    whisperToAgents();
    acceptWhatIsShown();
    world.loop.user().whisper();
    world.pass(A_WHILE);
    world.jambonz.requests.clear();

    world.loop.user().takeBackConsents();
    assertThat(world.loop.gate().isOpen()).isFalse();
    world.pass(A_WHILE);
    world.assertState(SessionState.LISTEN);
    assertThat(world.jambonz.requests).containsExactly("mute");
  }

  @Test
  void aTagThatIsNotOursIsAskedForAndReplacedOnlyAfterYes() {
    String anna = twoAgentsWithTagsOfOthers();
    world.loop.user().whisper();
    world.pass(A_WHILE);
    assertThat(terms().question().orElseThrow()).contains("a tag that Earshot did not set");
    world.assertState(SessionState.LISTEN);
    assertThat(world.jambonz.requests).doesNotContain("coach _es-n1");

    world.loop.user().accept(Consent.REPLACE_TAGS);
    world.pass(Duration.ofMillis(50));
    assertThat(terms().question()).isEmpty();
    world.loop.user().whisper();
    world.pass(Duration.ofSeconds(8));
    assertThat(world.agentHears(anna)).isTrue();
  }

  @Test
  void noIsAnAnswerToo() {
    twoAgentsWithTagsOfOthers();
    world.loop.user().whisper();
    world.pass(A_WHILE);

    world.loop.user().listen();
    world.pass(Duration.ofMillis(50));
    assertThat(terms().question()).isEmpty();
    assertThat(world.loop.gate().isOpen()).isFalse();
  }

  private String twoAgentsWithTagsOfOthers() {
    world.started();
    String anna = world.agent();
    world.customer();
    world.jambonz.edition = Edition.V10;
    world.pass(Duration.ofSeconds(6));
    world.media.join(SteppedWorld.ROOM, "bob", false, Optional.of("agent"));
    world.pass(Duration.ofSeconds(6));
    world.listening();
    world.loop.user().chooseTargets(List.of(new ParticipantKey(anna)));
    return anna;
  }
}
