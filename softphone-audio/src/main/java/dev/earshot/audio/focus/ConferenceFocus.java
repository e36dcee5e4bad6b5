package dev.earshot.audio.focus;

import dev.earshot.audio.focus.play.Sound;
import dev.earshot.audio.phone.MediaPath;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.Call;
import dev.earshot.audio.sip.ReferProgress;
import dev.earshot.audio.sip.Signalling;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.mixer.HearingAudit;
import dev.earshot.mixer.MixRoom;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.audio.LevelMeter;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.port.Port;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.ToIntBiFunction;

/**
 * Answers calls to {@code sip:ROOM@host} into mixer rooms. A room is made for its first member and
 * ends with its last; its name is {@code [A-Za-z0-9_.-]{1,64}}. Header fields or URI parameters set
 * how a member enters, from his first sample on: {@link EntryOptions}; docs/adapting.md lists them.
 * {@code X-Replace-Member: callSid} takes over the port and the identity of a direct member. The
 * 200 OK tells the member's {@code X-Call-Sid}.
 *
 * <p>Refused are: no or an odd room name 404, an odd value in one of these fields 400, an unknown
 * member to replace 404, a wish to be recorded where nothing is 403, a full or locked room or too
 * many rooms 486, a description that offers nothing usable 488, no free RTP port 503; the reason
 * phrase says which.
 *
 * <p>A member stays until his call ends, or until his telephone has sent nothing for {@link
 * RoomPolicy#mediaTimeout}. Digits he dials are told and never acted upon.
 *
 * <p>{@code SUBSCRIBE} for the event {@code conference} (RFC 4575) shows other consoles who is in a
 * room, muted, held or talking, but never who whispers to whom.
 *
 * <p>Events come one at a time, in order, on the {@code focus} thread, each when it is in force. If
 * the listener is so slow that 4096 of them wait, the next ones are merged: he then hears of the
 * difference only. Methods may be called from any thread but the mix thread, also by the listener.
 */
public final class ConferenceFocus implements AutoCloseable {
  private final UserAgent agent;
  private final FocusRooms rooms;
  private final FocusThread thread;
  private final FocusTimer timer;
  private final InstantSource clock;
  private final FocusFigures figures;

  private ConferenceFocus(
      UserAgent agent,
      FocusRooms rooms,
      FocusThread thread,
      FocusTimer timer,
      InstantSource clock,
      FocusFigures figures) {
    this.agent = agent;
    this.rooms = rooms;
    this.thread = thread;
    this.timer = timer;
    this.clock = clock;
    this.figures = figures;
  }

  /**
   * @param events hears of everything that happens, one event at a time, on the focus thread
   * @throws IOException if the address is in use; the message names it
   */
  public static ConferenceFocus start(
      FocusConfig config, Mixer mixer, RtpLoop rtp, Consumer<FocusEvent> events)
      throws IOException {
    InstantSource clock = InstantSource.system();
    OccurrenceQueue occurrences = new OccurrenceQueue();
    FocusRooms rooms = new FocusRooms(mixer, config, clock, occurrences);
    MediaLedger ledger = new MediaLedger();
    Receptionist receptionist =
        new Receptionist(config.media(), rtp, ledger, rooms, clock, UUID::randomUUID);
    UserAgent agent = UserAgent.open(config.userAgent(), receptionist);
    MediaPath.warmUp(config.media());
    RosterBook book = new RosterBook(name -> rooms.room(name).isPresent());
    book.publishBy(agent.publish(book));
    FocusThread thread = new FocusThread(occurrences, rooms, book.beforeEach(events), clock);
    FocusTimer timer = new FocusTimer(rooms::step);
    thread.start();
    timer.start();
    FocusFigures figures = new FocusFigures(agent, ledger);
    return new ConferenceFocus(agent, rooms, thread, timer, clock, figures);
  }

  /** Where SIP is taken. */
  public InetSocketAddress address() {
    return agent.address();
  }

  /** Its addresses and counters. */
  public Signalling signalling() {
    return agent;
  }

  public List<FocusRoom> rooms() {
    return rooms.rooms();
  }

  public Optional<FocusRoom> room(String name) {
    return rooms.room(name);
  }

  /** The room a member is in. */
  public Optional<FocusRoom> roomOf(UUID callSid) {
    return rooms.roomOf(callSid);
  }

  public Optional<FocusMember> member(UUID callSid) {
    return rooms.member(callSid);
  }

  /** All actions in this order, each in one tick; refused if there is no such room. */
  public PendingChange act(String room, List<RoomAction> actions) {
    return rooms.act(room, actions);
  }

  /**
   * Plays a sound into a room beside what is said there; it ends by itself. Nobody but its audience
   * hears it, and it is no member.
   *
   * @throws IllegalArgumentException if there is no such room, or no such member in it
   * @throws IllegalStateException if eight announcements are playing there
   */
  public Announcement announce(String room, Sound sound, Audience audience) {
    return rooms.announce(room, sound, audience);
  }

  /** Ends an announcement early; false if it is unknown or over. */
  public boolean stopAnnouncement(UUID id) {
    return rooms.stopAnnouncement(id);
  }

  /** Those that are playing. */
  public List<Announcement> announcements() {
    return rooms.announcements();
  }

