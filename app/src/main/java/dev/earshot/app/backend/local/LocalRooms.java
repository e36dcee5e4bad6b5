package dev.earshot.app.backend.local;

import dev.earshot.app.backend.BackendEvent;
import dev.earshot.app.supervision.Capabilities;
import dev.earshot.app.supervision.Capabilities.Capability;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.audio.focus.ConferenceFocus;
import dev.earshot.audio.focus.FocusRoom;
import dev.earshot.audio.focus.MemberAction;
import dev.earshot.mixer.HearingAudit;
import dev.earshot.mixer.PendingChange;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** What the back end needs of a conference focus; each method as in {@link ConferenceFocus}. */
public interface LocalRooms {
  /** For the screen. */
  default String name() {
    return "local focus";
  }

  default Capabilities capabilities() {
    return new Capabilities(
        EnumSet.complementOf(
            EnumSet.of(Capability.WHISPER_TO_TAG, Capability.END_CONFERENCE, Capability.ARM)));
  }

  /** Tells how the line to it does, at once and whenever that changes. */
  default void onLine(Consumer<BackendEvent.ConnectionChanged> listener) {
    listener.accept(new BackendEvent.ConnectionChanged(BackendEvent.Line.UP, "in this process"));
  }

  InetSocketAddress address();

  List<FocusRoom> rooms();

  PendingChange act(UUID callSid, List<MemberAction> actions);

  PendingChange listenAs(UUID callSid, Optional<UUID> ear);

  boolean remove(UUID callSid);

  boolean talking(UUID callSid);

  int voiceLevel(UUID callSid);

  int earLevel(UUID callSid);

  Optional<HearingAudit> audit(UUID callSid);

  /** Whether it counts who hears whom, and shows its levels. */
  default boolean counts() {
    return true;
  }

  /** Does it and returns once it is in force. */
  default void carryOut(ParticipantKey who, MemberAction action, String what) {
    InForce.await(act(InForce.callSid(who), List.of(action)), what);
  }

  default Optional<FocusRoom> room(String name) {
    return rooms().stream().filter(room -> room.name().equals(name)).findFirst();
  }

  default boolean holds(UUID callSid) {
    return rooms().stream()
        .flatMap(room -> room.members().stream())
        .anyMatch(member -> member.callSid().equals(callSid));
  }

  /** The rooms of a focus in this process. */
  static LocalRooms of(ConferenceFocus focus) {
    return new FocusRooms(focus);
  }

  /** A focus as it is. */
  record FocusRooms(ConferenceFocus focus) implements LocalRooms {
    @Override
    public InetSocketAddress address() {
      return focus.address();
    }

    @Override
    public List<FocusRoom> rooms() {
      return focus.rooms();
    }

    @Override
    public Optional<FocusRoom> room(String name) {
      return focus.room(name);
    }

    @Override
    public boolean holds(UUID callSid) {
      return focus.member(callSid).isPresent();
    }

    @Override
    public PendingChange act(UUID callSid, List<MemberAction> actions) {
      return focus.act(callSid, actions);
    }

    @Override
    public PendingChange listenAs(UUID callSid, Optional<UUID> ear) {
      return focus.listenAs(callSid, ear);
    }

    @Override
    public boolean remove(UUID callSid) {
      return focus.remove(callSid);
    }

    @Override
    public boolean talking(UUID callSid) {
      return focus.talking(callSid);
    }

    @Override
    public int voiceLevel(UUID callSid) {
      return focus.voiceLevel(callSid);
    }

    @Override
    public int earLevel(UUID callSid) {
      return focus.earLevel(callSid);
    }

    @Override
    public Optional<HearingAudit> audit(UUID callSid) {
      return focus.audit(callSid);
    }
  }
}
