package dev.earshot.app.backend.leg;

import dev.earshot.audio.phone.IncomingLegs;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calls to the supervisor's telephone that a conference system places because we asked for them,
 * known by their {@code X-Call-Sid}; all others are refused. Such a call may ring before its asking
 * is answered, so calls are kept ringing while any asking is under way. Guarded by its own monitor;
 * calls ring on the sip thread.
 *
 * <p>Some systems do not say which of their calls it is. There, a call without a SID is taken while
 * one is expected; whoever asked must see that very call in its conference before anything is said,
 * which shows that it was the right one.
 */
public final class ExpectedCalls implements IncomingLegs {
  private static final int BUSY = 480;
  private static final String NO_SID = "";

  private final Map<String, OwnCall> expected = new HashMap<>();
  private final Map<String, LegListener> listeners = new HashMap<>();
  private final Map<String, Leg> ringing = new HashMap<>();
  private final boolean unnamed;
  private int askings;

  /** Of a system that names its calls. */
  public ExpectedCalls() {
    this(false);
  }

  /**
   * @param unnamed whether the system may not say which call it is
   */
  public ExpectedCalls(boolean unnamed) {
    this.unnamed = unnamed;
  }

  /** A call is being asked for; ends with {@link #take} or {@link #giveUp()}. */
  public synchronized void ask() {
    askings++;
  }

  /** The call that was asked for has this SID: it is answered, now or when it rings. */
  public void take(String callSid, OwnCall call, LegListener listener) {
    Optional<Leg> early;
    synchronized (this) {
      listeners.put(callSid, listener);
      @Nullable Leg rings = ringing.remove(callSid);
      if (rings == null && unnamed) {
        rings = ringing.remove(NO_SID);
        listeners.put(NO_SID, listener);
      }
      early = Optional.ofNullable(rings);
      if (early.isEmpty()) {
        expected.put(callSid, call);
      }
    }
    early.ifPresent(leg -> answer(leg, call));
    giveUp();
  }

  /** What was asked for was refused: whoever rings nevertheless is refused, too. */
  public void giveUp() {
    List<Leg> strangers;
    synchronized (this) {
      askings--;
      strangers = askings == 0 ? new ArrayList<>(ringing.values()) : List.of();
      ringing.values().removeAll(strangers);
    }
    strangers.forEach(leg -> leg.decline(BUSY, "Temporarily Unavailable"));
  }

  /** The call is not wanted any more. */
  public synchronized void forget(String callSid) {
    expected.remove(callSid);
    listeners.remove(callSid);
  }

  @Override
  public LegListener onCall(Leg leg, boolean automatic) {
    String callSid;
    Optional<OwnCall> call;
    boolean perhaps;
    synchronized (this) {
      callSid = OwnCall.callSid(leg).orElseGet(this::theOnlyOne);
      call = Optional.ofNullable(expected.remove(callSid));
      perhaps = call.isEmpty() && askings > 0 && (unnamed || !callSid.isEmpty());
      if (perhaps) {
        ringing.put(callSid, leg);
      }
    }
    call.ifPresent(own -> answer(leg, own));
    if (call.isEmpty() && !perhaps) {
      leg.decline(BUSY, "Temporarily Unavailable");
    }
    return (same, state) -> listener(callSid).ifPresent(to -> to.onState(same, state));
  }

  /** The call that is expected, where calls do not say which they are. */
  private String theOnlyOne() {
    return unnamed && expected.size() == 1 ? expected.keySet().iterator().next() : NO_SID;
  }

  private static void answer(Leg leg, OwnCall call) {
    call.dialled(leg);
    leg.answer();
  }

  private synchronized Optional<LegListener> listener(String callSid) {
    return Optional.ofNullable(listeners.get(callSid));
  }
}
