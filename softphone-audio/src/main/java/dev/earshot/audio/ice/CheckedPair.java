package dev.earshot.audio.ice;

import dev.earshot.audio.stun.StunTransaction;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Our socket and one address of the peer's: what is known of this way. Owned by the agent. */
final class CheckedPair {
  enum State {
    WAITING,
    IN_PROGRESS,
    SUCCEEDED,
    FAILED
  }

  final InetSocketAddress remote;
  final long priority;
  State state = State.WAITING;

  /** The check that is under way. */
  @Nullable StunTransaction check;

  /** Whether that check says that this way is to be taken. */
  boolean nominating;

  /** Whether that check said that we decide. */
  boolean controlling;

  /** Whether the peer, who decides, wants this way. */
  boolean wantedByPeer;

  CheckedPair(InetSocketAddress remote, long priority) {
    this.remote = remote;
    this.priority = priority;
  }

  boolean isOpen() {
    return state == State.WAITING || state == State.IN_PROGRESS;
  }

  /** From now on this is asked. */
  void begin(StunTransaction asking, boolean nominates, boolean decides) {
    check = asking;
    nominating = nominates;
    controlling = decides;
    state = State.IN_PROGRESS;
  }

  void end(State how) {
    check = null;
    state = how;
  }
}
