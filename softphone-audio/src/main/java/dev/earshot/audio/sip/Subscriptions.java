package dev.earshot.audio.sip;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.dialog.Authenticator;
import dev.earshot.audio.sip.dialog.CallContext;
import dev.earshot.audio.sip.dialog.Capabilities;
import dev.earshot.audio.sip.event.Notifier;
import dev.earshot.audio.sip.event.Subscriber;
import dev.earshot.audio.sip.event.SubscriptionPlan;
import dev.earshot.audio.sip.message.NameAddr;
import dev.earshot.audio.sip.message.SipUri;
import dev.earshot.audio.sip.transaction.ServerTransaction;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Event subscriptions of a user agent: those it serves and its own. Sip thread. */
final class Subscriptions {
  private final CallContext context;
  private final int mostDialogs;
  private final Consumer<RuntimeException> failures;
  private final Notifier notifier;
  private final Registrations registrations;

  /**
   * @param mostDialogs calls and subscriptions at once
   * @param registrations know the way out
   * @param failures hears of exceptions that listeners throw
   */
  Subscriptions(
      CallContext context,
      int mostDialogs,
      Registrations registrations,
      Consumer<RuntimeException> failures) {
    this.registrations = registrations;
    this.context = context;
    this.mostDialogs = mostDialogs;
    this.failures = failures;
    this.notifier = new Notifier(context);
  }

  private Capabilities capabilities() {
    return context.requester().capabilities();
  }

  /** For any thread. */
  KeptPublication publication(EventPackage events, Executor sip) {
    return new KeptPublication(events, notifier, sip);
  }

  void serve(KeptPublication publication, String feature) {
    capabilities().serve(publication.name(), feature);
    notifier.serve(publication);
  }

  void subscribed(ServerTransaction transaction) {
    notifier.subscribed(transaction);
  }

  /** Begins a subscription of ours. */
  void subscribe(SubscriptionRequest request, String callId, KeptSubscription kept) {
    kept.reportTo(failures);
    if (context.dialogs().size() >= mostDialogs) {
      kept.ended(503, "too many subscriptions");
    } else if (!(SipUri.parse(request.target()) instanceof Parsed.Ok<SipUri>(SipUri target))) {
      kept.ended(416, "not a SIP address: " + request.target());
    } else if (!(NameAddr.parse(request.from()) instanceof Parsed.Ok<NameAddr>(NameAddr from))) {
      kept.ended(400, "not a SIP address: " + request.from());
    } else {
      Authenticator authenticator =
          request
              .account()
              .<Authenticator>map(own -> new DigestAuthenticator(own, context.identifiers()))
              .orElseGet(Authenticator::none);
      SubscriptionPlan plan =
          new SubscriptionPlan(
              target,
              from.withoutTag(),
              request.event().toLowerCase(Locale.ROOT),
              request.accept(),
              request.lifetime(),
              authenticator,
              registrations.way(request.account(), target));
      kept.attach(Subscriber.begin(context, plan, callId, kept));
    }
  }
}
