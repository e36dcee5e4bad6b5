package dev.earshot.app.simulate.laml;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Resources as JSON (spec chapter 3). Pure. */
final class WireObjects {
  private static final String VERSION = "2010-04-01";

  private final Dialect dialect;
  private final String account;

  WireObjects(Dialect dialect, String account) {
    this.dialect = dialect;
    this.account = account;
  }

  /** Path of the account, which all others begin with. */
  String root() {
    return dialect.prefix() + account;
  }

  ObjectNode conference(ConferenceView view) {
    String uri = root() + "/Conferences/" + view.sid();
    ObjectNode node = node();
    node.put("sid", view.sid())
        .put("account_sid", account)
        .put("friendly_name", view.name())
        .put("status", view.status())
        .put("date_created", date(view.created()))
        .put("date_updated", date(view.updated()))
        .put("api_version", VERSION)
        .put("region", "us1")
        .put("uri", uri + suffix());
    node.putObject("subresource_uris")
        .put("participants", uri + "/Participants" + suffix())
        .put("recordings", uri + "/Recordings" + suffix());
    if (dialect.twilio()) {
      put(node, "reason_conference_ended", view.reason());
      put(node, "call_sid_ending_conference", view.endedBy());
    }
    return node;
  }

  ObjectNode participant(ParticipantView view) {
    ObjectNode node = node();
    node.put("account_sid", account)
        .put("call_sid", view.call())
        .put("conference_sid", view.conference())
        .put("date_created", date(view.created()))
        .put("date_updated", date(view.updated()))
        .put("status", dialect.participantStatus(view.status()))
        .put("start_conference_on_enter", view.starts())
        .put("end_conference_on_exit", view.ends())
        .put("muted", view.muted())
        .put("hold", view.hold())
        .put("coaching", view.coaching());
    put(node, "call_sid_to_coach", view.target());
    if (dialect.twilio()) {
      put(node, "label", view.label());
      node.put("queue_time", "0");
    }
    String uri = root() + "/Conferences/" + view.conference() + "/Participants/" + view.call();
    return node.put("uri", uri + suffix());
  }

  ObjectNode call(CallView view, Instant now) {
    ObjectNode node = node();
    node.put("sid", view.sid())
        .put("account_sid", account)
        .put("api_version", VERSION)
        .put("from", view.parties().from())
        .put("to", view.parties().to())
        .put("direction", view.parties().direction())
        .put("status", view.status().wire())
        .put("caller_name", "")
        .put("date_created", date(view.created()))
        .put("duration", String.valueOf(view.seconds(now)));
    put(node, "parent_call_sid", Optional.empty());
    put(node, "start_time", view.answered().map(WireObjects::date));
    put(node, "end_time", view.ended().map(WireObjects::date));
    return node.put("uri", root() + "/Calls/" + view.sid() + suffix());
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** SignalWire's documents name most addresses without it. */
  String suffix() {
    return dialect.twilio() ? ".json" : "";
  }

  private static String date(Instant at) {
    return RoomNews.DATES.format(at);
  }

  private static void put(ObjectNode node, String name, Optional<String> value) {
    if (value.isPresent()) {
      node.put(name, value.get());
    } else {
      node.putNull(name);
    }
  }
}
