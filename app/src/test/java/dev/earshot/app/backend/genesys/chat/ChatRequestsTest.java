package dev.earshot.app.backend.genesys.chat;

import static dev.earshot.app.backend.genesys.chat.Samples.AGENT;
import static dev.earshot.app.backend.genesys.chat.Samples.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.chat.ChatInput;
import dev.earshot.app.supervision.chat.ChatKey;
import dev.earshot.app.supervision.chat.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every request, to the letter (genesys-chat.md chapter 7). */
class ChatRequestsTest {
  private static final String ARMING = "/users/" + AGENT + "/channels/chat ";
  private static final String IN_CHAT = "/me/chats/0001Da9PFC93000S ";

  private final ChatWorld world = new ChatWorld();

  @ParameterizedTest
  @CsvSource({"LISTEN, Monitor", "WHISPER, Coach", "BARGE, BargeIn"})
  void h01ToH03AnOrderNamesModeSpanAndANeutralNickname(Mode mode, String operation) {
    world.input(new ChatInput.Arm(AGENT, mode, Span.NEXT_CHAT));
    world.input(new ChatInput.Arm(AGENT, mode, Span.ALL_CHATS));
    String order =
        ARMING
            + "{\"operationName\":\"%s\",\"supervisorMonitoringMode\":\"%s\","
            + "\"nickname\":\"Supervisor\"}";
    assertThat(world.gws.posts())
        .containsExactly(
            order.formatted(operation, "NextChat"), order.formatted(operation, "AllChats"));
  }

  @Test
  void h04AnOrderIsCancelledByNameAlone() {
    world.input(new ChatInput.Disarm(AGENT));
    assertThat(world.gws.posts())
        .containsExactly(ARMING + "{\"operationName\":\"CancelSupervisorMonitoring\"}");
  }

  @Test
  void h05AnIntrusionNamesItsMode() {
    world.input(new ChatInput.Intrude(AGENT, CHAT, Mode.LISTEN));
    assertThat(world.gws.posts())
        .containsExactly(
            "/users/"
                + AGENT
                + "/chats/0001Da9PFC93000S "
                + "{\"operationName\":\"Intrude\",\"supervisorVisibilityMode\":\"Monitor\"}");
  }

  @Test
  void anInvitationIsAcceptedUnderTheNeutralNickname() {
    world.told(Samples.state("Supervisors", "Invited"));
    world.input(new ChatInput.Accept(CHAT));
    assertThat(world.gws.posts())
        .containsExactly(IN_CHAT + "{\"operationName\":\"Accept\",\"nickname\":\"Supervisor\"}");
  }

  @Test
  void h06AWhisperIsSwitchedToAsCoach() {
    world.told(Samples.seen("Supervisors"));
    world.input(new ChatInput.Switch(CHAT, Mode.WHISPER));
    assertThat(world.gws.posts())
        .containsExactly(IN_CHAT + "{\"operationName\":\"SwitchToCoach\"}");
  }

  @Test
  void h07ListeningIsSwitchedToAsMonitor() {
    world.told(Samples.seen("Agents"));
    world.input(new ChatInput.Switch(CHAT, Mode.LISTEN));
    assertThat(world.gws.posts())
        .containsExactly(IN_CHAT + "{\"operationName\":\"SwitchToMonitor\"}");
  }

  @ParameterizedTest
  @CsvSource({"SwitchBargeIn", "SwitchToBargeIn"})
  void h08ABargeIsOfferedUnderEitherSpellingAndAskedForUnderOne(String capability) {
    world.told(Samples.seen("Agents", capability));
    world.input(new ChatInput.AskBarge(CHAT));
    world.input(new ChatInput.ConfirmBarge(CHAT));
    assertThat(world.gws.posts())
        .containsExactly(IN_CHAT + "{\"operationName\":\"SwitchToBargeIn\"}");
  }

