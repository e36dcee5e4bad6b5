package dev.earshot.app.backend.leg;

import dev.earshot.app.backend.BackendException;
import dev.earshot.audio.phone.LegListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Calls that a system places to our registered telephone because we asked for them. */
public final class PlacedCalls {
  private static final Logger LOG = System.getLogger(PlacedCalls.class.getName());

  private final ExpectedCalls expected;
  private final Consumer<String> end;

  /**
   * @param end ends a call by its SID
   */
  public PlacedCalls(ExpectedCalls expected, Consumer<String> end) {
    this.expected = expected;
    this.end = end;
  }

  /**
   * Asks for a call of ours, and takes it when it rings.
   *
   * @param asking returns the call's SID
   */
  public void place(OwnCall call, LegListener listener, Supplier<String> asking) {
    expected.ask();
    try {
      expected.take(asking.get(), call, listener);
    } catch (BackendException e) {
      expected.giveUp();
      throw e;
    }
  }

  /**
   * We are leaving: should it ring from now on, it is refused.
   *
   * @param callSid if the asking was answered
   */
  public void giveUp(OwnCall call, Optional<String> callSid) {
    unanswered(call, callSid).ifPresent(expected::forget);
  }

  /** It did not come, or is not wanted any more: nothing of it may ring later. */
  public void takeBack(OwnCall call, Optional<String> callSid) {
    giveUp(call, callSid);
    unanswered(call, callSid)
        .ifPresent(
            sid -> {
              try {
                end.accept(sid);
              } catch (BackendException e) {
                LOG.log(Level.WARNING, "the call we asked for may still ring: {0}", e.getMessage());
              }
            });
  }

  private static Optional<String> unanswered(OwnCall call, Optional<String> callSid) {
    return callSid.filter(_ -> call.leg().isEmpty());
  }
}
