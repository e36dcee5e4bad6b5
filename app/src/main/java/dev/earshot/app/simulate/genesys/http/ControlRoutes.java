package dev.earshot.app.simulate.genesys.http;

import dev.earshot.app.simulate.genesys.world.Audibility;
import dev.earshot.app.simulate.genesys.world.Chat;
import dev.earshot.app.simulate.genesys.world.ChatEntry;
import dev.earshot.app.simulate.genesys.world.ChatMember;
import dev.earshot.app.simulate.genesys.world.CustomerCall;
import dev.earshot.app.simulate.genesys.world.Device;
import dev.earshot.app.simulate.genesys.world.Installation;
import dev.earshot.app.simulate.genesys.world.Person;
import dev.earshot.app.simulate.genesys.world.Turns;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes things happen: {@code /control}, documented in docs/simulating-genesys.md. Only from the
 * machine itself, without a password. Any thread; what it does is done on the {@code genesys}
 * thread.
 */
final class ControlRoutes {
  /** What is done to the server as a whole. */
  interface Server {
    /** Everybody has to log in again. */
    void expireSessions();

    /** CSRF tokens that are known are worth nothing any more. */
    void renewTokens();

    /** Nothing can be reached for so long; then, if asked, the server knows nobody any more. */
    void away(long millis, boolean restart);
  }

  private final Turns turns;
  private final Installation installation;
  private final RestDesk rest;
  private final Faults faults;
  private final Server server;

  ControlRoutes(
      Turns turns, Installation installation, RestDesk rest, Faults faults, Server server) {
    this.turns = turns;
    this.installation = installation;
    this.rest = rest;
    this.faults = faults;
    this.server = server;
  }

  Answer answer(Asked asked) {
    return turns.in(() -> answerNow(asked));
  }

  private Answer answerNow(Asked asked) {
    try {
      return asked.method().equals("GET") ? shown(asked) : done(asked);
    } catch (IllegalStateException | IllegalArgumentException refused) {
      return Answer.text(409, String.valueOf(refused.getMessage()));
    }
  }

  private Answer shown(Asked asked) {
    if (asked.is("GET")) {
      return Answer.ok(state());
    }
    if (asked.is("GET", "operations")) {
      ArrayNode all = JsonNodeFactory.instance.arrayNode();
      rest.operations()
          .forEach(
              o ->
                  all.addObject()
                      .put("user", o.who().userName())
                      .put("path", o.path())
                      .put("body", o.body()));
      return Answer.json(200, all);
    }
    if (asked.is("GET", "chats", "*", "customer")) {
      return lines(chat(asked).customersView());
    }
    return asked.is("GET", "chats", "*") ? lines(chat(asked).log()) : notFound();
  }

  private ObjectNode state() {
    ObjectNode state = JsonNodeFactory.instance.objectNode();
    ArrayNode calls = state.putArray("calls");
    for (CustomerCall call : installation.calls().calls()) {
      calls
          .addObject()
          .put("id", call.id())
          .put("room", call.room())
          .put("customer", call.customer())
          .put("agent", call.agent().owner().userName());
    }
    ArrayNode monitors = state.putArray("monitoring");
    for (Person person : installation.office().people()) {
      Device device = installation.office().deviceOf(person);
      device
          .monitoring()
          .ifPresent(
              m ->
                  monitors
                      .addObject()
                      .put("supervisor", person.userName())
                      .put("agent", m.target().owner().userName())
                      .put("mode", m.mode().operation()));
    }
    ArrayNode chats = state.putArray("chats");
    installation.chats().chats().forEach(chat -> chats.add(chat.id()));
    return state;
  }