  @Test
  void h09WhatIsNotOfferedIsRefusedHere() {
    world.told(Samples.seen("Supervisors", "Leave"));
    world.input(new ChatInput.AskBarge(CHAT));
    world.input(new ChatInput.ConfirmBarge(CHAT));
    world.input(new ChatInput.Switch(CHAT, Mode.WHISPER));
    assertThat(world.gws.posts()).isEmpty();
    assertThat(world.chat().note().orElseThrow()).contains("does not offer it");
  }

  @Test
  void aBargeWithoutItsSecondStepIsNeverAskedFor() {
    world.told(Samples.seen("Supervisors"));
    world.input(new ChatInput.Switch(CHAT, Mode.BARGE));
    world.input(new ChatInput.CancelBarge(CHAT));
    world.input(new ChatInput.ConfirmBarge(CHAT));
    assertThat(world.gws.posts()).isEmpty();
  }

  @Test
  void h16AWhisperGoesToAgents() {
    world.told(Samples.seen("Agents"));
    world.sends("hi", Mode.WHISPER);
    assertThat(world.gws.posts())
        .containsExactly(IN_CHAT + "{\"operationName\":\"SendToAgents\",\"text\":\"hi\"}");
  }

  @Test
  void h18TypingAWhisperIsToldToAgentsOnlyOnceAndItsEndToo() {
    world.told(Samples.seen("Agents"));
    world.types(Mode.WHISPER);
    world.types(Mode.WHISPER);
    world.input(new ChatInput.Typed(CHAT, java.util.Optional.of(Mode.WHISPER), true));
    assertThat(world.gws.posts())
        .containsExactly(
            IN_CHAT + "{\"operationName\":\"SendStartTypingToAgentsNotification\"}",
            IN_CHAT + "{\"operationName\":\"SendStopTypingToAgentsNotification\"}");
  }

  @Test
  void h19NothingIsSentOrToldWhileListening() {
    world.told(Samples.seen("Supervisors"));
    world.types("hi", Mode.LISTEN);
    world.types("hi", Mode.WHISPER);
    world.types("hi", Mode.BARGE);
    assertThat(world.gws.posts()).isEmpty();
  }

  @Test
  void h20ABargeSendsToEverybodyOnceItIsConfirmed() {
    world.told(Samples.seen("Agents"));
    world.input(new ChatInput.AskBarge(CHAT));
    world.input(new ChatInput.ConfirmBarge(CHAT));
    world.types("too early", Mode.BARGE);
    world.input(new ChatInput.Typed(CHAT, java.util.Optional.empty(), true));
    world.told(Samples.seen("All"));
    world.types("hi", Mode.BARGE);
    assertThat(world.gws.posts())
        .containsExactly(
            IN_CHAT + "{\"operationName\":\"SwitchToBargeIn\"}",
            IN_CHAT + "{\"operationName\":\"SendStartTypingNotification\"}",
            IN_CHAT + "{\"operationName\":\"SendMessage\",\"text\":\"hi\"}",
            IN_CHAT + "{\"operationName\":\"SendStopTypingNotification\"}");
  }

  @Test
  void h32TheDefaultNicknameIsNeutral() {
    assertThat(GwsChats.NEUTRAL_NICKNAME).isEqualTo("Supervisor");
    world.input(new ChatInput.Arm(AGENT, Mode.WHISPER, Span.NEXT_CHAT));
    assertThat(world.gws.posts().getFirst())
        .contains("\"nickname\":\"Supervisor\"")
        .doesNotContain("test_supervisor");
  }

  @Test
  void h33ATextIsEscapedExactlyOnce() {
    world.told(Samples.seen("Agents"));
    String text = "say \"yes\"\nthen 🙂 \\ & <b>";
    world.sends(text, Mode.WHISPER);
    String body = world.gws.posts().getFirst().substring(IN_CHAT.length());
    assertThat(body).contains("say \\\"yes\\\"\\nthen");
    assertThat(Samples.json(body).path("text").asString()).isEqualTo(text);
  }

  @Test
  void anIdNeverBreaksOutOfItsPath() {
    world.input(new ChatInput.Intrude("a/b", new ChatKey("c d?e"), Mode.LISTEN));
    assertThat(world.gws.posts().getFirst()).startsWith("/users/a%2Fb/chats/c%20d%3Fe ");
  }
}
