package dev.earshot.app.api;

import dev.earshot.audio.focus.FocusEvent;
import dev.earshot.audio.focus.FocusMember;
import dev.earshot.audio.focus.FocusRoom;
import dev.earshot.audio.focus.MemberAction;
import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.PendingChange.Outcome;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.SpeakOnlyTo;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A focus that can be told to refuse or not to answer; one room, {@code desk}. */
final class FakeFocus implements FocusControl {
  static final Instant STARTED = Instant.parse("2026-11-20T07:40:00Z");
  static final UUID AGENT = UUID.fromString("0d1c2a4e-5a7e-4f6c-9d55-7a1c9a0a2b11");
  static final UUID SUPERVISOR = UUID.fromString("0d1c2a4e-5a7e-4f6c-9d55-7a1c9a0a2b12");

  final List<String> acted = new ArrayList<>();
  private final List<FocusMember> members = new ArrayList<>();
  private volatile boolean vanishing;
  private volatile Outcome outcome = new Outcome.Applied(1);

  FakeFocus() {
    members.add(member(AGENT, "bob", "Bob Agent", Set.of(new MemberTag("agent")), false));
    members.add(member(SUPERVISOR, "mara", "", Set.of(), true));
  }

  static FocusMember member(
      UUID sid, String from, String name, Set<MemberTag> tags, boolean whispers) {
    Optional<SpeakOnlyTo> only =
        whispers ? Optional.of(new SpeakOnlyTo(new MemberTag("agent"))) : Optional.empty();
    return new FocusMember(
        sid, "id-" + from, from, name, "desk", tags, only, whispers, false, STARTED);
  }

  void answersWith(Outcome next) {
    outcome = next;
  }

  /** From now on a member is found once and has gone then. */
  void membersVanish() {
    vanishing = true;
  }

  FocusEvent.MemberLeft leaves(UUID sid, String reason, Instant at) {
    FocusMember gone = member(sid).orElseThrow();
    members.remove(gone);
    return new FocusEvent.MemberLeft(at, room(), gone, reason);
  }

  FocusRoom room() {
    return new FocusRoom("desk", STARTED, members);
  }

  @Override
  public InetSocketAddress address() {
    return new InetSocketAddress("127.0.0.1", 5070);
  }

  @Override
  public synchronized List<FocusRoom> rooms() {
    return List.of(room());
  }

  @Override
  public synchronized Optional<FocusMember> member(UUID callSid) {
    Optional<FocusMember> found =
        members.stream().filter(m -> m.callSid().equals(callSid)).findFirst();
    if (vanishing) {
      found.ifPresent(members::remove);
    }
    return found;
  }

  @Override
  public boolean talking(UUID callSid) {
    return callSid.equals(AGENT);
  }

  @Override
  public synchronized PendingChange act(UUID callSid, List<MemberAction> actions) {
    acted.add(actions.toString());
    return timeout -> outcome;
  }

  @Override
  public synchronized boolean remove(UUID callSid) {
    acted.add("remove");
    return members.removeIf(m -> m.callSid().equals(callSid));
  }
}
