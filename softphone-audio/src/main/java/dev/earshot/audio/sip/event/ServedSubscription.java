package dev.earshot.audio.sip.event;

import dev.earshot.audio.sip.dialog.CallContext;
import dev.earshot.audio.sip.dialog.DialogLink;
import dev.earshot.audio.sip.dialog.DialogUser;
import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.transaction.ServerTransaction;
import dev.earshot.audio.sip.transaction.TimerQueue;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** One subscriber of ours: accepted, told, refreshed, ended (RFC 6665 4.2). Sip thread. */
final class ServedSubscription implements DialogUser {
  /** How soon one NOTIFY may follow another. */
  static final Duration PAUSE = Duration.ofSeconds(1);

  private final CallContext context;
  private final Feed feed;
  private final View view;
  private final Consumer<ServedSubscription> gone;
  private final DialogLink link;
  private final InetAddress source;
  private final String event;
  private TimerQueue.Timer expiry = () -> {};
  private TimerQueue.Timer pause = () -> {};
  private String active = "active";
  private boolean underWay;
  private boolean pausing;
  private boolean fullWanted;
  private boolean dirty;
  private boolean over;

  /**
   * @param gone hears once that it is over
   */
  ServedSubscription(
      CallContext context,
      ServerTransaction subscribe,
      Feed feed,
      View view,
      Consumer<ServedSubscription> gone) {
    this.context = context;
    this.feed = feed;
    this.view = view;
    this.gone = gone;
    this.link = DialogLink.asCallee(context.requester(), subscribe, context.identifiers().tag());
    this.source = subscribe.from().address().getAddress();
    this.event = subscribe.request().headers().first(HeaderName.EVENT).orElse(feed.name());
  }

  void begin(ServerTransaction subscribe) {
    context.dialogs().put(link.id(), this);
    accept(subscribe);
  }

  boolean isFrom(InetAddress address) {
    return source.equals(address);
  }

  boolean watches(String name, String resource) {
    return feed.name().equals(name) && view.resource().equals(resource);
  }

  /** Each SUBSCRIBE is followed by everything there is (RFC 6665 4.2.1.2). */
  private void accept(ServerTransaction subscribe) {
    Duration granted = Notifier.Expiry.granted(subscribe.request());
    SipResponse response = link.answers().establishing(subscribe, 200);
    subscribe.respond(response.with(HeaderName.EXPIRES, Long.toString(granted.toSeconds())));
    expiry.cancel();
    if (granted.isZero()) {
      terminate("timeout", view.full());
    } else {
      expiry = context.timers().after(granted, () -> terminate("timeout", ""));
      active = "active;expires=" + granted.toSeconds();
      fullWanted = true;
      pausing = false;
      pause.cancel();
      tell();
    }
  }

  @Override
  public void onRequest(ServerTransaction transaction) {
    if (!link.inOrder(transaction)) {
      return;
    }
    SipRequest request = transaction.request();
    boolean refresh = request.method().equals("SUBSCRIBE") && !over;
    if (!refresh || !Notifier.eventOf(request).equals(feed.name())) {
      transaction.respond(link.answers().toOther(transaction));
      return;
    }
    Optional<SipResponse> refusal = Notifier.Expiry.refusal(request);
    if (refusal.isPresent()) {
      transaction.respond(refusal.get());
    } else {
      link.learn(request);
      accept(transaction);
    }
  }

  void changed() {
    dirty = true;
    tell();
  }

  void resourceEnded() {
    terminate("noresource", "");
  }

  /** Tells what is to be told, unless that must wait. */
  private void tell() {
    if (over || underWay || pausing) {
      return;
    }
    Optional<String> document = Optional.empty();
    if (fullWanted) {
      document = Optional.of(view.full());
    } else if (dirty) {
      document = view.changes();
    }
    // What did not fit into one document comes with the next; an empty one ends it.
    dirty = document.isPresent();
    fullWanted = false;
    document.ifPresent(text -> send(active, text));
  }

  private void send(String state, String document) {
    active = "active";
    underWay = true;
    pausing = true;
    pause = context.timers().after(PAUSE, this::goOn);
    link.send(notify(state, document), (sent, response) -> answered(response));
  }

  private void goOn() {
    pausing = false;
    tell();
  }

  private SipRequest notify(String state, String document) {
    SipRequest bare = link.request("NOTIFY");
    SipRequest notify =
        bare.withHeaders(
            bare.headers()
                .with(HeaderName.EVENT, event)
                .with(HeaderName.SUBSCRIPTION_STATE, state));
    return document.isEmpty() ? notify : notify.withBody(feed.contentType(), document);
  }

  /** RFC 6665 4.2.2: whoever does not take a NOTIFY is no subscriber any more. */
  private void answered(SipResponse response) {
    if (response.isProvisional() || over) {
      return;
    }
    underWay = false;
    if (response.isSuccess()) {
      tell();
    } else {
      finish();
      context.dialogs().remove(link.id(), this);
    }
  }

  private void terminate(String reason, String document) {
    if (over) {
      return;
    }
    finish();
    link.send(
        notify("terminated;reason=" + reason, document),
        (sent, response) -> {
          if (!response.isProvisional()) {
            context.dialogs().remove(link.id(), this);
          }
        });
  }

  private void finish() {
    over = true;
    expiry.cancel();
    pause.cancel();
    gone.accept(this);
  }

  @Override
  public void hangUp() {
    terminate("deactivated", "");
  }
}
