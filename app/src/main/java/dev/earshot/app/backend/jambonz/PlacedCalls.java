package dev.earshot.app.backend.jambonz;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.leg.ExpectedCalls;
import dev.earshot.audio.phone.LegListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Calls that jambonz places to our registered telephone, because we cannot dial its application.
 */
final class PlacedCalls {
  private static final Logger LOG = System.getLogger(PlacedCalls.class.getName());

  private final JambonzApi api;
  private final ExpectedCalls expected;

  PlacedCalls(JambonzApi api, ExpectedCalls expected) {
    this.api = api;
    this.expected = expected;
  }

  /** Asks for a call of ours, and takes it when it rings. */
  void place(OwnLeg joining, NewCall call, LegListener listener) {
    expected.ask();
    try {
      String callSid = api.createCall(call);
      joining.identified(callSid);
      expected.take(callSid, joining.call(), listener);
    } catch (BackendException e) {
      expected.giveUp();
      throw e;
    }
  }

  /** We are leaving: should it ring from now on, it is refused. */
  void giveUp(OwnLeg joining) {
    joining.callSid().filter(_ -> joining.call().leg().isEmpty()).ifPresent(expected::forget);
  }

  /** It did not come, or is not wanted any more: nothing of it may ring later. */
  void takeBack(OwnLeg joining) {
    Optional<String> asked = joining.callSid().filter(_ -> joining.call().leg().isEmpty());
    asked.ifPresent(
        callSid -> {
          expected.forget(callSid);
          try {
            api.hangUp(callSid);
          } catch (BackendException e) {
            LOG.log(Level.WARNING, "the call we asked for may still ring: {0}", e.getMessage());
          }
        });
  }
}
