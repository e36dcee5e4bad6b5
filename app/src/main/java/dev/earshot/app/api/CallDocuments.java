package dev.earshot.app.api;

import dev.earshot.audio.focus.FocusMember;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Calls as jambonz's 0.9 line has them. */
final class CallDocuments {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final UUID account;
  private final InetSocketAddress focus;

  CallDocuments(UUID account, InetSocketAddress focus) {
    this.account = account;
    this.focus = focus;
  }

  ObjectNode running(FocusMember member) {
    return call(member, "in-progress");
  }

  ObjectNode ended(EndedCalls.EndedCall ended) {
    return call(ended.member(), "completed")
        .put("call_termination_by", ended.by())
        .put("duration", Duration.between(ended.member().joinedAt(), ended.endedAt()).toSeconds());
  }

  private ObjectNode call(FocusMember member, String status) {
    return JSON.objectNode()
        .put("call_sid", member.callSid().toString())
        .put("direction", "inbound")
        .put("from", member.from())
        .put("to", member.to())
        .put("call_id", member.callId())
        .put("sip_status", 200)
        .put("sip_reason", "OK")
        .put("call_status", status)
        .put("caller_id", member.displayName())
        .put("account_sid", account.toString())
        .put("fs_sip_address", focus.getHostString() + ":" + focus.getPort());
  }
}
