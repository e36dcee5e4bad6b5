package dev.earshot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.backend.ChatLoop;
import dev.earshot.app.console.ConnectionView;
import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.console.ConsoleStore;
import dev.earshot.app.console.Meters;
import dev.earshot.app.console.OpenConsole;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.chat.ChatCall;
import dev.earshot.app.supervision.chat.ChatInput;
import dev.earshot.app.supervision.chat.ChatState;
import dev.earshot.app.supervision.chat.Span;
import dev.earshot.app.supervision.chat.Visibility;
import dev.earshot.app.ui.RecordedCommands;
import dev.earshot.app.ui.ScriptedMeters;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The verbs about chats, from arguments to exit code, with the real loop. */
class ChatCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  private int run(ChatTown town, String... arguments) throws IOException {
    Path profile = folder.resolve("p.json");
    Files.writeString(
        profile, "{\"kind\": \"local\", \"local\": {\"rooms\": [{\"name\": \"desk\"}]}}");
    List<String> all = new ArrayList<>(List.of("chat"));
    all.addAll(Arrays.asList(arguments));
    all.addAll(List.of("-p", profile.toString(), "--wait", "5s"));
    return EarshotCommand.run(
        TestRunners.of(() -> console(town)),
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        all.toArray(String[]::new));
  }

  private List<JsonNode> events(String kind) {
    JsonMapper mapper = new JsonMapper();
    return out.toString()
        .lines()
        .filter(line -> line.startsWith("{"))
        .map(mapper::readTree)
        .filter(event -> event.path("event").asString("").equals(kind))
        .toList();
  }

  @Test
  void aListNamesChatsWhoSeesUsAndAgents() throws IOException {
    ChatTown town = new ChatTown(ChatState.CHATTING, Visibility.AGENTS);
    assertThat(run(town, "list", "--json")).as(err.toString()).isZero();
    JsonNode chat = events("chat").getFirst();
    assertThat(chat.path("mode").path("value").asString()).isEqualTo("whisper");
    assertThat(chat.path("seenBy").toString()).isEqualTo("[\"Anna\"]");
    assertThat(chat.path("notSeenBy").toString()).isEqualTo("[\"Carl\"]");
    assertThat(events("agent").getFirst().path("armed").path("certainty").asString())
        .isEqualTo("unknown");
    assertThat(town.calls()).isEmpty();
  }

  @Test
  void whatIsWrittenIsWatchedWithWhoSeesIt() throws IOException {
    ChatTown town = new ChatTown(ChatState.CHATTING, Visibility.SUPERVISORS);
    assertThat(run(town, "watch", "--for", "1s")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("c1 [all] Carl: Hello?");
  }

  @Test
  void anInvitationIsAcceptedAndTheChatGoesOn() throws IOException {
    ChatTown town = new ChatTown(ChatState.INVITED, Visibility.SUPERVISORS);
    assertThat(run(town, "accept", "Parcel")).as(err.toString()).isZero();
    assertThat(town.calls()).containsExactly(new ChatCall.Accept(ChatTown.CHAT));
  }

  @Test
  void aMessageToAgentsIsSentOnceAndOnlyInAWhisper() throws IOException {
    ChatTown listening = new ChatTown(ChatState.CHATTING, Visibility.SUPERVISORS);
    assertThat(run(listening, "say", "c1", "hi")).isEqualTo(Exit.REFUSED);
    assertThat(err.toString()).contains("Not sent").contains("listening");
    assertThat(listening.calls()).isEmpty();
    ChatTown whispering = new ChatTown(ChatState.CHATTING, Visibility.AGENTS);
    assertThat(run(whispering, "say", "c1", "hi", "--json")).as(err.toString()).isZero();
    assertThat(whispering.calls()).hasSize(1).first().isInstanceOf(ChatCall.SayToAgents.class);
    assertThat(events("action"))
        .extracting(event -> event.path("stage").asString())
        .startsWith("requested")
        .endsWith("confirmed");
    assertThat(out.toString()).doesNotContain("\"hi\"");
  }

  @Test
  void everybodyTakesASecondWord() throws IOException {
    ChatTown town = new ChatTown(ChatState.CHATTING, Visibility.AGENTS);
    assertThat(run(town, "mode", "c1", "barge")).isEqualTo(Exit.USAGE);
    assertThat(run(town, "say", "c1", "hi", "--everyone")).isEqualTo(Exit.USAGE);
    assertThat(run(town, "arm", "u1", "--mode", "barge")).isEqualTo(Exit.USAGE);
    assertThat(town.calls()).isEmpty();
    assertThat(run(town, "say", "c1", "hi", "--everyone", "--yes")).isEqualTo(Exit.REFUSED);
    assertThat(town.calls()).isEmpty();
    assertThat(run(town, "mode", "c1", "barge", "--yes")).as(err.toString()).isZero();
    assertThat(run(town, "say", "c1", "hi", "--everyone", "--yes")).as(err.toString()).isZero();
    assertThat(town.calls()).last().isInstanceOf(ChatCall.SayToEveryone.class);
  }

  @Test
  void anOrderEndsWithItsCommandUnlessItIsToBeKept() throws IOException {
    ChatTown town = new ChatTown(ChatState.REVOKED, Visibility.UNKNOWN);
    assertThat(run(town, "arm", "Anna Novak", "--for", "300ms")).as(err.toString()).isZero();
    assertThat(town.calls())
        .containsExactly(
            new ChatCall.Arm("u1", Mode.LISTEN, Span.NEXT_CHAT), new ChatCall.Disarm("u1"));
    ChatTown kept = new ChatTown(ChatState.REVOKED, Visibility.UNKNOWN);
    assertThat(run(kept, "arm", "u1", "--mode", "whisper", "--all", "--keep")).isZero();
    assertThat(kept.calls()).containsExactly(new ChatCall.Arm("u1", Mode.WHISPER, Span.ALL_CHATS));
    assertThat(run(kept, "cancel", "u1")).isZero();
    assertThat(kept.calls()).last().isEqualTo(new ChatCall.Disarm("u1"));
  }

  @Test
  void whatTheSystemRefusesIsOneLineAndACode() throws IOException {
    ChatTown town = new ChatTown(ChatState.CHATTING, Visibility.SUPERVISORS);
    assertThat(run(town, "intrude", "u1", "c9")).isEqualTo(Exit.REFUSED);
    assertThat(err.toString()).contains("statusCode 5");
    assertThat(run(town, "leave", "c1")).as(err.toString()).isZero();
  }

  private static OpenConsole console(ChatTown town) {
    InstantSource clock = InstantSource.system();
    ConsoleStore store = ConsoleStore.open("town", clock);
    ChatLoop loop =
        new ChatLoop(town, store::dispatch, clock, task -> Thread.ofVirtual().start(task));
    loop.start();
    store.dispatch(
        new ConsoleEvent.ConnectionChanged(
            new ConnectionView("town", ConnectionView.State.UP, "", clock.instant())));
    return new TownConsole(store, loop);
  }

  /** A console with chats and nothing else. */
  private record TownConsole(ConsoleStore store, ChatLoop loop) implements OpenConsole {
    @Override
    public ConsoleCommands commands() {
      return new RecordedCommands() {
        @Override
        public void chat(ChatInput.UserInput act) {
          loop.put(act);
        }
      };
    }

    @Override
    public Meters meters() {
      return ScriptedMeters.NOTHING;
    }

    @Override
    public void close() {
      loop.close();
    }
  }
}