  /**
   * Begins to record. Whether the file can be written shows in an event: it is opened on a thread
   * of its own, and its trouble never becomes the room's.
   *
   * @throws IllegalArgumentException if there is no such room or member
   * @throws IllegalStateException if this focus has no folder for recordings, or 64 are running
   */
  public Recording record(RecordingRequest request) {
    return rooms.record(request);
  }

  /** False if the recording is unknown or over. */
  public boolean act(UUID recording, RecordingAction action) {
    return rooms.act(recording, action);
  }

  /** Those that run or pause. */
  public List<Recording> recordings() {
    return rooms.recordings();
  }

  /** All actions together in one tick, in this order; refused if the member is unknown. */
  public PendingChange act(UUID callSid, List<MemberAction> actions) {
    return rooms.act(callSid, actions);
  }

  /** Lets {@code callSid} hear exactly what {@code ear} hears, or his own mix if empty. */
  public PendingChange listenAs(UUID callSid, Optional<UUID> ear) {
    return rooms.listenAs(callSid, ear);
  }

  /** Hangs up a member, who is out from the next tick on; false if he is unknown. */
  public boolean remove(UUID callSid) {
    if (rooms.member(callSid).isEmpty()) {
      return false;
    }
    rooms.leave(callSid, "removed").ifPresent(Call::hangUp);
    return true;
  }

  /**
   * Sends a member's telephone elsewhere (REFER). Once it has reached the target, he leaves the
   * room; until then, and if it does not, he stays.
   *
   * @param target SIP address
   * @param progress hears of it on the sip thread
   * @return false if he is unknown or has no telephone
   */
  public boolean transfer(UUID callSid, String target, Consumer<ReferProgress> progress) {
    Optional<Call> call = rooms.call(callSid);
    call.ifPresent(own -> own.refer(target, new Transfer(rooms, callSid, progress)));
    return call.isPresent();
  }

  /**
   * Joins a member without a telephone; the room is made if it does not exist.
   *
   * @throws IllegalArgumentException if {@code room} is no room name
   * @throws IllegalStateException if the room is full or there are too many
   */
  public UUID joinDirect(String room, DirectMember member, Port port) {
    Set<MemberTag> tags = member.tag().map(Set::of).orElse(Set.of());
    return joinDirect(room, member, EntryOptions.NONE.withTags(tags), port);
  }

  /**
   * Joins a member without a telephone under these options, which also have his tags.
   *
   * @throws IllegalArgumentException if {@code room} is no room name
   * @throws IllegalStateException if the room is full or locked, or there are too many, or nothing
   *     can be recorded
   */
  public UUID joinDirect(String room, DirectMember member, EntryOptions options, Port port) {
    if (!InvitationReader.isRoomName(room)) {
      throw new IllegalArgumentException(
          "a room name must match [A-Za-z0-9_.-]{1,64}: '" + room + "'");
    }
    UUID callSid = UUID.randomUUID();
    FocusMember joining = member.entering(callSid, room, options, clock.instant());
    rooms
        .join(new Arrival(room, joining, options, port, Optional.empty()))
        .ifPresent(
            full -> {
              throw new IllegalStateException("room " + room + ": " + full);
            });
    return callSid;
  }

  /**
   * Gives a member's place to a port instead of his telephone, within one tick and without his
   * leaving the room; the telephone's call goes on, unheard, until somebody hangs up. The way back
   * is a call with {@code X-Replace-Member}.
   */
  public PendingChange replaceWithDirect(UUID callSid, Port port) {
    return rooms.replaceWithDirect(callSid, port);
  }

  /** Level of what a member says, dBFS, -127 = silence or unknown member. */
  public int voiceLevel(UUID callSid) {
    return level(callSid, MixRoom::voiceLevel);
  }

  /**
   * Level of what a member hears of the conference, dBFS, -127 = silence or unknown member. The
   * music for those who wait or are on hold is no part of it: {@link #hearsMusic}.
   */
  public int earLevel(UUID callSid) {
    return level(callSid, MixRoom::earLevel);
  }

  /** Whether the focus plays music to him, because he waits or is on hold. */
  public boolean hearsMusic(UUID callSid) {
    return rooms.hearsMusic(callSid);
  }

  public boolean talking(UUID callSid) {
    return rooms.mixRoom(callSid).filter(room -> room.talking(FocusRooms.id(callSid))).isPresent();
  }

  /**
   * Where a member's voice went; participants are named by their callSid. Counted for members who
   * joined muted or with a speak-only-to (supervisors).
   */
  public Optional<HearingAudit> audit(UUID callSid) {
    return rooms.audit(callSid);
  }

  /** What is counted and measured. */
  public FocusFigures figures() {
    return figures;
  }

  /** Hangs up everybody, completes recordings and stops; at most three seconds. */
  @Override
  public void close() {
    timer.close();
    rooms.close();
    agent.close();
    thread.close();
  }

  private int level(UUID callSid, ToIntBiFunction<MixRoom, ParticipantId> level) {
    return rooms
        .mixRoom(callSid)
        .map(room -> level.applyAsInt(room, FocusRooms.id(callSid)))
        .orElse(LevelMeter.SILENCE);
  }
}
