package dev.earshot.app.simulate.genesys.http;

import dev.earshot.app.simulate.genesys.world.Chat;
import dev.earshot.app.simulate.genesys.world.Installation;
import dev.earshot.app.simulate.genesys.world.Outcome;
import dev.earshot.app.simulate.genesys.world.Person;
import dev.earshot.app.simulate.genesys.world.VoiceView;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is served below {@code /api/v2}. On the {@code genesys} thread. */
final class RestRoutes {
  private final Installation installation;

  RestRoutes(Installation installation) {
    this.installation = installation;
  }

  Answer answer(Person who, Asked asked) {
    if (asked.path().isEmpty()) {
      return unknown();
    }
    return asked.path().getFirst().equals("me") ? mine(who, asked) : others(who, asked);
  }

  private Answer mine(Person who, Asked asked) {
    return asked.method().equals("GET") ? myThings(who, asked) : myOperation(who, asked);
  }

  private Answer myThings(Person who, Asked asked) {
    if (asked.is("GET", "me")) {
      return me(who);
    }
    if (asked.is("GET", "me", "devices")) {
      return list(asked, "devices", List.of(who), this::deviceOf, "/devices/" + who.deviceId());
    }
    if (asked.is("GET", "me", "devices", "*") && asked.path().getLast().equals(who.deviceId())) {
      ObjectNode body = ok();
      body.set("device", deviceOf(who));
      return Answer.ok(body);
    }
    if (asked.is("GET", "me", "calls")) {
      ObjectNode body = ok();
      ArrayNode calls = body.putArray("calls");
      installation.calls().callsOf(who).forEach(c -> calls.add(installation.voices().call(c)));
      return Answer.ok(body);
    }
    if (asked.is("GET", "me", "calls", "*")) {
      return call(who, asked.path().getLast());
    }
    return myChats(who, asked);
  }

  private Answer myChats(Person who, Asked asked) {
    if (asked.is("GET", "me", "chats")) {
      return Answer.ok(chats(who, who));
    }
    if (asked.is("GET", "me", "chats", "*") || asked.is("GET", "me", "chats", "*", "messages")) {
      String id = asked.path().get(2);
      Optional<Chat> chat =
          installation
              .chats()
              .chat(id)
              .filter(known -> !installation.chats().stateFor(known, who).isEmpty());
      return chat.map(known -> chat(who, known, asked.path().size() == 4))
          .orElseGet(() -> Answer.of(new Outcome(6, "Chat " + id + " was not found")));
    }
    return unknown();
  }

  private Answer chat(Person who, Chat chat, boolean messages) {
    ObjectNode body = ok();
    if (messages) {
      ArrayNode log = body.putArray("messages");
      chat.log().forEach(entry -> log.add(installation.texts().entry(entry)));
    } else {
      body.set("chat", shown(who, chat));
    }
    return Answer.ok(body);
  }

  private Answer call(Person who, String id) {
    return installation.calls().callsOf(who).stream()
        .filter(call -> call.id().equals(id))
        .findFirst()
        .map(
            call -> {
              ObjectNode body = ok();
              body.set("call", installation.voices().call(call));
              return Answer.ok(body);
            })
        .orElseGet(() -> Answer.of(new Outcome(6, "Call " + id + " was not found")));
  }

  private Answer me(Person who) {
    ObjectNode user = installation.voices().user(who);
    ArrayNode calls = user.putArray("calls");
    installation.calls().callsOf(who).forEach(c -> calls.add(installation.voices().call(c)));
    user.set("chats", chats(who, who).path("chats"));
    ArrayNode features = user.putArray("features");
    List.of("api-voice", "api-supervisor-monitoring", "api-multimedia").forEach(features::add);
    ArrayNode channels = user.putArray("channels");
    channels.addObject().put("channel", "voice").put("state", "NotReady");
    ObjectNode body = ok();
    body.set("user", user);
    return Answer.ok(body);
  }

  private ObjectNode chats(Person who, Person participant) {
    ObjectNode body = ok();
    ArrayNode chats = body.putArray("chats");
    installation.chats().chats().stream()
        .filter(chat -> !installation.chats().stateFor(chat, participant).isEmpty())
        .forEach(chat -> chats.add(shown(who, chat)));
    return body;
  }

  private ObjectNode shown(Person who, Chat chat) {
    String state = installation.chats().stateFor(chat, who);
    return installation.texts().chat(chat, state.isEmpty() ? "Chatting" : state, chat.member(who));
  }

  private Answer myOperation(Person who, Asked asked) {
    if (asked.is("POST", "me")) {
      Outcome outcome = installation.voice().session(who, asked.body());
      if (outcome.code() == 0 && asked.operation().equals("EndContactCenterSession")) {
        installation.chats().ended(who);
      }
      return Answer.of(outcome);
    }
    String id = asked.path().getLast();
    if (asked.is("POST", "me", "channels", "*")) {
      return Answer.of(installation.voice().channel(who, asked.body()));
    }
    if (asked.is("POST", "me", "devices", "*")) {
      return Answer.of(installation.voice().device(who, id, asked.body()));
    }
    if (asked.is("POST", "me", "calls", "*")) {
      return Answer.of(installation.voice().call(who, id, asked.body()));
    }
    if (asked.is("POST", "me", "chats", "*")) {
      return Answer.of(installation.chat().act(who, id, asked.body()));
    }
    return unknown();
  }

  private Answer others(Person who, Asked asked) {
    List<String> path = asked.path();
    if (asked.is("GET", "users") || asked.is("GET", "contacts")) {
      String name = path.getFirst();
      return list(
          asked, name, installation.office().people(), installation.voices()::user, "/" + name);
    }
    if (asked.is("GET", "users", "*", "chats")) {
      return installation
          .office()
          .byId(path.get(1))
          .map(agent -> Answer.ok(chats(who, agent)))
          .orElseGet(RestRoutes::unknown);
    }
    if (asked.is("POST", "users", "*", "channels", "chat")) {
      return Answer.of(installation.chat().arm(who, path.get(1), asked.body()));
    }
    if (asked.is("POST", "users", "*", "chats", "*")) {
      return Answer.of(installation.chat().intrude(who, path.get(1), path.get(3), asked.body()));
    }
    if (asked.is("GET", "devices") || asked.is("GET", "users", "*", "devices")) {
      return Answer.of(new Outcome(5, "Only administrators may list all devices"));
    }
    return unknown();
  }

  private ObjectNode deviceOf(Person person) {
    return installation.voices().device(installation.office().deviceOf(person));
  }

  private static <T> Answer list(
      Asked asked, String name, List<T> things, Function<T, ObjectNode> shown, String path) {
    ObjectNode body = ok();
    if (asked.wantsFields()) {
      ArrayNode all = body.putArray(name);
      things.forEach(thing -> all.add(shown.apply(thing)));
    } else {
      body.putArray("uris").add(VoiceView.uri(path));
    }
    return Answer.ok(body);
  }

  private static ObjectNode ok() {
    return JsonNodeFactory.instance.objectNode().put("statusCode", 0);
  }

  private static Answer unknown() {
    return Answer.of(new Outcome(6, "No such resource"));
  }
}
