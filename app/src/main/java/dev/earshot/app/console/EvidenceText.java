package dev.earshot.app.console;

import dev.earshot.app.supervision.ParticipantKey;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Evidence as text: a JSON object per line, or comma-separated values for spreadsheets (RFC 4180).
 * The field {@code previous} is the SHA-256 of the whole line before, without its line end, so that
 * nobody can change or drop a line unseen.
 */
final class EvidenceText {
  static final String HEAD =
      "number,at,millis,kind,stage,what,detail,conference,state,mode,gate,guard,audience,roster,"
          + "previous\r\n";

  private EvidenceText() {}

  /** One line, without its end. */
  static String json(EvidenceEntry entry) {
    EvidenceEntry.Hearing hearing = entry.hearing();
    ObjectNode line =
        JsonNodeFactory.instance
            .objectNode()
            .put("number", entry.number())
            .put("at", entry.at().truncatedTo(ChronoUnit.MILLIS).toString())
            .put("millis", entry.nanos() / 1_000 / 1e3)
            .put("kind", entry.kind())
            .put("stage", entry.stage())
            .put("what", entry.what())
            .put("detail", entry.detail())
            .put("conference", hearing.conference())
            .put("state", hearing.state())
            .put("mode", hearing.mode())
            .put("gate", hearing.gate())
            .put("guard", hearing.guard())
            .put("audience", hearing.sentence());
    keys(line.putArray("heardBy"), hearing.surely());
    keys(line.putArray("unsure"), hearing.possibly());
    return line.put("roster", hearing.roster()).put("previous", entry.previous()).toString();
  }

  private static void keys(ArrayNode array, List<ParticipantKey> keys) {
    keys.forEach(key -> array.add(key.value()));
  }

  /** One row, with its end. */
  static String csv(EvidenceEntry entry) {
    EvidenceEntry.Hearing hearing = entry.hearing();
    StringJoiner row = new StringJoiner(",", "", "\r\n");
    row.add(Long.toString(entry.number()));
    row.add(entry.at().truncatedTo(ChronoUnit.MILLIS).toString());
    row.add(Double.toString(entry.nanos() / 1_000 / 1e3));
    List<String> texts =
        List.of(
            entry.kind(),
            entry.stage(),
            entry.what(),
            entry.detail(),
            hearing.conference(),
            hearing.state(),
            hearing.mode(),
            hearing.gate(),
            hearing.guard(),
            hearing.sentence(),
            hearing.roster(),
            entry.previous());
    return row.add(texts.stream().map(EvidenceText::quoted).collect(Collectors.joining(",")))
        .toString();
  }

  /** Nothing that a spreadsheet would take for a formula. */
  private static String quoted(String text) {
    String safe = text.matches("(?s)[=+@\\-\\t\\r].*") ? "'" + text : text;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }
}
