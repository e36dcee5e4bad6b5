package dev.earshot.app.cli;

import dev.earshot.app.console.ActionView;
import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.SessionView;
import dev.earshot.app.console.TimelineEntry;
import dev.earshot.app.supervision.Audience;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.Orders;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.StandingOrder;
import dev.earshot.mixer.conference.MemberTag;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What happens on the console as JSON objects; the README lists their fields. Pure. */
final class EventText {
  private EventText() {}

  /**
   * @param since the command began, by the monotonic clock
   * @param after the screen right after the event
   */
  static Optional<ObjectNode> json(
      ConsoleEvent event, Instant at, Duration since, ConsoleSnapshot after) {
    ObjectNode line = line(at, since);
    boolean told = fill(line, event, after);
    if (!told) {
      return Optional.empty();
    }
    SessionView session = after.session();
    line.put("gate", session.gateOpen() ? "open" : "closed");
    if (!session.gateOpen()) {
      line.put("gateReason", session.gateReason());
    }
    line.put("audience", session.sentence());
    return Optional.of(line);
  }

  /** An object with the two times and nothing else. */
  static ObjectNode line(Instant at, Duration since) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("at", at.truncatedTo(ChronoUnit.MILLIS).toString())
        .put("millis", since.toNanos() / 1e6);
  }

  /** False for what is no news to a reader: meters, demo. */
  private static boolean fill(ObjectNode line, ConsoleEvent event, ConsoleSnapshot after) {
    switch (event) {
      case ConsoleEvent.ConnectionChanged(var connection) ->
          line.put("event", "connection")
              .put("state", lower(connection.state()))
              .put("system", connection.name())
              .put("detail", connection.detail());
      case ConsoleEvent.ConferenceChanged(var conference) -> {
        line.put("event", "conference");
        conference(line, conference);
      }
      case ConsoleEvent.ConferenceEnded(var key) ->
          line.put("event", "conference-ended").put("conference", key.value());
      case ConsoleEvent.TalkingChanged talking -> talking(line, talking);
      case ConsoleEvent.SessionChanged(var session) -> session(line, session, after);
      case ConsoleEvent.ActionChanged(var action) -> action(line, action);
      case ConsoleEvent.Happened(var entry) -> notice(line, entry);
      case ConsoleEvent.OrdersChanged(var orders) -> orders(line, orders);
      case ConsoleEvent.AlertRaised(var alert) ->
          line.put("event", "alert").put("kind", lower(alert.kind())).put("what", alert.what());
      case ConsoleEvent.ChatsChanged(var chats) -> ChatEventText.chats(line, chats);
      case ConsoleEvent.AlertCleared _, ConsoleEvent.DockChanged _, ConsoleEvent.DemoChanged _ -> {
        return false;
      }
    }
    return true;
  }

  private static void notice(ObjectNode line, TimelineEntry entry) {
    line.put("event", "notice")
        .put("kind", lower(entry.kind()))
        .put("what", entry.what())
        .put("detail", entry.detail());
  }

  private static void orders(ObjectNode line, Orders orders) {
    line.put("event", "order")
        .put("what", orders.order().map(StandingOrder::sentence).orElse("no standing order"));
    orders
        .order()
        .ifPresent(
            order -> {
              line.put("target", order.wish().target().value())
                  .put("mode", lower(order.wish().mode()))
                  .put("span", lower(order.wish().span()))
                  .put("scope", order.wish().reach().map(EventText::lower).orElse("?"))
                  .put("certainty", lower(order.certainty()));
            });
    ArrayNode offered = line.putArray("offered");
    orders.offered().stream().sorted().forEach(mode -> offered.add(lower(mode)));
    line.put("detail", orders.why());
  }

  private static void action(ObjectNode line, ActionView action) {
    line.put("event", "action")
        .put("action", action.id())
        .put("what", action.what())
        .put("stage", lower(action.stage()))
        .put("detail", action.detail());
  }

  private static void talking(ObjectNode line, ConsoleEvent.TalkingChanged changed) {
    line.put("event", "talking")
        .put("conference", changed.conference().value())
        .put("participant", changed.participant().value())
        .put("talking", changed.talking());
  }

  private static void session(ObjectNode line, SessionView session, ConsoleSnapshot after) {
    line.put("event", "session")
        .put("state", lower(session.state()))
        .put("mode", lower(session.mode()))
        .put("requested", session.requested().map(EventText::lower).orElse(null))
        .put("frame", lower(session.frame()))
        .put("guard", lower(session.guard().state()))
        .put("conference", session.conference().map(key -> key.value()).orElse(null))
        .put("room", room(session, after).orElse(null))
        .put("self", session.self().map(ParticipantKey::value).orElse(null));
    keys(line.putArray("targets"), session.targets());
    Audience audience = session.audience();
    keys(line.putArray("heardBy"), audience.surely());
    keys(line.putArray("unsure"), audience.possibly());
    keys(line.putArray("notHeardBy"), audience.surelyNot());
    session
        .measured()
        .ifPresent(
            m -> {
              line.put("leakedSamples", m.leakedSamples());
              ArrayNode clicks = line.putArray("clickToAudibleMillis");
              m.clickToAudibleMillis().forEach(clicks::add);
            });
  }

  private static Optional<String> room(SessionView session, ConsoleSnapshot after) {
    return session.conference().flatMap(after.conferences()::find).map(ObservedConference::name);
  }

  private static void keys(ArrayNode array, Collection<ParticipantKey> keys) {
    keys.forEach(key -> array.add(key.value()));
  }

  /** Adds a conference's fields. */
  static void conference(ObjectNode line, ObservedConference conference) {
    line.put("conference", conference.key().value()).put("name", conference.name());
    known(line, "startedAt", conference.startedAt(), Instant::toString);
    ArrayNode participants = line.putArray("participants");
    conference.participants().forEach(p -> participants.add(participant(p)));
  }

  private static ObjectNode participant(ObservedParticipant p) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("participant", p.key().value())
        .put("name", p.name())
        .put("number", p.number())
        .put("self", p.self());
    known(json, "role", p.role(), EventText::lower);
    known(json, "tags", p.tags(), EventText::tags);
    known(json, "muted", p.muted(), Object::toString);
    known(json, "held", p.held(), Object::toString);
    known(json, "talking", p.talking(), Object::toString);
    return json;
  }

  /** A value with its certainty; {@code ?} for what is not known, never an empty one. */
  private static <T> void known(
      ObjectNode json, String name, Known<T> known, java.util.function.Function<T, String> text) {
    json.putObject(name)
        .put("value", known.value().map(text).orElse("?"))
        .put("certainty", lower(known.certainty()));
  }

  static String tags(Set<MemberTag> tags) {
    return String.join(",", tags.stream().map(MemberTag::value).sorted().toList());
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
