package dev.earshot.audio.phone;

import dev.earshot.audio.sip.CallListener;
import dev.earshot.audio.sip.IncomingCall;
import dev.earshot.audio.sip.IncomingCalls;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Takes calls to the telephone as its policy says. One at a time rings; nobody who is answered is
 * talked to before somebody wants it. Sip thread.
 */
final class Reception implements IncomingCalls {
  private static final System.Logger LOG = System.getLogger(Reception.class.getName());

  /** Makes legs of calls, which ring then. */
  interface Legs {
    /**
     * @throws IOException if it can have no media
     */
    SipLeg of(IncomingCall call) throws IOException;
  }

  private final IncomingPolicy policy;
  private final Accounts accounts;
  private final BooleanSupplier preferredHeadset;
  private final IncomingLegs handler;
  private final Legs legs;
  private final Takeover takeover;
  private Optional<Leg> ringing = Optional.empty();

  /**
   * @param preferredHeadset whether the headset to answer by itself is there
   */
  Reception(
      IncomingPolicy policy,
      Accounts accounts,
      BooleanSupplier preferredHeadset,
      IncomingLegs handler,
      Legs legs,
      Takeover takeover) {
    this.policy = policy;
    this.accounts = accounts;
    this.preferredHeadset = preferredHeadset;
    this.handler = handler;
    this.legs = legs;
    this.takeover = takeover;
  }

  @Override
  public CallListener onCall(IncomingCall call) {
    if (policy.transfers().replaced() && call.replaces().isPresent()) {
      return takeOver(call);
    }
    if (!policy.ringing()) {
      return refused(call, 480, "Temporarily Unavailable");
    }
    if (policy.registrarOnly() && !accounts.trust(call)) {
      LOG.log(Level.INFO, "a call that no registrar of ours sent was refused");
      return refused(call, 404, "Not Found");
    }
    if (ringing.filter(leg -> leg.state() instanceof LegState.Ringing).isPresent()) {
      return refused(call, 486, "Busy Here");
    }
    try {
      return ring(call, legs.of(call));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "a call cannot be taken: {0}", e.getMessage());
      return refused(call, 503, "Service Unavailable");
    }
  }

  private CallListener takeOver(IncomingCall call) {
    Optional<SipLeg> before = takeover.place(call);
    if (!accounts.trust(call) || before.isEmpty()) {
      LOG.log(Level.INFO, "a call that would take the place of another was refused");
      return refused(call, 481, "Call/Transaction Does Not Exist");
    }
    try {
      SipLeg now = legs.of(call);
      takeover.take(before.get(), now);
      return now.course();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "a call cannot be taken: {0}", e.getMessage());
      return refused(call, 503, "Service Unavailable");
    }
  }

  private CallListener ring(IncomingCall call, SipLeg leg) {
    ringing = Optional.of(leg);
    boolean automatic =
        policy.autoAnswer().stream().anyMatch(rule -> rule.matches(call))
            && preferredHeadset.getAsBoolean();
    leg.listener(handler.onCall(leg, automatic));
    if (automatic) {
      leg.answer();
    }
    return leg.course();
  }

  private static CallListener refused(IncomingCall call, int status, String reason) {
    call.reject(status, reason);
    return (_, _) -> {};
  }
}
