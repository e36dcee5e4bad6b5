package dev.earshot.audio.focus;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.conferenceinfo.ConferenceInfo;
import dev.earshot.audio.conferenceinfo.ConferenceUser;
import dev.earshot.audio.conferenceinfo.ConferenceWatch;
import dev.earshot.audio.conferenceinfo.Presence;
import dev.earshot.audio.conferenceinfo.RosterDocuments;
import dev.earshot.audio.sip.EventPackage;
import dev.earshot.audio.sip.EventView;
import dev.earshot.audio.sip.Publication;
import dev.earshot.audio.sip.message.SipUri;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What others may see of the rooms (RFC 4575): who is there, muted, held or talking. Tags, callSids
 * and who whispers to whom are shown to nobody: whoever speaks to some only looks exactly like one
 * who is muted.
 *
 * <p>Written on the focus thread from its events; read on the sip thread from immutable pages.
 */
final class RosterBook implements EventPackage {
  private final Predicate<String> exists;
  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private volatile Optional<Publication> publication = Optional.empty();

  /**
   * @param exists whether there is such a room, of which nothing may have been heard yet
   */
  RosterBook(Predicate<String> exists) {
    this.exists = exists;
  }

  void publishBy(Publication by) {
    publication = Optional.of(by);
  }

  /** Takes each event before the listener hears of it. */
  Consumer<FocusEvent> beforeEach(Consumer<FocusEvent> listener) {
    return event -> {
      take(event);
      listener.accept(event);
    };
  }

  /** Focus thread. */
  void take(FocusEvent event) {
    switch (event) {
      case FocusEvent.TalkingStarted(_, FocusRoom room, FocusMember member) ->
          talk(room, talking -> talking.add(member.callSid()));
      case FocusEvent.TalkingStopped(_, FocusRoom room, FocusMember member) ->
          talk(room, talking -> talking.remove(member.callSid()));
      case FocusEvent.RoomEnded(_, FocusRoom room) -> {
        pages.remove(room.name());
        publication.ifPresent(to -> to.ended(room.name()));
      }
      default -> turn(event.room());
    }
  }

  /** Comes so often that it must not cost a walk through the room. */
  private void talk(FocusRoom room, Consumer<Set<UUID>> change) {
    Page before = pages.get(room.name());
    if (before != null) {
      Set<UUID> talking = new HashSet<>(before.talking);
      change.accept(talking);
      show(room, new Page(before.members, before.numbers, before.lastNumber, talking));
    }
  }

  private void turn(FocusRoom room) {
    Page before = pages.getOrDefault(room.name(), Page.EMPTY);
    Map<UUID, Integer> numbers = new HashMap<>();
    int last = before.lastNumber;
    for (FocusMember member : room.members()) {
      Integer number = before.numbers.get(member.callSid());
      numbers.put(member.callSid(), number == null ? ++last : number);
    }
    Set<UUID> present = new HashSet<>(before.talking);
    present.retainAll(numbers.keySet());
    show(room, new Page(room.members(), numbers, last, present));
  }

  private void show(FocusRoom room, Page page) {
    pages.put(room.name(), page);
    publication.ifPresent(to -> to.changed(room.name()));
  }

  @Override
  public String name() {
    return ConferenceWatch.EVENT;
  }

  @Override
  public String contentType() {
    return ConferenceInfo.CONTENT_TYPE;
  }

  /** RFC 4579 5.1. */
  @Override
  public String feature() {
    return "isfocus";
  }

  @Override
  public Optional<EventView> open(String requestUri) {
    if (!(SipUri.parse(requestUri) instanceof Parsed.Ok<SipUri>(SipUri uri))) {
      return Optional.empty();
    }
    boolean known = pages.containsKey(uri.user()) || exists.test(uri.user());
    return known ? Optional.of(new RoomView(uri)) : Optional.empty();
  }

  /** The users of a room as a subscriber at that host sees them. */
  List<ConferenceUser> users(String room, String host) {
    Page page = pages.get(room);
    return page == null
        ? List.of()
        : page.members.stream().map(member -> page.user(member, host)).toList();
  }

  /**
   * A room at one time.
   *
   * @param numbers tell members apart without telling their callSids
   */
  private record Page(
      List<FocusMember> members, Map<UUID, Integer> numbers, int lastNumber, Set<UUID> talking) {
    private static final Page EMPTY = new Page(List.of(), Map.of(), 0, Set.of());

    ConferenceUser user(FocusMember member, String host) {
      boolean confined = member.muted() || member.speakOnlyTo().isPresent();
      Presence presence =
          member.held() || member.waiting()
              ? Presence.ON_HOLD
              : confined ? Presence.MUTED : Presence.OPEN;
      return ConferenceUser.of(
          "sip:"
              + UserPart.of(member.from())
              + "@"
              + host
              + ";member="
              + numbers.get(member.callSid()),
          member.displayName().isEmpty() ? member.from() : member.displayName(),
          presence,
          presence == Presence.OPEN && talking.contains(member.callSid()),
          member.joinedAt());
    }
  }

  /** One subscriber's view of one room. Sip thread. */
  private final class RoomView implements EventView {
    private final String room;
    private final String host;
    private final RosterDocuments documents;

    RoomView(SipUri uri) {
      this.room = uri.user();
      this.host = uri.host() + (uri.port() < 0 ? "" : ":" + uri.port());
      this.documents = new RosterDocuments("sip:" + room + "@" + host);
    }

    @Override
    public String resource() {
      return room;
    }

    @Override
    public String full() {
      return documents.full(users(room, host));
    }

    @Override
    public Optional<String> changes() {
      return documents.changes(users(room, host));
    }
  }
}
