package dev.earshot.audio.phone;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.Call;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is offered within a call of the telephone: our wish to hold, and the peer's changes. Events
 * come on the sip thread, wishes from any. Guarded by its own lock, which is never held while
 * others are called.
 */
final class LegOffers {
  private static final System.Logger LOG = System.getLogger(SipLeg.class.getName());

  private final String id;
  private final MediaPath media;
  private final Seats desk;
  private final Supplier<Optional<Call>> call;
  private final Runnable renegotiated;
  private final HoldWish hold = new HoldWish();

  /** Our offer went out in a 200 OK. */
  private volatile boolean awaitsAnswerInAck;

  /** A description of the peer's was answered. */
  private volatile boolean answered;

  /**
   * @param renegotiated is run after each change that both agreed on
   */
  LegOffers(
      String id,
      MediaPath media,
      Seats desk,
      Supplier<Optional<Call>> call,
      Runnable renegotiated) {
    this.id = id;
    this.media = media;
    this.desk = desk;
    this.call = call;
    this.renegotiated = renegotiated;
  }

  /** From now on the ACK is to bring the answer, or none is due. */
  void awaitAnswerInAck(boolean due) {
    awaitsAnswerInAck = due;
  }

  boolean awaitsAnswerInAck() {
    return awaitsAnswerInAck;
  }

  /** Whether the peer changed the description already, and we agreed. */
  boolean answered() {
    return answered;
  }

  synchronized boolean holding() {
    return hold.wanted();
  }

  void hold(boolean wanted) {
    if (wanted) {
      desk.hold(id, true);
    }
    synchronized (this) {
      hold.want(wanted);
    }
    askForHold();
  }

  void reinvited(Call from, String offer) {
    if (offer.isEmpty()) {
      awaitsAnswerInAck = true;
      from.answerReinvite(media.offer());
      return;
    }
    switch (media.answer(offer)) {
      case Parsed.Ok<String>(String answer) -> {
        answered = true;
        from.answerReinvite(answer);
        renegotiated.run();
      }
      case Parsed.Rejected<String>(String reason, _) -> from.refuseReinvite(488, reason);
    }
  }

  void reinviteAnswered(String sdp) {
    Parsed<String> accepted = media.accept(sdp);
    synchronized (this) {
      hold.answered(accepted instanceof Parsed.Ok<String>);
    }
    if (accepted instanceof Parsed.Rejected<String>(String reason, _)) {
      LOG.log(Level.WARNING, "{0}: re-INVITE answer is unusable: {1}", id, reason);
      return;
    }
    renegotiated.run();
    askForHold();
  }

  void reinviteRefused(int status, String reason) {
    LOG.log(Level.WARNING, "{0}: re-INVITE refused: {1} {2}", id, status, reason);
    synchronized (this) {
      hold.answered(false);
    }
  }

  /** Asks the peer for what is wanted, unless an answer is still due or it is agreed already. */
  private void askForHold() {
    Optional<Boolean> question;
    synchronized (this) {
      question = hold.question();
      if (hold.settled()) {
        desk.hold(id, hold.wanted());
      }
    }
    question.ifPresent(wanted -> call.get().ifPresent(up -> up.reinvite(media.offerHold(wanted))));
  }
}
