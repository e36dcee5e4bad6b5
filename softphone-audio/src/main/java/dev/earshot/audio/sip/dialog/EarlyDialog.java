package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.transaction.ServerTransaction;

/**
 * One fork of a call of ours before it is answered: confirms reliable provisional responses (RFC
 * 3262 4) and takes UPDATEs (RFC 3311). Sip thread.
 */
final class EarlyDialog implements DialogUser, EarlyStage {
  private final CallContext context;
  private final DialogLink link;
  private final Renegotiation offers;
  private boolean agreed;
  private boolean over;
  private boolean moved;
  private long lastReliable = -1;
  private int unansweredPracks;

  EarlyDialog(CallContext context, DialogLink link, CallUser user) {
    this.context = context;
    this.link = link;
    this.offers = new Renegotiation(context, link, user, this);
    context.dialogs().put(link.id(), this);
  }

  @Override
  public DialogLink link() {
    return link;
  }

  Renegotiation offers() {
    return offers;
  }

  /** Whether the offer of our INVITE was answered reliably. */
  boolean agreed() {
    return agreed;
  }

  /**
   * Takes a provisional response.
   *
   * @return whether it is news: neither a repetition nor ahead of its time
   */
  boolean takes(SipRequest invite, SipResponse response) {
    boolean reliable =
        response.headers().elements(HeaderName.REQUIRE).contains(ReliableResponses.EXTENSION);
    if (!reliable) {
      return true;
    }
    String number = response.headers().first(HeaderName.RSEQ).orElse("").strip();
    if (over || !number.matches("[0-9]{1,10}")) {
      return false;
    }
    long reliableNumber = Long.parseLong(number);
    if (lastReliable >= 0 && reliableNumber != lastReliable + 1) {
      return false;
    }
    lastReliable = reliableNumber;
    link.learn(response);
    confirm(reliableNumber + " " + invite.cseq());
    if (!agreed && !response.body().isEmpty()) {
      agreed = true;
      offers.agreed(invite.body(), response.body());
    }
    return true;
  }

  private void confirm(String rack) {
    SipRequest bare = link.request("PRACK");
    unansweredPracks++;
    link.send(
        bare.withHeaders(bare.headers().with(HeaderName.RACK, rack)),
        (sent, response) -> {
          if (!response.isProvisional()) {
            unansweredPracks--;
            offers.next();
          }
        });
  }

  @Override
  public void onRequest(ServerTransaction transaction) {
    if (!link.inOrder(transaction)) {
      return;
    }
    switch (transaction.request().method()) {
      case "UPDATE" -> updated(transaction);
      case "INVITE" ->
          transaction.respond(link.answers().refusal(transaction, 491, "Request Pending"));
      default -> transaction.respond(link.answers().toOther(transaction));
    }
  }

  private void updated(ServerTransaction transaction) {
    if (transaction.request().body().isEmpty()) {
      link.learn(transaction.request());
      succeed(transaction, "");
    } else {
      offers.received(transaction);
    }
  }

  /** The call is answered in this dialog, which lives on. */
  void answered() {
    moved = true;
  }

  /** The call is answered elsewhere or not at all. */
  void close() {
    if (over || moved) {
      return;
    }
    over = true;
    offers.stop();
    context.dialogs().remove(link.id(), this);
  }

  @Override
  public boolean ended() {
    return over;
  }

  /** An UPDATE that overtakes a PRACK would make that one come out of order. */
  @Override
  public boolean busy() {
    return unansweredPracks > 0 || !agreed || !link.peerUpdates();
  }

  /** RFC 3311 5.2: our own offer is not answered yet. */
  @Override
  public int refusal() {
    return agreed ? 0 : 491;
  }

  /** The attempt that this is a fork of hangs up. */
  @Override
  public void hangUp() {}
}
