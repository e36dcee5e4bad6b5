package dev.earshot.app.backend.focus;

import dev.earshot.app.backend.BackendEvent;
import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.local.LocalRooms;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.app.supervision.Capabilities;
import dev.earshot.app.supervision.Capabilities.Capability;
import dev.earshot.audio.focus.FocusEvent;
import dev.earshot.audio.focus.FocusMember;
import dev.earshot.audio.focus.FocusRoom;
import dev.earshot.audio.focus.MemberAction;
import dev.earshot.mixer.HearingAudit;
import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.PendingChange.Outcome;
import dev.earshot.mixer.conference.MemberTag;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * The rooms of a focus in another process. A room is asked for each time, so that what is said of
 * it is never older than the question; a whisper's private group is kept here and handed over as
 * the calls it consists of. Any thread.
 */
public final class RemoteRooms implements LocalRooms, AutoCloseable {
  private static final Capabilities CAPABILITIES =
      new Capabilities(
          EnumSet.complementOf(
              EnumSet.of(
                  Capability.WHISPER_TO_TAG,
                  Capability.LISTEN_AS,
                  Capability.END_CONFERENCE,
                  Capability.ARM)));

  private static final int SILENCE = -127;

  private final FocusServer server;
  private final Requests requests;
  private final Lane lane;
  private final EventLine events;
  private final Map<String, FocusRoom> last = new ConcurrentHashMap<>();
  private final Set<UUID> talking = ConcurrentHashMap.newKeySet();
  private Optional<MemberTag> group = Optional.empty();
  private Set<UUID> ears = Set.of();

  /**
   * @param threads runs the line of events, and changes
   */
  public RemoteRooms(FocusServer server, InstantSource clock, Executor threads) {
    this.server = server;
    requests = new Requests(server);
    lane = new Lane(requests, threads);
    events = new EventLine(requests, this, clock, threads);
  }

  /** Connects, and keeps connecting until it is closed. */
  public void open(Consumer<FocusEvent> listener) {
    events.open(listener);
  }

  @Override
  public String name() {
    return "focus";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public void onLine(Consumer<BackendEvent.ConnectionChanged> listener) {
    events.onLine(listener);
  }

  @Override
  public InetSocketAddress address() {
    return server.sip();
  }

  /** As they were when they were last asked for. */
  @Override
  public List<FocusRoom> rooms() {
    return List.copyOf(last.values());
  }

  @Override
  public Optional<FocusRoom> room(String name) {
    Optional<FocusRoom> now = requests.get("/Conferences/" + name).map(this::noted);
    if (now.isEmpty()) {
      last.remove(name);
    }
    return now;
  }

  /** Names of all there are now. */
  Set<String> names() {
    Set<String> names = new HashSet<>();
    requests
        .get("/Conferences")
        .ifPresent(all -> all.forEach(name -> names.add(name.asString(""))));
    return names;
  }

  /** As it was last seen. */
  Optional<FocusRoom> last(String name) {
    return Optional.ofNullable(last.get(name));
  }

  void talks(UUID callSid, boolean talks) {
    if (talks) {
      talking.add(callSid);
    } else {
      talking.remove(callSid);
    }
  }

  private FocusRoom noted(JsonNode json) {
    RoomDocument document = RoomDocument.of(json);
    FocusRoom room = document.room();
    last.put(room.name(), room);
    room.members().stream()
        .map(FocusMember::callSid)
        .forEach(sid -> talks(sid, document.talking().contains(sid)));
    return room;
  }

  @Override
  public PendingChange act(UUID callSid, List<MemberAction> actions) {
    if (actions.stream().allMatch(action -> grouped(callSid, action))) {
      return _ -> new Outcome.Applied(0);
    }
    if (actions.contains(new MemberAction.Mute())) {
      lane.overtake(callSid);
    }
    Set<UUID> meant = ears();
    return lane.add(callSid, actions.stream().map(action -> Wish.of(action, meant)).toList());
  }

  private synchronized Set<UUID> ears() {
    return ears;
  }

  /** Whether it only concerns the group of a whisper, which is handed over as a whole. */
  private synchronized boolean grouped(UUID ear, MemberAction action) {
    return switch (action) {
      case MemberAction.AddTag(MemberTag tag) when tag.isPrivate() -> {
        Set<UUID> next = new HashSet<>(group.equals(Optional.of(tag)) ? ears : Set.of());
        next.add(ear);
        group = Optional.of(tag);
        ears = Set.copyOf(next);
        yield true;
      }
      case MemberAction.RemoveTag(MemberTag tag) -> tag.isPrivate();
      default -> false;
    };
  }

  @Override
  public PendingChange listenAs(UUID callSid, Optional<UUID> ear) {
    throw new BackendException(
        new BackendProblem.Unsupported("A focus elsewhere cannot lend the ear of another"));
  }

  @Override
  public boolean remove(UUID callSid) {
    return switch (requests.change(callSid, Wish.hangUp())) {
      case Outcome.Applied _ -> true;
      case Outcome.Refused _ -> false;
      case Outcome.Unanswered _ ->
          throw new BackendException(
              new BackendProblem.Unconfirmed("The focus did not say whether he is out"));
    };
  }

  @Override
  public boolean talking(UUID callSid) {
    return talking.contains(callSid);
  }

  @Override
  public int voiceLevel(UUID callSid) {
    return SILENCE;
  }

  @Override
  public int earLevel(UUID callSid) {
    return SILENCE;
  }

  @Override
  public boolean counts() {
    return false;
  }

  @Override
  public Optional<HearingAudit> audit(UUID callSid) {
    return Optional.empty();
  }

  @Override
  public void close() {
    events.close();
    requests.close();
  }
}
