package dev.earshot.audio.phone;

import dev.earshot.audio.rtp.MediaFlow;
import dev.earshot.audio.sip.Referral;
import dev.earshot.audio.sip.SipHeader;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Follows the other side's wish that we call somebody else, where the policy permits: shuts the
 * gate, dials, tells what becomes of it, and ends the former leg once the new one is up. Sip
 * thread.
 */
final class Relocation implements Consumer<Referral> {
  private static final System.Logger LOG = System.getLogger(Relocation.class.getName());

  /** Dials as the telephone does. */
  interface Dialler {
    Leg dial(String target, List<SipHeader> headers, LegListener listener);
  }

  private final TransferPolicy policy;
  private final SipLeg leg;
  private final Desk desk;
  private final Dialler dialler;

  Relocation(TransferPolicy policy, SipLeg leg, Desk desk, Dialler dialler) {
    this.policy = policy;
    this.leg = leg;
    this.desk = desk;
    this.dialler = dialler;
  }

  @Override
  public void accept(Referral referral) {
    if (!policy.mayMoveTo(referral.target())) {
      LOG.log(Level.INFO, "{0}: a transfer by the other side was refused", leg.id());
      referral.refuse(403, "Transfers Are Not Taken");
      return;
    }
    referral.accept();
    desk.closeGateIfTalkingTo(leg.id(), "the other side transfers the call");
    List<SipHeader> headers = new ArrayList<>();
    referral.replaces().ifPresent(value -> headers.add(new SipHeader("Replaces", value)));
    LegListener listener = leg.listener();
    Leg next = dialler.dial(referral.target(), headers, new Reporter(referral, listener));
    listener.onMoved(leg, next);
  }

  /**
   * Hears of the new leg, tells the other side of the former one, and then who listened to that.
   */
  private final class Reporter implements LegListener {
    private final Referral referral;
    private final LegListener listener;

    Reporter(Referral referral, LegListener listener) {
      this.referral = referral;
      this.listener = listener;
    }

    @Override
    public void onState(Leg next, LegState state) {
      switch (state) {
        case LegState.Dialling _ -> {}
        case LegState.Ringing _ -> referral.report(180, "Ringing");
        case LegState.Up _ -> {
          referral.report(200, "OK");
          leg.hangUp();
        }
        case LegState.Down(String reason) -> referral.report(status(reason), "Not Reached");
      }
      listener.onState(next, state);
    }

    @Override
    public void onDigit(Leg next, char digit) {
      listener.onDigit(next, digit);
    }

    @Override
    public void onFlow(Leg next, MediaFlow flow) {
      listener.onFlow(next, flow);
    }
  }

  /** A call that ended without a status of its own could not be reached. */
  private static int status(String reason) {
    return reason.matches("[3-6]\\d\\d .*") ? Integer.parseInt(reason.substring(0, 3)) : 503;
  }
}
