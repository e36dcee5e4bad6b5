package dev.earshot.app.api;

import dev.earshot.audio.focus.FocusEvent;
import dev.earshot.audio.focus.FocusMember;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Focus events as messages of the event stream: what the status hook posts, with the participant
 * document where there is one, and what jambonz has no event for. What only concerns private tags
 * is no message. Owned by the hub's thread.
 */
final class EventMessages {
  private final StatusEvents status;
  private final RoomDocuments documents;
  private final FocusControl focus;

  EventMessages(StatusEvents status, RoomDocuments documents, FocusControl focus) {
    this.status = status;
    this.documents = documents;
    this.focus = focus;
  }

  /** What a client begins with: everything there is. May block a little. */
  ObjectNode hello() {
    ObjectNode hello = JsonNodeFactory.instance.objectNode().put("event", "hello");
    hello.set("conferences", documents.conferences(focus.rooms()));
    return hello;
  }

  List<ObjectNode> of(FocusEvent event) {
    List<ObjectNode> known = status.of(event);
    if (!known.isEmpty()) {
      member(event).ifPresent(m -> known.forEach(json -> add(json, m)));
      return known;
    }
    return own(event).stream().toList();
  }

  private static Optional<FocusMember> member(FocusEvent event) {
    return switch (event) {
      case FocusEvent.MemberJoined joined -> Optional.of(joined.member());
      case FocusEvent.MemberAdmitted admitted -> Optional.of(admitted.member());
      case FocusEvent.MemberLeft left -> Optional.of(left.member());
      case FocusEvent.TalkingStarted talk -> Optional.of(talk.member());
      case FocusEvent.TalkingStopped talk -> Optional.of(talk.member());
      default -> Optional.empty();
    };
  }

  private Optional<ObjectNode> own(FocusEvent event) {
    return switch (event) {
      case FocusEvent.MemberChanged e when !sameToAll(e.before(), e.member()) ->
          Optional.of(of("member-changed", e, e.member()));
      case FocusEvent.MemberJoined e -> Optional.of(of("waiting", e, e.member()));
      case FocusEvent.MemberLeft e -> Optional.of(of("waiting-left", e, e.member()));
      case FocusEvent.RoomEnded e -> Optional.of(status.about("end", e.at(), e.room()));
      case FocusEvent.DigitDialled e ->
          Optional.of(of("dtmf", e, e.member()).put("digit", String.valueOf(e.digit())));
      case FocusEvent.RoomChanged e -> {
        ObjectNode json = status.about("conference-changed", e.at(), e.room());
        json.set("conference", RoomDocuments.state(e.room().state()));
        yield Optional.of(json);
      }
      case FocusEvent.AnnouncementChanged e -> {
        ObjectNode json = status.about("announcement", e.at(), e.room());
        json.set("announcement", RoomDocuments.announcement(e.announcement()));
        yield Optional.of(json);
      }
      case FocusEvent.RecordingChanged e -> {
        ObjectNode json = status.about("recording", e.at(), e.room());
        String state = RoomDocuments.lower(e.recording().state());
        json.set("recording", RoomDocuments.recording(e.recording(), state));
        yield Optional.of(json);
      }
      default -> Optional.empty();
    };
  }

  private ObjectNode of(String name, FocusEvent event, FocusMember member) {
    ObjectNode json = status.payload(name, event.at(), event.room(), member);
    add(json, member);
    return json;
  }

  private static void add(ObjectNode json, FocusMember member) {
    json.set("participant", RoomDocuments.participant(member));
  }

  private static boolean sameToAll(FocusMember before, FocusMember after) {
    return RoomDocuments.participant(before).equals(RoomDocuments.participant(after));
  }
}
