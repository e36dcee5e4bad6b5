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
