package dev.earshot.app.api;

import dev.earshot.audio.focus.Announcement;
import dev.earshot.audio.focus.Audience;
import dev.earshot.audio.focus.ConferenceFocus;
import dev.earshot.audio.focus.FocusMember;
import dev.earshot.audio.focus.FocusRoom;
import dev.earshot.audio.focus.MediaTotals;
import dev.earshot.audio.focus.MemberAction;
import dev.earshot.audio.focus.Recording;
import dev.earshot.audio.focus.RecordingAction;
import dev.earshot.audio.focus.RecordingRequest;
import dev.earshot.audio.focus.RoomAction;
import dev.earshot.audio.focus.play.Sound;
import dev.earshot.audio.phone.CallQuality;
import dev.earshot.audio.phone.MediaCounts;
import dev.earshot.audio.sip.ReferProgress;
import dev.earshot.audio.sip.UserAgentStats;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerStats;
import dev.earshot.mixer.PendingChange;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The focus of this process as the control API sees it. */
record LiveFocus(ConferenceFocus focus, Mixer mixer) implements FocusControl {
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
  public Optional<FocusMember> member(UUID callSid) {
    return focus.member(callSid);
  }

  @Override
  public boolean talking(UUID callSid) {
    return focus.talking(callSid);
  }

  @Override
  public PendingChange act(UUID callSid, List<MemberAction> actions) {
    return focus.act(callSid, actions);
  }

  @Override
  public PendingChange act(String room, List<RoomAction> actions) {
    return focus.act(room, actions);
  }

  @Override
  public boolean remove(UUID callSid) {
    return focus.remove(callSid);
  }

  @Override
  public Announcement announce(String room, Sound sound, Audience audience) {
    return focus.announce(room, sound, audience);
  }

  @Override
  public boolean stopAnnouncement(UUID id) {
    return focus.stopAnnouncement(id);
  }

  @Override
  public List<Announcement> announcements() {
    return focus.announcements();
  }

  @Override
  public Recording record(RecordingRequest request) {
    return focus.record(request);
  }

  @Override
  public boolean act(UUID recording, RecordingAction action) {
    return focus.act(recording, action);
  }

  @Override
  public List<Recording> recordings() {
    return focus.recordings();
  }

  @Override
  public Optional<CallQuality> quality(UUID callSid) {
    return focus.figures().quality(callSid);
  }

  @Override
  public MixerStats mixerStats() {
    return mixer.stats();
  }

  @Override
  public UserAgentStats sipStats() {
    return focus.figures().sip();
  }

  @Override
  public MediaTotals mediaTotals() {
    return focus.figures().media();
  }

  @Override
  public boolean transfer(UUID callSid, String target, Consumer<ReferProgress> progress) {
    return focus.transfer(callSid, target, progress);
  }

  @Override
  public Optional<MediaCounts> counts(UUID callSid) {
    return focus.figures().counts(callSid);
  }
}
