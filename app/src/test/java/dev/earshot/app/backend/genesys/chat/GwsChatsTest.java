package dev.earshot.app.backend.genesys.chat;

import static dev.earshot.app.backend.genesys.chat.Samples.AGENT;
import static dev.earshot.app.backend.genesys.chat.Samples.CHANNEL;
import static dev.earshot.app.backend.genesys.chat.Samples.CHAT;
import static dev.earshot.app.backend.genesys.chat.Samples.log;
import static dev.earshot.app.backend.genesys.chat.Samples.mine;
import static dev.earshot.app.backend.genesys.chat.Samples.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.Role;
import dev.earshot.app.supervision.chat.ChatCall;
import dev.earshot.app.supervision.chat.ChatInput;
import dev.earshot.app.supervision.chat.ChatLine;
import dev.earshot.app.supervision.chat.ChatParticipant;
import dev.earshot.app.supervision.chat.ChatState;
import dev.earshot.app.supervision.chat.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** What notifications and readings say (genesys-chat.md chapters 4, 5 and 7). */
class GwsChatsTest {
  private static final String CHATS = "/me/chats?fields=*";
  private static final String LOG = "/me/chats/0001Da9PFC93000S/messages?fields=*";

  private final ChatWorld world = new ChatWorld();

  @Test
  void h10ThePublishedListOfParticipantsIsAConfirmedWhisper() {
    world.told(Samples.published("participants-updated"));
    assertThat(world.chat().mode().isSurely(Mode.WHISPER)).isTrue();
    assertThat(world.chat().seen().participants())
        .extracting(ChatParticipant::nickname, ChatParticipant::role, ChatParticipant::self)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("test_agent", Role.AGENT, false),
            org.assertj.core.groups.Tuple.tuple("test_supervisor", Role.SUPERVISOR, true),
            org.assertj.core.groups.Tuple.tuple("test_clientL", Role.CUSTOMER, false));
    assertThat(world.chat().seen().startedAt()).contains(Instant.parse("2014-05-05T18:08:45Z"));
    assertThat(world.chat().seen().name()).isEqualTo("test_clientL");
  }

  @ParameterizedTest
  @CsvSource({"Supervisors, LISTEN", "Agents, WHISPER", "All, BARGE"})
  void h11AndH12OurVisibilityIsTheMode(String visibility, Mode mode) {
    world.told(seen(visibility));
    assertThat(world.chat().mode().isSurely(mode)).isTrue();
  }

  @Test
  void h13AVisibilityNobodyKnowsBlocksTheComposer() {
    world.told(seen("Nobody"));
    assertThat(world.chat().mode().value()).isEmpty();
    assertThat(world.blocked()).contains("not known");
    world.types("hi", Mode.BARGE);
    assertThat(world.gws.posts()).isEmpty();
  }

  @Test
  void h14ThePublishedLogIsAnEntryInMilliseconds() {
    world.told(Samples.published("participants-updated"));
    world.told(Samples.published("message-log-updated"));
    ChatLine line = world.chat().transcript().lines().getFirst();
    assertThat(line.index()).isEqualTo(4);
    assertThat(line.kind()).isEqualTo(ChatLine.Kind.REJOINED);
    assertThat(line.at()).contains(Instant.ofEpochMilli(1399313371000L));
    assertThat(line.visibility()).isEqualTo(Visibility.ALL);
    assertThat(world.chat().alarm()).isEmpty();
  }

  @Test
  void h15TheLettersBehindNumbersAreAcceptedFromFixturesOnly() {
    String text = Samples.text("message-log-updated");
    assertThat(text).contains("1399313371000L");
    assertThatThrownBy(() -> Samples.json(text)).isInstanceOf(JacksonException.class);
    assertThat(Samples.published("message-log-updated").path("messages").size()).isEqualTo(1);
  }

  @Test
  void h24AGapIsReadOnceAndShownIfItStays() {
    world.gws.answers(CHATS, Samples.answer("chats", chat("Agents")));
    world.told(seen("Agents"));
    int before = world.gws.gets().size();
    world.told(log(line(4)));
    world.told(log(line(7)));
    assertThat(world.gws.gets().subList(before, world.gws.gets().size()))
        .containsExactly(CHATS, LOG);
    assertThat(world.chat().transcript().gaps()).hasSize(1);
    world.gws.answers(LOG, Samples.answer("messages", line(4), line(5), line(6), line(7)));
    world.told(log(line(9)));
    assertThat(world.chat().transcript().gaps()).hasSize(1);
    assertThat(world.chat().transcript().lines())
        .extracting(ChatLine::index)
        .containsExactly(4, 5, 6, 7, 9);
  }

  @Test
  void h29TheEnvelopeMakesNoDifference() {
    List<ChatInput> bare = reports(seen("Agents"), log(mine(1, "a", "Agents")));
    ObjectNode first = Samples.published("participants-updated").objectNode();
    first.set("data", seen("Agents"));
    ObjectNode second = first.objectNode();
    second.set("data", log(mine(1, "a", "Agents")));
    assertThat(reports(first, second)).isEqualTo(bare).hasSize(2);
  }

  @Test
  void othersChannelsAndUnknownTypesAreLeftAlone() {
    ObjectNode odd = seen("Agents").put("messageType", "SomethingNew");
    assertThat(reports(odd)).isEmpty();
    List<ChatInput> heard = new ArrayList<>();
    world.adapter.start(heard::add);
    world.adapter.onMessage("/v2/me/calls", seen("Agents"));
    assertThat(heard).isEmpty();
  }

  @Test
  void afterTheSessionIsNewEverythingIsReadAgain() {
    world.gws.answers(CHATS, Samples.answer("chats", chat("Supervisors")));
    world.gws.answers(LOG, Samples.answer("messages", line(1)));
    world.gws.answers("/users?subresources=*", users());
    world.adapter.onResync();
    assertThat(world.chat().mode().isSurely(Mode.LISTEN)).isTrue();
    assertThat(world.chat().transcript().lines()).hasSize(1);
    assertThat(world.chats().agents())
        .extracting(agent -> agent.name() + " " + agent.arming().certainty())
        .containsExactly("Anna Meier UNKNOWN");
  }

  @Test
  void aChatThatIsNotListedAnyMoreIsReadOnly() {
    world.told(seen("Agents"));
    world.gws.answers(CHATS, Samples.answer("chats"));
    world.gws.answers("/users?subresources=*", users());
    world.adapter.onResync();
    assertThat(world.chat().seen().state()).isEqualTo(ChatState.GONE);
    assertThat(world.blocked()).contains("over");
  }

  @Test
  void whatIsToldWhileReadingIsNewerThanWhatIsRead() {
    world.told(seen("Supervisors"));
    world.gws.answers(CHATS, Samples.answer("chats", chat("Supervisors")));
    world.gws.beforeNextAnswer(() -> world.told(seen("Agents")));
    world.adapter.perform(new ChatCall.ListAll());
    assertThat(world.chat().mode().isSurely(Mode.WHISPER)).isTrue();
  }

  @Test
  void aNotificationWithoutParticipantsIsReadInstead() {
    world.gws.answers(CHATS, Samples.answer("chats", chat("Supervisors")));
    ObjectNode short1 = seen("All");
    ((ObjectNode) short1.path("chat")).remove("participants");
    world.told(short1);
    assertThat(world.chat().mode().isSurely(Mode.LISTEN)).isTrue();
  }

  private static ObjectNode chat(String visibility) {
    return (ObjectNode) seen(visibility).path("chat");
  }

  private static ObjectNode line(int index) {
    return Samples.line(index, AGENT, "Text", "line " + index, "All");
  }

  private static tools.jackson.databind.JsonNode users() {
    return Samples.json(
        """
        {"statusCode":0,"users":[
          {"id":"%s","userName":"anna@example.com","firstName":"Anna","lastName":"Meier",
           "roles":["ROLE_AGENT"]},
          {"id":"%s","userName":"me","roles":["ROLE_AGENT","ROLE_SUPERVISOR"]},
          {"id":"admin","userName":"root","roles":["ROLE_ADMIN"]}]}
        """
            .formatted(AGENT, Samples.ME));
  }

  private static List<ChatInput> reports(ObjectNode... notifications) {
    List<ChatInput> heard = new ArrayList<>();
    GwsChats adapter = new GwsChats(new FakeGws(), "Supervisor", Runnable::run);
    adapter.start(heard::add);
    for (ObjectNode each : notifications) {
      adapter.onMessage(CHANNEL, each);
    }
    assertThat(CHAT.value()).isNotEmpty();
    return heard;
  }
}
