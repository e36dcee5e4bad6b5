package dev.earshot.app.backend.jambonz;

import dev.earshot.app.backend.jambonz.ConferenceRecord.MemberRecord;
import dev.earshot.app.backend.jambonz.JambonzApi.ConferenceList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** jambonz's lists as records. What is no record of anything is skipped. */
final class WireLists {
  private static final String WAITING = "waitlist";

  private WireLists() {}

  /** Names (0.9.x) or objects (v10); a waiting list shows up as a conference of that name. */
  static ConferenceList conferences(JsonNode list) {
    Map<String, ConferenceRecord> found = new LinkedHashMap<>();
    Edition edition = Edition.UNKNOWN;
    boolean waits = false;
    for (JsonNode element : list) {
      ConferenceRecord conference = conference(element);
      if (element.isString() && conference.name().equals(WAITING)) {
        waits = true;
      } else if (!conference.name().isEmpty()) {
        found.putIfAbsent(conference.name(), conference);
      }
      edition = element.isObject() ? Edition.V10 : Edition.OSS;
    }
    return new ConferenceList(edition, List.copyOf(found.values()), waits);
  }

  private static ConferenceRecord conference(JsonNode element) {
    if (!element.isObject()) {
      return new ConferenceRecord(element.asString(""), Optional.empty(), Optional.empty());
    }
    JsonNode seconds = element.path("durationSec");
    return new ConferenceRecord(
        element.path("name").asString(element.path("id").asString("")),
        seconds.isNumber() ? Optional.of(seconds.asLong()) : Optional.empty(),
        element.path("participants").isArray()
            ? Optional.of(members(element.path("participants")))
            : Optional.empty());
  }

  private static List<MemberRecord> members(JsonNode list) {
    List<MemberRecord> members = new ArrayList<>();
    for (JsonNode member : list) {
      String callSid = member.path("call_sid").asString("");
      if (!callSid.isEmpty()) {
        members.add(
            new MemberRecord(
                callSid,
                member.path("label").asString(""),
                member.path("number").asString(""),
                member.path("memberTag").asString("")));
      }
    }
    return members;
  }

  /** Expired records are {@code {}} for a while. */
  static List<CallRecord> calls(JsonNode list) {
    List<CallRecord> calls = new ArrayList<>();
    for (JsonNode element : list) {
      call(element).ifPresent(calls::add);
    }
    return calls;
  }

  static Optional<CallRecord> call(JsonNode element) {
    String callSid = element.path("call_sid").asString("");
    if (callSid.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new CallRecord(
            callSid,
            JambonzMessages.party(element),
            element.path("call_id").asString(""),
            element.path("sbc_callid").asString(""),
            element.path("call_status").asString(""),
            number(element.path("sip_status"))));
  }

  /** A number, or text that is one. */
  private static int number(JsonNode node) {
    String text = node.asString("");
    return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
  }
}
