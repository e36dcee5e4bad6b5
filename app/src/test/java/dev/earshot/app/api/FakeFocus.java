package dev.earshot.app.api;

import dev.earshot.audio.focus.Announcement;
import dev.earshot.audio.focus.Audience;
import dev.earshot.audio.focus.FocusEvent;
import dev.earshot.audio.focus.FocusMember;
import dev.earshot.audio.focus.FocusRoom;
import dev.earshot.audio.focus.MediaTotals;
import dev.earshot.audio.focus.MemberAction;
import dev.earshot.audio.focus.Recording;
import dev.earshot.audio.focus.RecordingAction;
import dev.earshot.audio.focus.RecordingRequest;
import dev.earshot.audio.focus.RoomAction;
import dev.earshot.audio.focus.play.Sound;
import dev.earshot.audio.focus.play.ToneSequence;
import dev.earshot.audio.focus.record.RecordingFormat;
import dev.earshot.audio.phone.CallQuality;
import dev.earshot.audio.phone.MediaCounts;
import dev.earshot.audio.sip.ReferProgress;
import dev.earshot.audio.sip.UserAgentStats;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.MixerStats;
import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.PendingChange.Outcome;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.SpeakOnlyTo;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** A focus that can be told to refuse or not to answer; one room, {@code desk}. */
final class FakeFocus implements FocusControl {
  static final Instant STARTED = Instant.parse("2026-11-20T07:40:00Z");
  static final UUID AGENT = UUID.fromString("0d1c2a4e-5a7e-4f6c-9d55-7a1c9a0a2b11");
  static final UUID SUPERVISOR = UUID.fromString("0d1c2a4e-5a7e-4f6c-9d55-7a1c9a0a2b12");

  final List<String> acted = new ArrayList<>();
  static final UUID SOME = UUID.fromString("5c0ffee0-0000-4000-8000-000000000001");
  private final List<Announcement> announcements = new ArrayList<>();
  private final List<Recording> recordings = new ArrayList<>();
  private final List<FocusMember> members = new ArrayList<>();
  private volatile boolean vanishing;
  private volatile boolean full;
  private volatile boolean measured;
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

  /** One announcement and one recording, both {@link #SOME}. */
  void hasSomethingGoingOn() {
    announce("desk", ToneSequence.JOIN_BEEP, new Audience.Everybody());
    record(
        new RecordingRequest(
            new RecordingRequest.Subject.Room("desk"), RecordingFormat.WAV, false));
  }

  /** From now on every member has a telephone. */
  void hasTelephones() {
    measured = true;
  }

  /** From now on nothing more can be played or recorded. */
  void refusesMore() {
    full = true;
  }

  private void requireRoom() {
    if (full) {
      throw new IllegalStateException("enough");
    }
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
  public Optional<FocusRoom> room(String name) {
    return Optional.of(room()).filter(room -> room.name().equals(name));
  }

  @Override
  public synchronized PendingChange act(String room, List<RoomAction> actions) {
    acted.add(room + actions);
    return timeout -> room(room).isEmpty() ? new Outcome.Refused("there is none") : outcome;
  }

  @Override
  public Announcement announce(String room, Sound sound, Audience audience) {
    requireRoom();
    acted.add("announce " + sound.name() + " to " + audience);
    Announcement playing =
        new Announcement(SOME, room, audience, sound.name(), Announcement.State.PLAYING);
    announcements.add(playing);
    return playing;
  }

  @Override
  public boolean stopAnnouncement(UUID id) {
    return announcements.removeIf(playing -> playing.id().equals(id));
  }

  @Override
  public List<Announcement> announcements() {
    return announcements;
  }

  @Override
  public Recording record(RecordingRequest request) {
    requireRoom();
    acted.add(request.toString());
    Path file = Path.of("/var/recordings/desk.wav");
    Recording recording =
        new Recording(SOME, "desk", Optional.empty(), file, Recording.State.RUNNING, "");
    recordings.add(recording);
    return recording;
  }

  @Override
  public boolean act(UUID recording, RecordingAction action) {
    acted.add(action.toString());
    return true;
  }

  @Override
  public List<Recording> recordings() {
    return recordings;
  }

  @Override
  public Optional<CallQuality> quality(UUID callSid) {
    return measured ? Optional.of(CallQuality.UNKNOWN) : Optional.empty();
  }

  @Override
  public Optional<MediaCounts> counts(UUID callSid) {
    return measured ? Optional.of(new MediaCounts(1, 2, 3, 4, 5, 6, 7, 8)) : Optional.empty();
  }

  @Override
  public MixerStats mixerStats() {
    return Mixer.stepped(MixerConfig.DEFAULT).stats();
  }

  @Override
  public UserAgentStats sipStats() {
    return new UserAgentStats(7, Map.of("too large", 2L), 1, 0, 0, 0, 3, 2, 1);
  }

  @Override
  public MediaTotals mediaTotals() {
    return new MediaTotals(2, 5, new MediaCounts(10, 9, 1, 2, 3, 4, 5, 6));
  }

  @Override
  public boolean transfer(UUID callSid, String target, Consumer<ReferProgress> progress) {
    acted.add("transfer to " + target);
    progress.accept(
        target.contains("busy")
            ? new ReferProgress.Finished(603, "Decline")
            : new ReferProgress.Accepted());
    return !target.contains("direct");
  }

  @Override
  public synchronized boolean remove(UUID callSid) {
    acted.add("remove");
    return members.removeIf(m -> m.callSid().equals(callSid));
  }
}
