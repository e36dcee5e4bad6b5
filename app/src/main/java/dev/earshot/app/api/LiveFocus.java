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

/** The focus of this process as the control API sees it. */
record LiveFocus(ConferenceFocus focus) implements FocusControl {
  @Override
  public InetSocketAddress address() {
    return focus.address();
  }

  @Override
  public List<FocusRoom> rooms() {
    return focus.rooms();
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
  public boolean remove(UUID callSid) {
    return focus.remove(callSid);
  }
}
