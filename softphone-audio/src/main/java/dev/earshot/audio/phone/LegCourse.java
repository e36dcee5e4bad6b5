package dev.earshot.audio.phone;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.Call;
import dev.earshot.audio.sip.CallEvent;
import dev.earshot.audio.sip.CallListener;
import dev.earshot.audio.sip.IncomingCall;
import dev.earshot.audio.sip.Referral;
import dev.earshot.audio.sip.SipHeader;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How one call of the telephone goes: what it reports, what its descriptions come to, whether it
 * has its place at the desk. Events come on the sip thread, wishes from any. Guarded by its own
 * lock, which is never held while listeners are called.
 */
final class LegCourse implements CallListener {
  static final String NOT_DIALLED = "hung up before it was dialled";

  private static final System.Logger LOG = System.getLogger(SipLeg.class.getName());

  private final String id;
  private final MediaPath media;
  private final Seats desk;
  private final Runnable gone;
  private final LegOffers offers;

  private volatile Consumer<LegState> listener;

  /** What is not accepted is refused. */
  private volatile Consumer<Referral> referred = _ -> {};

  private volatile LegState state = new LegState.Dialling();
  private volatile List<SipHeader> answerHeaders = List.of();
  private volatile Optional<Call> call = Optional.empty();
  private Optional<IncomingCall> offered = Optional.empty();
  private boolean hangUpWanted;
  private boolean atTheDesk;

  /**
   * @param gone is run once when the call is over, before anybody sees that it is
   */
  LegCourse(String id, MediaPath media, Seats desk, Consumer<LegState> listener, Runnable gone) {
    this.id = id;
    this.media = media;
    this.desk = desk;
    this.listener = listener;
    this.gone = gone;
    this.offers = new LegOffers(id, media, desk, this::call, this::renegotiated);
  }

  /**
   * Somebody calls; it rings until it is answered or declined. To be said before anybody can see
   * the leg: what is answered earlier is lost.
   */
  void offered(IncomingCall incoming) {
    synchronized (this) {
      call = Optional.of(incoming);
      offered = Optional.of(incoming);
      answerHeaders = List.copyOf(incoming.headers());
      state = new LegState.Ringing();
    }
    incoming.ring();
  }

  /** Who decides about transfers by the other side. */
  void referredTo(Consumer<Referral> other) {
    referred = other;
  }

  LegState state() {
    return state;
  }

  List<SipHeader> answerHeaders() {
    return answerHeaders;
  }

  Optional<Call> call() {
    return call;
  }

  synchronized boolean incoming() {
    return offered.isPresent();
  }

  boolean holding() {
    return offers.holding();
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
      case CallEvent.Ringing(_, String sdp) -> ringing(sdp);
      case CallEvent.Answered(String sdp, List<SipHeader> headers) -> answered(from, sdp, headers);
      case CallEvent.Confirmed(String sdp) -> confirmed(from, sdp);
      case CallEvent.Reinvited(String offer) -> offers.reinvited(from, offer);
      case CallEvent.ReinviteAnswered(String sdp) -> offers.reinviteAnswered(sdp);
      case CallEvent.ReinviteRefused(int status, String reason) ->
          offers.reinviteRefused(status, reason);
      case CallEvent.Dialled(char digit) -> media.dialled(digit);
      case CallEvent.Referred(Referral referral) -> referred.accept(referral);
      case CallEvent.Ended(String reason) -> down(reason);
      case CallEvent.Failed(int status, String reason, List<SipHeader> headers) -> {
        answerHeaders = headers;
        down(media.security().explain(status, reason));
      }
    }
  }

  /** Takes a call that came in, as soon as it is known how the caller reaches our media. */
  void answer() {
    media.traversal().whenKnown(this::answerNow);
  }

  private void answerNow() {
    IncomingCall incoming;
    synchronized (this) {
      if (offered.isEmpty() || !wanted() || !(state instanceof LegState.Ringing)) {
        return;
      }
      incoming = offered.get();
    }
    Optional<String> offer = incoming.offer();
    offers.awaitAnswerInAck(offer.isEmpty());
    switch (offer.map(media::answer).orElseGet(() -> new Parsed.Ok<>(media.offer()))) {
      case Parsed.Ok<String>(String sdp) -> incoming.answer(sdp, List.of());
      case Parsed.Rejected<String>(String reason, _) -> {
        incoming.reject(488, reason);
        down("the offer is unusable: " + reason);
      }
    }
  }

  void decline(int status, String reason) {
    Optional<IncomingCall> refused;
    synchronized (this) {
      refused = state instanceof LegState.Ringing ? offered : Optional.empty();
    }
    refused.ifPresent(incoming -> incoming.reject(status, reason));
  }

  void hold(boolean wanted) {
    if (state instanceof LegState.Up) {
      offers.hold(wanted);
    }
  }

  /** Whether nobody has hung up yet. */
  synchronized boolean wanted() {
    return !hangUpWanted;
  }

  void hangUp() {
    synchronized (this) {
      hangUpWanted = true;
    }
    desk.leave(id, "the call was hung up");
    call.ifPresent(Call::hangUp);
    if (call.isEmpty() && media.traversal().waits()) {
      down(NOT_DIALLED);
    }
  }

  /** What the other side plays before it answers is heard, if we understand it. */
  private void ringing(String sdp) {
    if (!sdp.isEmpty() && media.accept(sdp) instanceof Parsed.Ok<String>) {
      join();
    }
    become(new LegState.Ringing());
  }

  private void answered(Call from, String sdp, List<SipHeader> headers) {
    // Empty: the peer changed the description early, and our answer to that stands.
    Parsed<String> accepted =
        sdp.isEmpty() && offers.answered() ? new Parsed.Ok<>("") : media.accept(sdp);
    switch (accepted) {
      case Parsed.Rejected<String>(String reason, _) -> {
        from.hangUp();
        down("the answer is unusable: " + reason);
      }
      case Parsed.Ok<String> _ -> {
        answerHeaders = List.copyOf(headers);
        if (join()) {
          become(new LegState.Up(media.heldByPeer()));
        }
      }
    }
  }

  /** Takes its place at the desk, where nobody speaks to it yet; false if nobody wants it. */
  private synchronized boolean join() {
    if (hangUpWanted) {
      return false;
    }
    if (!atTheDesk) {
      atTheDesk = true;
      desk.join(id, media);
    }
    return true;
  }

  private void confirmed(Call from, String sdp) {
    if (offers.awaitsAnswerInAck()) {
      offers.awaitAnswerInAck(false);
      if (media.accept(sdp) instanceof Parsed.Rejected<String>(String reason, _)) {
        LOG.log(Level.WARNING, "{0}: answer in ACK is unusable: {1}", id, reason);
        if (state instanceof LegState.Ringing) {
          from.hangUp();
          return;
        }
      }
      renegotiated();
    }
    if (state instanceof LegState.Ringing && join()) {
      become(new LegState.Up(media.heldByPeer()));
    }
  }

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
      gone.run();
      state = new LegState.Down(reason);
    }
    desk.leave(id, "the call ended: " + reason);
    media.close();
    listener.accept(state);
  }

  private void become(LegState next) {
    synchronized (this) {
      if (state instanceof LegState.Down || state.equals(next)) {
        return;
      }
      state = next;
    }
    listener.accept(next);
  }
}
