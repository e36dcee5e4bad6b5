package dev.earshot.app.cli;

import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The objects of {@link EventText} as lines for people. Pure. */
final class EventSentence {
  private EventSentence() {}

  /** One line; what others chose themselves cannot break it. */
  static String of(ObjectNode event) {
    String time = event.path("at").asString("").replaceAll(".*T(.*)Z", "$1");
    String text =
        switch (event.path("event").asString("")) {
          case "connection" ->
              text(event, "system") + " is " + text(event, "state") + because(event, "detail");
          case "conference" -> "conference " + text(event, "name") + ": " + participants(event);
          case "conference-ended" -> "conference " + text(event, "conference") + " ended";
          case "talking" ->
              text(event, "participant")
                  + (event.path("talking").asBoolean() ? " talks" : " stops talking");
          case "session" -> session(event);
          case "action" ->
              text(event, "stage") + ": " + text(event, "what") + because(event, "detail");
          case "chats" -> event.path("chats").size() + " chats";
          case "chat" -> chat(event);
          case "chat-line" -> chatLine(event);
          case "agent" ->
              text(event, "name") + " (" + text(event, "agent") + "), armed: " + armed(event);
          case "result" -> text(event, "what") + because(event, "detail");
          default -> text(event, "what") + because(event, "detail");
        };
    return (time + "  " + text).replaceAll("\\p{Cntrl}", "?");
  }

  private static String session(ObjectNode event) {
    String gate =
        event.path("gate").asString("").equals("open")
            ? "microphone OPEN"
            : "microphone shut" + because(event, "gateReason");
    return text(event, "state") + ", " + gate + ". " + text(event, "audience");
  }

  private static String chat(ObjectNode event) {
    String mode = text(event.path("mode"), "value") + weak(event.path("mode"));
    return "chat %s, %s: %s, %s, writing %s. Seen by: %s. Not by: %s. Unsure: %s"
        .formatted(
            text(event, "chat"),
            text(event, "name"),
            text(event, "state"),
            mode,
            text(event, "composer"),
            names(event.path("seenBy")),
            names(event.path("notSeenBy")),
            names(event.path("unsureOf")));
  }

  private static String chatLine(ObjectNode event) {
    return "%s [%s] %s: %s"
        .formatted(
            text(event, "chat"),
            text(event, "visibility"),
            event.path("self").asBoolean() ? "you" : text(event, "from"),
            text(event, "text").isEmpty() ? text(event, "kind") : text(event, "text"));
  }

  private static String armed(ObjectNode event) {
    JsonNode armed = event.path("armed");
    String span = text(armed, "span");
    return text(armed, "value") + (span.isEmpty() ? "" : ", " + span) + weak(armed);
  }

  private static String names(JsonNode array) {
    StringJoiner all = new StringJoiner(", ").setEmptyValue("–");
    array.forEach(name -> all.add(name.asString("")));
    return all.toString();
  }

  static String participants(JsonNode conference) {
    StringJoiner all = new StringJoiner("; ").setEmptyValue("nobody known");
    for (JsonNode p : conference.path("participants")) {
      String tags = p.path("tags").path("value").asString("?");
      all.add(
          text(p, "name")
              + (p.path("self").asBoolean() ? " (you)" : "")
              + ", "
              + p.path("role").path("value").asString("?")
              + (tags.isEmpty() ? "" : ", tag " + tags)
              + weak(p.path("tags")));
    }
    return all.toString();
  }

  private static String weak(JsonNode known) {
    String certainty = known.path("certainty").asString("");
    return certainty.equals("confirmed") || certainty.equals("unknown")
        ? ""
        : " (" + certainty + ")";
  }

  private static String text(JsonNode event, String name) {
    return event.path(name).asString("");
  }

  private static String because(ObjectNode event, String name) {
    String why = text(event, name);
    return why.isEmpty() ? "" : " (" + why + ")";
  }
}
