package dev.earshot.app.backend.genesys.chat;

import static dev.earshot.app.backend.genesys.chat.Samples.AGENT;
import static dev.earshot.app.backend.genesys.chat.Samples.CHAT;
import static dev.earshot.app.backend.genesys.chat.Samples.log;
import static dev.earshot.app.backend.genesys.chat.Samples.mine;
import static dev.earshot.app.backend.genesys.chat.Samples.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.backend.BackendEvent;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.chat.Arming;
import dev.earshot.app.supervision.chat.ChatEffect;
import dev.earshot.app.supervision.chat.ChatInput;
import dev.earshot.app.supervision.chat.ChatLine;
import dev.earshot.app.supervision.chat.ChatState;
import dev.earshot.app.supervision.chat.ComposerState;
import dev.earshot.app.supervision.chat.Outgoing;
import dev.earshot.app.supervision.chat.Span;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The races of genesys-chat.md chapter 6 and the rows about them, adapter and machine together. */
class ChatRulesTest {
  private static final Duration LONG = Duration.ofSeconds(6);

  @Test
  void whatWasBegunAsAWhisperIsNotSentToEverybodyWithoutBeingConfirmed() {
    ChatWorld world = ChatWorld.in("Agents");
    world.types(Mode.WHISPER);
    world.told(seen("All"));
    assertThat(world.chat().composerState())
        .isEqualTo(new ComposerState.Reconfirm(Optional.of(Mode.WHISPER), Mode.BARGE));
    world.sends("secret", Mode.BARGE);
    world.sends("secret", Mode.WHISPER);
    assertThat(world.operations()).containsExactly("SendStartTypingToAgentsNotification");
    world.input(new ChatInput.Reconfirm(CHAT, Mode.WHISPER));
    world.sends("secret", Mode.BARGE);
    assertThat(world.operations()).doesNotContain("SendMessage");
    world.input(new ChatInput.Reconfirm(CHAT, Mode.BARGE));
    world.sends("harmless", Mode.BARGE);
    assertThat(world.operations()).contains("SendMessage");
  }

  @Test
  void aDraftStaysSpoiltWhenTheModeComesBack() {
    ChatWorld world = ChatWorld.in("Agents");
    world.types(Mode.WHISPER);
    world.told(seen("All"));
    world.told(seen("Agents"));
    assertThat(world.chat().composerState())
        .isEqualTo(new ComposerState.Reconfirm(Optional.of(Mode.WHISPER), Mode.WHISPER));
  }

  @Test
  void h21NothingIsSentWhileAChangeIsPending() {
    ChatWorld world = ChatWorld.in("Agents");
    world.input(new ChatInput.Switch(CHAT, Mode.LISTEN));
    world.types("hi", Mode.WHISPER);
    assertThat(world.operations()).containsExactly("SwitchToMonitor");
    assertThat(world.blocked()).contains("not confirmed yet");
  }

  @Test
  void h22AWhisperThatEverybodySawIsAnAlarm() {
    ChatWorld world = ChatWorld.in("Agents");
    world.types("hi", Mode.WHISPER);
    world.told(log(mine(5, "hi", "All")));
    assertThat(world.chat().alarm().orElseThrow().what()).contains("customer");
    assertThat(world.blocked()).contains("Privacy alarm");
    assertThat(world.told())
        .filteredOn(tell -> tell.kind() == ChatEffect.Kind.LEAK)
        .hasSize(1)
        .allSatisfy(tell -> assertThat(tell.toString()).doesNotContain("hi\""));
    world.input(new ChatInput.Acknowledge(CHAT));
    assertThat(world.blocked()).contains("no more whispers");
    int before = world.gws.posts().size();
    world.types("again", Mode.WHISPER);
    assertThat(world.gws.posts()).hasSize(before);
  }

  @Test
  void aBargeOfBeforeThatComesBackLateIsNoAlarm() {
    ChatWorld world = ChatWorld.in("All");
    world.types("to all", Mode.BARGE);
    world.input(new ChatInput.Switch(CHAT, Mode.WHISPER));
    world.told(seen("Agents"));
    world.told(log(mine(5, "to all", "All")));
    assertThat(world.chat().alarm()).isEmpty();
    world.told(log(mine(6, "never written here", "All")));
    assertThat(world.chat().alarm()).isPresent();
  }

