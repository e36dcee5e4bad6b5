package dev.earshot.app.backend.jambonz;

import dev.earshot.mixer.conference.MemberTag;

/**
 * What can be asked of one member of a conference. There is no kick (REST refuses it) and nothing
 * that concerns other members than the one addressed.
 */
public sealed interface ParticipantAction {
  /** The word on the wire. */
  String word();

  record Tag(MemberTag tag) implements ParticipantAction {
    @Override
    public String word() {
      return "tag";
    }
  }

  record Untag() implements ParticipantAction {
    @Override
    public String word() {
      return "untag";
    }
  }

  record Coach(MemberTag tag) implements ParticipantAction {
    @Override
    public String word() {
      return "coach";
    }
  }

  record Uncoach() implements ParticipantAction {
    @Override
    public String word() {
      return "uncoach";
    }
  }

  record Mute() implements ParticipantAction {
    @Override
    public String word() {
      return "mute";
    }
  }

  record Unmute() implements ParticipantAction {
    @Override
    public String word() {
      return "unmute";
    }
  }

  record Hold() implements ParticipantAction {
    @Override
    public String word() {
      return "hold";
    }
  }

  /** Also unmutes (B9), so it is asked of others only. */
  record Unhold() implements ParticipantAction {
    @Override
    public String word() {
      return "unhold";
    }
  }

  /** For a line of the timeline, for example {@code coach agent}. */
  default String shown() {
    return switch (this) {
      case Tag(MemberTag tag) -> "tag " + tag;
      case Coach(MemberTag tag) -> "coach " + tag;
      default -> word();
    };
  }
}