  private Answer done(Asked asked) {
    if (asked.is("POST", "agents", "*", "call")) {
      CustomerCall call =
          installation.calls().begin(agent(asked), text(asked, "customer", "+441632960001"));
      return created(call.id());
    }
    if (asked.is("POST", "calls", "*", "hangup")) {
      return result(installation.calls().end(asked.path().get(1)));
    }
    if (asked.is("POST", "calls", "*", "transfer")) {
      return result(transfer(asked));
    }
    if (asked.is("POST", "agents", "*", "chat")) {
      Chat chat =
          installation
              .chats()
              .begin(agent(asked), text(asked, "customer", "Carl"), text(asked, "text", "Hello?"));
      return created(chat.id());
    }
    if (asked.is("POST", "chats", "*", "say") || asked.is("POST", "chats", "*", "typing")) {
      return result(say(asked));
    }
    if (asked.is("POST", "chats", "*", "leave") || asked.is("POST", "chats", "*", "end")) {
      return result(leave(asked));
    }
    return ofTheServer(asked);
  }

  private Answer ofTheServer(Asked asked) {
    if (asked.is("POST", "devices", "*", "withhold")) {
      Set<String> withheld = installation.office().deviceOf(agent(asked)).withheld();
      withheld.clear();
      StreamSupport.stream(asked.body().path("capabilities").spliterator(), false)
          .map(node -> node.asString(""))
          .forEach(withheld::add);
    } else if (asked.is("POST", "faults")) {
      faults.set(asked.body());
    } else if (asked.is("POST", "sessions", "expire")) {
      server.expireSessions();
    } else if (asked.is("POST", "csrf", "renew")) {
      server.renewTokens();
    } else if (asked.is("POST", "network", "cut")) {
      server.away(asked.body().path("millis").asLong(1_000), false);
    } else if (asked.is("POST", "restart")) {
      server.away(asked.body().path("millis").asLong(200), true);
    } else {
      return notFound();
    }
    return result(true);
  }

  private boolean transfer(Asked asked) {
    Person to = person(text(asked, "to", ""));
    String heard = text(asked, "coachHeardBy", "agent");
    return installation
        .calls()
        .transfer(
            asked.path().get(1),
            to,
            heard.equals("everybody") ? Audibility.EVERYBODY : Audibility.AGENT);
  }

  private boolean say(Asked asked) {
    String from = text(asked, "from", "customer");
    Optional<Person> who = from.equals("customer") ? Optional.empty() : Optional.of(person(from));
    boolean typing = asked.path().getLast().equals("typing");
    return installation
        .chats()
        .scripted(chat(asked), who, typing ? "TypingStarted" : "Text", text(asked, "text", ""));
  }

  private boolean leave(Asked asked) {
    Chat chat = chat(asked);
    if (asked.path().getLast().equals("end")) {
      installation.chats().end(chat);
      return true;
    }
    String who = text(asked, "who", "customer");
    Optional<ChatMember> member =
        chat.members().stream()
            .filter(
                m ->
                    who.equals("customer")
                        ? m.customer()
                        : m.person().filter(p -> p.userName().equals(who)).isPresent())
            .findFirst();
    member.ifPresent(m -> installation.chats().leave(chat, m));
    return member.isPresent();
  }

  private Person agent(Asked asked) {
    return person(asked.path().get(1));
  }

  private Person person(String userName) {
    return installation
        .office()
        .byName(userName)
        .orElseThrow(() -> new IllegalArgumentException("no user '" + userName + "'"));
  }

  private Chat chat(Asked asked) {
    String id = asked.path().get(1);
    return installation
        .chats()
        .chat(id)
        .orElseThrow(() -> new IllegalArgumentException("no chat '" + id + "'"));
  }

  private static String text(Asked asked, String field, String otherwise) {
    JsonNode value = asked.body().path(field);
    return value.asString(otherwise);
  }

  private static Answer lines(List<ChatEntry> entries) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    entries.forEach(
        entry ->
            all.addObject()
                .put("index", entry.index())
                .put("type", entry.type())
                .put("from", entry.from().nickname())
                .put("text", entry.text())
                .put("visibility", entry.visibility().word()));
    return Answer.json(200, all);
  }

  private static Answer created(String id) {
    return Answer.ok(JsonNodeFactory.instance.objectNode().put("id", id));
  }

  private static Answer result(boolean worked) {
    return worked ? Answer.ok(JsonNodeFactory.instance.objectNode()) : notFound();
  }

  private static Answer notFound() {
    return Answer.text(404, "no such thing to control");
  }
}