  @Test
  void h23LinesAreInOrderAndThereOnce() {
    ChatWorld world = ChatWorld.in("Agents");
    for (int index : new int[] {3, 1, 2, 3, 1}) {
      world.told(log(Samples.line(index, AGENT, "Text", "line " + index, "All")));
    }
    assertThat(world.chat().transcript().lines())
        .extracting(ChatLine::index)
        .containsExactly(1, 2, 3);
  }

  @Test
  void h25WhatIsRevokedCanOnlyBeRead() {
    ChatWorld world = ChatWorld.in("Agents");
    world.told(log(mine(1, "hi", "Agents")));
    world.types(Mode.WHISPER);
    world.told(Samples.state("Agents", "Revoked"));
    int before = world.gws.posts().size();
    world.sends("more", Mode.WHISPER);
    world.input(new ChatInput.Switch(CHAT, Mode.LISTEN));
    assertThat(world.gws.posts()).hasSize(before);
    assertThat(world.blocked()).contains("over");
    assertThat(world.chat().transcript().lines()).hasSize(1);
  }

  @Test
  void h26ARefusedChangeLeavesTheModeAndSaysSo() {
    ChatWorld world = ChatWorld.in("Supervisors");
    world.gws.refuses(Optional.of(new BackendProblem.InvalidState("statusCode 2: not now")));
    world.input(new ChatInput.Switch(CHAT, Mode.WHISPER));
    assertThat(world.chat().mode().isSurely(Mode.LISTEN)).isTrue();
    assertThat(world.chat().note().orElseThrow()).contains("not now");
    assertThat(world.operations()).containsExactly("SwitchToCoach");
  }

  @Test
  void h27AChatThatIsNotFoundIsGone() {
    ChatWorld world = ChatWorld.in("Agents");
    world.gws.refuses(Optional.of(new BackendProblem.NotFound("statusCode 6")));
    world.types("hi", Mode.WHISPER);
    assertThat(world.chat().seen().state()).isEqualTo(ChatState.GONE);
    assertThat(world.chats().chats()).noneMatch(chat -> chat.seen().state().live());
  }

  @Test
  void h30WithoutAnAgentThereIsNobodyToWhisperTo() {
    ChatWorld world = ChatWorld.in("Agents");
    world.told(Samples.withoutAgent("Agents"));
    world.types("hi", Mode.WHISPER);
    assertThat(world.gws.posts()).isEmpty();
    assertThat(world.blocked()).contains("No agent is left");
  }

  @Test
  void h31CancellingAnOrderLeavesTheChatAlone() {
    ChatWorld world = ChatWorld.in("Agents");
    world.input(new ChatInput.Arm(AGENT, Mode.WHISPER, Span.ALL_CHATS));
    world.input(new ChatInput.Disarm(AGENT));
    assertThat(world.chat().mode().isSurely(Mode.WHISPER)).isTrue();
    assertThat(world.chats().agent(AGENT).orElseThrow().arming().value()).contains(Arming.NONE);
    world.input(new ChatInput.Leave(CHAT));
    assertThat(world.operations()).endsWith("CancelSupervisorMonitoring", "Leave");
  }

  @Test
  void aMessageThatDoesNotComeBackIsNotConfirmedAndNeverSentAgain() {
    ChatWorld world = ChatWorld.in("Agents");
    world.types("hi", Mode.WHISPER);
    world.advance(LONG);
    assertThat(world.chat().composer().outbox())
        .extracting(Outgoing::stage)
        .containsExactly(Outgoing.Stage.NOT_CONFIRMED);
    world.advance(LONG);
    assertThat(world.operations()).containsOnlyOnce("SendToAgents");
    world.told(log(mine(9, "hi", "Agents")));
    assertThat(world.chat().composer().outbox()).isEmpty();
  }

  @Test
  void aRequestOfUnknownFateIsNotConfirmedEither() {
    ChatWorld world = ChatWorld.in("Agents");
    world.gws.refuses(Optional.of(new BackendProblem.Unconfirmed("no answer within 5 s")));
    world.types("hi", Mode.WHISPER);
    assertThat(world.chat().composer().outbox().getFirst().stage())
        .isEqualTo(Outgoing.Stage.NOT_CONFIRMED);
    assertThat(world.operations()).containsOnlyOnce("SendToAgents");
  }

