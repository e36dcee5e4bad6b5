package dev.earshot.app.simulate.genesys.line;

import dev.earshot.app.simulate.genesys.world.Audibility;
import dev.earshot.audio.focus.EntryOptions;
import dev.earshot.audio.focus.MemberAction;
import dev.earshot.audio.phone.MediaPath;
import dev.earshot.audio.sip.Call;
import dev.earshot.mixer.conference.MemberTag;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Our call to a supervisor's telephone. Belongs to the {@code genesys} thread. */
final class SupervisorLeg {
  static final MemberTag AGENT = new MemberTag("agent");

  private final String room;
  private final MediaPath media;
  private Audibility audibility;
  private Optional<Call> call = Optional.empty();
  private Optional<UUID> member = Optional.empty();

  SupervisorLeg(String room, MediaPath media, Audibility audibility) {
    this.room = room;
    this.media = media;
    this.audibility = audibility;
  }

  String room() {
    return room;
  }

  MediaPath media() {
    return media;
  }

  void call(Call placed) {
    call = Optional.of(placed);
  }

  Optional<UUID> member() {
    return member;
  }

  void member(UUID entered) {
    member = Optional.of(entered);
  }

  void heardBy(Audibility now) {
    audibility = now;
  }

  /** In force from the first sample on. */
  EntryOptions entry() {
    return switch (audibility) {
      case NOBODY -> EntryOptions.NONE.withMuted(true);
      case AGENT -> EntryOptions.NONE.withSpeakOnlyTo(AGENT);
      case EVERYBODY -> EntryOptions.NONE;
    };
  }

  List<MemberAction> actions() {
    return switch (audibility) {
      case NOBODY -> List.of(new MemberAction.Mute());
      case AGENT -> List.of(new MemberAction.Coach(AGENT), new MemberAction.Unmute());
      case EVERYBODY -> List.of(new MemberAction.Uncoach(), new MemberAction.Unmute());
    };
  }

  void hangUp() {
    call.ifPresent(Call::hangUp);
    media.close();
  }
}
