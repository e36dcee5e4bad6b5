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

/** What the control API needs of a focus; see {@link ConferenceFocus} for what each means. */
public interface FocusControl {
  InetSocketAddress address();

  List<FocusRoom> rooms();

  Optional<FocusRoom> room(String name);

  Optional<FocusMember> member(UUID callSid);

  boolean talking(UUID callSid);

  PendingChange act(UUID callSid, List<MemberAction> actions);

  PendingChange act(String room, List<RoomAction> actions);

  boolean remove(UUID callSid);

  boolean transfer(UUID callSid, String target, Consumer<ReferProgress> progress);

  Announcement announce(String room, Sound sound, Audience audience);

  boolean stopAnnouncement(UUID id);

  List<Announcement> announcements();

  Recording record(RecordingRequest request);

  boolean act(UUID recording, RecordingAction action);

  List<Recording> recordings();

  Optional<CallQuality> quality(UUID callSid);

  Optional<MediaCounts> counts(UUID callSid);

  MixerStats mixerStats();

  UserAgentStats sipStats();

  MediaTotals mediaTotals();

  static FocusControl of(ConferenceFocus focus, Mixer mixer) {
    return new LiveFocus(focus, mixer);
  }
}
