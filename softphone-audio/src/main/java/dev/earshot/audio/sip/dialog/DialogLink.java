package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.SipMessage;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.message.SipUri;
import dev.earshot.audio.sip.transaction.ServerTransaction;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Our end of one dialog (RFC 3261 12.2): where requests go, which numbers they bear on either side,
 * what the peer can. Sip thread.
 */
public final class DialogLink {
  private final Requester requester;
  private final CallSide side;
  private final Answers answers;
  private Dialog dialog;
  private long remoteSequence;
  private boolean peerUpdates;

  private DialogLink(Requester requester, Dialog dialog, CallSide side, SipMessage first) {
    this.requester = requester;
    this.dialog = dialog;
    this.side = side;
    this.remoteSequence = side.remoteSequence();
    this.answers = new Answers(requester, dialog.id().localTag(), side.contactUser());
    learn(first);
  }

  /** The dialog that a response to our request makes. */
  static DialogLink asCaller(
      Requester requester, SipRequest sent, SipResponse response, CallSide side) {
    return new DialogLink(requester, Dialog.asCaller(sent, response), side, response);
  }

  /** The dialog that a peer's request makes, whether INVITE, SUBSCRIBE or the first NOTIFY. */
  public static DialogLink asCallee(
      Requester requester, ServerTransaction transaction, String localTag) {
    SipRequest request = transaction.request();
    CallSide side =
        new CallSide(
            false,
            new LocalSequence(),
            Authenticator.none(),
            Optional.of(transaction.from()),
            userOf(request.uri()),
            request.cseq().number());
    return new DialogLink(requester, Dialog.asCallee(request, localTag), side, request);
  }

  /** The dialog that the first NOTIFY makes of our SUBSCRIBE (RFC 6665 4.4.1). */
  public static DialogLink asSubscriber(
      Requester requester,
      ServerTransaction notify,
      LocalSequence sequence,
      Authenticator authenticator) {
    SipRequest request = notify.request();
    CallSide side =
        new CallSide(
            true,
            sequence,
            authenticator,
            Optional.of(notify.from()),
            userOf(request.uri()),
            request.cseq().number());
    return new DialogLink(requester, Dialog.asCallee(request, request.toTag()), side, request);
  }

  private static String userOf(String uri) {
    return SipUri.parse(uri) instanceof Parsed.Ok<SipUri>(SipUri own) ? own.user() : "";
  }

  public DialogId id() {
    return dialog.id();
  }

  /** Whether we made the Call-ID; decides who waits longer after glare. */
  boolean ownsCallId() {
    return side.ownsCallId();
  }

  /** The peer's address with a header that names this dialog (RFC 3891 3), for a Refer-To. */
  String replacement() {
    return dialog.replacement();
  }

  /** Our own address, as in From of our requests. */
  String local() {
    return dialog.local();
  }

  public Answers answers() {
    return answers;
  }

  /** The peer may say with each message where it is and what it can (RFC 3261 12.2.1.2). */
  public void learn(SipMessage message) {
    dialog = dialog.retargeted(message);
    if (!message.headers().all(HeaderName.ALLOW).isEmpty()) {
      peerUpdates = message.headers().elements(HeaderName.ALLOW).contains("UPDATE");
    }
  }

  /** Whether the peer said that it takes UPDATE. */
  boolean peerUpdates() {
    return peerUpdates;
  }

  /** It said so, but it does not. */
  void peerUpdatesNot() {
    peerUpdates = false;
  }

  /** Refuses what comes out of order (RFC 3261 12.2.2). */
  public boolean inOrder(ServerTransaction transaction) {
    long number = transaction.request().cseq().number();
    if (number < remoteSequence) {
      transaction.respond(answers.refusal(transaction, 500, "CSeq out of order"));
      return false;
    }
    remoteSequence = number;
    return true;
  }

  /** A request within the dialog, still without Via, CSeq and Contact. */
  public SipRequest request(String method) {
    return dialog.request(method);
  }

  public Exchange send(SipRequest request, ResponseListener listener) {
    return requester.send(outgoing(request), side.sequence(), side.authenticator(), listener);
  }

  /** Sends an ACK for a 2xx; what repeats it goes to {@code again}. */
  void acknowledge(SipRequest ack, Consumer<Runnable> again) {
    requester.acknowledge(outgoing(ack), again);
  }

  private Outgoing outgoing(SipRequest request) {
    return new Outgoing(request, dialog.nextHop(), side.flow(), side.contactUser());
  }
}
