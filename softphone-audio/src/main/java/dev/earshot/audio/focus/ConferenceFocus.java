package dev.earshot.audio.focus;

import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.mixer.HearingAudit;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.port.Port;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Answers calls to {@code sip:ROOM@host} into mixer rooms. Header fields {@code X-Member-Tag},
 * {@code X-Speak-Only-To}, {@code X-Muted} or the URI parameters {@code member-tag}, {@code
 * speak-only-to}, {@code muted} set a member's place from his first sample on; {@code
 * X-Replace-Member} takes over the port of a direct member. Methods may be called from any thread
 * but the mix thread.
 */
public final class ConferenceFocus implements AutoCloseable {
  private ConferenceFocus() {}

  /**
   * @param events hears of everything that happens, one event at a time, on the focus thread
   * @throws IOException if the address is in use; the message names it
   */
  public static ConferenceFocus start(
      FocusConfig config, Mixer mixer, RtpLoop rtp, Consumer<FocusEvent> events)
      throws IOException {
    throw new UnsupportedOperationException("in work");
  }

  /** Where SIP is taken. */
  public InetSocketAddress address() {
    throw new UnsupportedOperationException("in work");
  }

  public List<FocusRoom> rooms() {
    throw new UnsupportedOperationException("in work");
  }

  public Optional<FocusRoom> room(String name) {
    throw new UnsupportedOperationException("in work");
  }

  /** The room a member is in. */
  public Optional<FocusRoom> roomOf(UUID callSid) {
    throw new UnsupportedOperationException("in work");
  }

  public Optional<FocusMember> member(UUID callSid) {
    throw new UnsupportedOperationException("in work");
  }

  /** All actions together in one tick, in this order; refused if the member is unknown. */
  public PendingChange act(UUID callSid, List<MemberAction> actions) {
    throw new UnsupportedOperationException("in work");
  }

  /** Lets {@code callSid} hear exactly what {@code ear} hears, or his own mix if empty. */
  public PendingChange listenAs(UUID callSid, Optional<UUID> ear) {
    throw new UnsupportedOperationException("in work");
  }

  /** Hangs up a member; false if he is unknown. */
  public boolean remove(UUID callSid) {
    throw new UnsupportedOperationException("in work");
  }

  /** Joins a member without a telephone; the room is made if it does not exist. */
  public UUID joinDirect(String room, DirectMember member, Port port) {
    throw new UnsupportedOperationException("in work");
  }

  /** Level of what a member says, dBFS, -127 = silence or unknown member. */
  public int voiceLevel(UUID callSid) {
    throw new UnsupportedOperationException("in work");
  }

  /** Level of what a member hears, dBFS, -127 = silence or unknown member. */
  public int earLevel(UUID callSid) {
    throw new UnsupportedOperationException("in work");
  }

  public boolean talking(UUID callSid) {
    throw new UnsupportedOperationException("in work");
  }

  /**
   * Where a member's voice went; participants are named by their callSid. Counted for members who
   * joined muted or with a speak-only-to (supervisors).
   */
  public Optional<HearingAudit> audit(UUID callSid) {
    throw new UnsupportedOperationException("in work");
  }

  /** Hangs up everybody and stops; at most one second. */
  @Override
  public void close() {}
}
