package dev.earshot.app.api;

import dev.earshot.audio.focus.ConferenceFocus;
import dev.earshot.audio.focus.FocusMember;
import dev.earshot.audio.focus.FocusRoom;
import dev.earshot.audio.focus.MemberAction;
import dev.earshot.mixer.PendingChange;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the control API needs of a focus; see {@link ConferenceFocus} for what each means. */
public interface FocusControl {
  InetSocketAddress address();

  List<FocusRoom> rooms();

  Optional<FocusMember> member(UUID callSid);

  boolean talking(UUID callSid);

  PendingChange act(UUID callSid, List<MemberAction> actions);

  boolean remove(UUID callSid);

  static FocusControl of(ConferenceFocus focus) {
    return new LiveFocus(focus);
  }
}
