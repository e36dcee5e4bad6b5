package dev.earshot.audio.phone;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.Call;
import dev.earshot.audio.sip.CallEvent;
import dev.earshot.audio.sip.CallListener;
import dev.earshot.audio.sip.SipHeader;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One outgoing call of the telephone: a SIP call, its media and its place at the desk. What the
 * call reports comes on the sip thread; wishes come from any thread. Guarded by its own lock, which
 * is never held while listeners are called.
 */
final class SipLeg implements Leg, CallListener {
  private static final System.Logger LOG = System.getLogger(SipLeg.class.getName());

  private final String id;
  private final MediaPath media;
  private final Desk desk;
  private final LegListener listener;
  private final Consumer<SipLeg> gone;

  private volatile LegState state = new LegState.Dialling();
  private volatile List<SipHeader> answerHeaders = List.of();
  private volatile Optional<Call> call = Optional.empty();
  private boolean hangUpWanted;
  private boolean holdWanted;
  private boolean holdAgreed;

  /** The hold or resume that the peer has been asked for and not yet answered. */
  private Optional<Boolean> holdAsked = Optional.empty();

  /** Our offer went out in a 200 OK. Sip thread. */
  private boolean awaitsAnswerInAck;

  /** A description of the peer's was answered. Sip thread. */
  private boolean updated;

  /**
   * @param gone hears once that the leg is over, before the listener does
   */
  SipLeg(String id, MediaPath media, Desk desk, LegListener listener, Consumer<SipLeg> gone) {
    this.id = id;
    this.media = media;
    this.desk = desk;
    this.listener = listener;
    this.gone = gone;
  }

  /** The call was placed; it may have reported events before. */
  void placed(Call placed) {
    boolean hangUpNow;
    synchronized (this) {
      call = Optional.of(placed);
      hangUpNow = hangUpWanted;
    }
    if (hangUpNow) {
      placed.hangUp();
    }
  }

  @Override
  public void onEvent(Call from, CallEvent event) {
    if (call.isEmpty()) {
      placed(from);
    }
    switch (event) {
      case CallEvent.Ringing _ -> become(new LegState.Ringing());
      case CallEvent.Answered(String sdp, List<SipHeader> headers) -> answered(from, sdp, headers);
      case CallEvent.Confirmed(String sdp) -> confirmed(sdp);
      case CallEvent.Reinvited(String offer) -> reinvited(from, offer);
      case CallEvent.ReinviteAnswered(String sdp) -> reinviteAnswered(sdp);
      case CallEvent.ReinviteRefused(int status, String reason) -> reinviteRefused(status, reason);
      case CallEvent.Ended(String reason) -> down(reason);
      case CallEvent.Failed(int status, String reason, List<SipHeader> headers) -> {
        answerHeaders = headers;
        down(status + " " + reason);
      }
    }
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String callId() {
    return call.map(Call::callId).orElse("");
  }

  @Override
  public LegState state() {
    return state;
  }

  @Override
  public List<SipHeader> answerHeaders() {
    return answerHeaders;
  }

  @Override
  public CallQuality quality() {
    return media.quality();
  }

  @Override
  public void hold(boolean hold) {
    if (!(state instanceof LegState.Up)) {
      return;
    }
    if (hold) {
      desk.hold(id, true);
    }
    synchronized (this) {
      holdWanted = hold;
    }
    askForHold();
  }

  @Override
  public void setVolume(int decibels) {
    desk.setVolume(id, decibels);
  }

  @Override
  public void hangUp() {
    synchronized (this) {
      hangUpWanted = true;
    }
    desk.leave(id, "the call was hung up");
    call.ifPresent(Call::hangUp);
  }

  private void answered(Call from, String sdp, List<SipHeader> headers) {
    // Empty: the peer changed the description early, and our answer to that stands.
    Parsed<String> accepted = sdp.isEmpty() && updated ? new Parsed.Ok<>("") : media.accept(sdp);
    switch (accepted) {
      case Parsed.Rejected<String>(String reason, _) -> {
        from.hangUp();
        down("the answer is unusable: " + reason);
      }
      case Parsed.Ok<String> _ -> {
        answerHeaders = List.copyOf(headers);
        synchronized (this) {
          if (hangUpWanted) {
            return;
          }
          desk.join(id, media);
        }
        become(new LegState.Up(media.heldByPeer()));
      }
    }
  }

  private void confirmed(String sdp) {
    if (awaitsAnswerInAck) {
      awaitsAnswerInAck = false;
      if (media.accept(sdp) instanceof Parsed.Rejected<String>(String reason, _)) {
        LOG.log(Level.WARNING, "call {0}: answer in ACK is unusable: {1}", callId(), reason);
      }
      renegotiated();
    }
  }

  private void reinvited(Call from, String offer) {
    if (offer.isEmpty()) {
      awaitsAnswerInAck = true;
      from.answerReinvite(media.offer());
      return;
    }
    switch (media.answer(offer)) {
      case Parsed.Ok<String>(String answer) -> {
        updated = true;
        from.answerReinvite(answer);
        renegotiated();
      }
      case Parsed.Rejected<String>(String reason, _) -> from.refuseReinvite(488, reason);
    }
  }

  private void reinviteAnswered(String sdp) {
    Parsed<String> accepted = media.accept(sdp);
    synchronized (this) {
      if (accepted instanceof Parsed.Ok<String>) {
        holdAgreed = holdAsked.orElse(holdAgreed);
      }
      holdAsked = Optional.empty();
    }
    if (accepted instanceof Parsed.Rejected<String>(String reason, _)) {
      LOG.log(Level.WARNING, "call {0}: re-INVITE answer is unusable: {1}", callId(), reason);
      return;
    }
    renegotiated();
    askForHold();
  }

  private void reinviteRefused(int status, String reason) {
    LOG.log(Level.WARNING, "call {0}: re-INVITE refused: {1} {2}", callId(), status, reason);
    synchronized (this) {
      holdAsked = Optional.empty();
    }
  }

  /** Asks the peer for what is wanted, unless an answer is still due or it is agreed already. */
  private void askForHold() {
    boolean hold;
    synchronized (this) {
      if (holdAsked.isPresent()) {
        return;
      }
      hold = holdWanted;
      if (hold == holdAgreed) {
        desk.hold(id, hold);
        return;
      }
      holdAsked = Optional.of(hold);
    }
    call.ifPresent(up -> up.reinvite(media.offerHold(hold)));
  }

  /** Follows what the descriptions say now. */
  private void renegotiated() {
    boolean held = media.heldByPeer();
    if (held) {
      desk.closeGateIfTalkingTo(id, "the other side put the call on hold");
    }
    if (state instanceof LegState.Up(boolean before) && before != held) {
      become(new LegState.Up(held));
    }
  }

  void down(String reason) {
    synchronized (this) {
      if (state instanceof LegState.Down) {
        return;
      }
      state = new LegState.Down(reason);
    }
    desk.leave(id, "the call ended: " + reason);
    media.close();
    gone.accept(this);
    listener.onState(this, state);
  }

  private void become(LegState next) {
    synchronized (this) {
      if (state instanceof LegState.Down || state.equals(next)) {
        return;
      }
      state = next;
    }
    listener.onState(this, next);
  }
}