  @Test
  void aChangeThatIsNotConfirmedLeavesTheModeUnknownUntilItIsRead() {
    ChatWorld world = ChatWorld.in("Supervisors");
    world.input(new ChatInput.Switch(CHAT, Mode.WHISPER));
    assertThat(world.chat().mode().certainty()).isEqualTo(Certainty.REQUESTED);
    world.advance(LONG);
    assertThat(world.chat().mode().certainty()).isEqualTo(Certainty.UNKNOWN);
    assertThat(world.operations()).containsExactly("SwitchToCoach");
    world.told(seen("Agents"));
    assertThat(world.chat().mode().isSurely(Mode.WHISPER)).isTrue();
  }

  @Test
  void goingQuieterPreEmptsWhatIsPending() {
    ChatWorld world = ChatWorld.in("Supervisors");
    world.input(new ChatInput.AskBarge(CHAT));
    world.input(new ChatInput.ConfirmBarge(CHAT));
    world.input(new ChatInput.Switch(CHAT, Mode.WHISPER));
    world.input(new ChatInput.Switch(CHAT, Mode.LISTEN));
    assertThat(world.operations()).containsExactly("SwitchToBargeIn", "SwitchToMonitor");
  }

  @Test
  void aLostLineBlocksWritingUntilTheChatIsReadAgain() {
    ChatWorld world = ChatWorld.in("Agents");
    world.adapter.onLine(BackendEvent.Line.DOWN, "cut");
    world.types("hi", Mode.WHISPER);
    assertThat(world.gws.posts()).isEmpty();
    world.adapter.onLine(BackendEvent.Line.UP, "");
    assertThat(world.chat().mode().certainty()).isEqualTo(Certainty.UNKNOWN);
    world.told(seen("Agents"));
    assertThat(world.chat().composerState()).isInstanceOf(ComposerState.Reconfirm.class);
  }

  @Test
  void anOrderIsNeverMoreThanRequestedAndAfterAStartUnknown() {
    ChatWorld world = new ChatWorld();
    world.input(new ChatInput.AgentsSeen(java.util.List.of(new ChatInput.AgentName(AGENT, "A"))));
    assertThat(certainty(world)).isEqualTo(Certainty.UNKNOWN);
    world.input(new ChatInput.Arm(AGENT, Mode.LISTEN, Span.NEXT_CHAT));
    assertThat(certainty(world)).isEqualTo(Certainty.REQUESTED);
    world.told(seen("Supervisors"));
    assertThat(world.chats().armed()).isEmpty();
    assertThat(certainty(world)).isEqualTo(Certainty.ASSUMED);
  }

  private static Certainty certainty(ChatWorld world) {
    return world.chats().agent(AGENT).orElseThrow().arming().certainty();
  }

  @Test
  void standingOrdersEndWhenNobodyIsThere() {
    ChatWorld world = new ChatWorld();
    world.input(new ChatInput.Arm(AGENT, Mode.LISTEN, Span.ALL_CHATS));
    world.advance(Duration.ofMinutes(29));
    assertThat(world.operations()).containsExactly("Monitor");
    world.advance(Duration.ofMinutes(1));
    world.advance(Duration.ofMinutes(1));
    assertThat(world.operations()).containsExactly("Monitor", "CancelSupervisorMonitoring");
  }

  @Test
  void othersTypingIsShownForTenSeconds() {
    ChatWorld world = ChatWorld.in("Agents");
    world.told(log(Samples.line(1, AGENT, "TypingStarted", "", "All")));
    assertThat(world.chat().typing()).hasSize(1);
    world.advance(Duration.ofSeconds(9));
    assertThat(world.chat().typing()).hasSize(1);
    world.advance(Duration.ofSeconds(1));
    assertThat(world.chat().typing()).isEmpty();
  }

  @Test
  void ourTypingIsOverWhenWeStop() {
    ChatWorld world = ChatWorld.in("Agents");
    world.types(Mode.WHISPER);
    world.advance(LONG);
    assertThat(world.operations())
        .containsExactly(
            "SendStartTypingToAgentsNotification", "SendStopTypingToAgentsNotification");
  }
}
