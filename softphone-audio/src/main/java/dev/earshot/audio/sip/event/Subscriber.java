package dev.earshot.audio.sip.event;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.dialog.CallContext;
import dev.earshot.audio.sip.dialog.DialogId;
import dev.earshot.audio.sip.dialog.DialogLink;
import dev.earshot.audio.sip.dialog.DialogUser;
import dev.earshot.audio.sip.dialog.LocalSequence;
import dev.earshot.audio.sip.dialog.Outgoing;
import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.Headers;
import dev.earshot.audio.sip.message.NameAddr;
import dev.earshot.audio.sip.message.Params;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.message.SipUri;
import dev.earshot.audio.sip.transaction.ServerTransaction;
import dev.earshot.audio.sip.transaction.TimerQueue;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A subscription of ours: SUBSCRIBE, the dialog that the first NOTIFY makes, refreshes, the end
 * (RFC 6665 4.1). Of several notifiers behind a forking proxy the first is heard. Sip thread.
 */
public final class Subscriber implements DialogUser {
  private static final Duration MOST_MARGIN = Duration.ofSeconds(60);

  /** Whatever a notifier grants: no more requests than that. */
  private static final Duration LEAST = Duration.ofSeconds(5);

  private static final Pattern EXPIRES = Pattern.compile(";[ \t]*expires[ \t]*=[ \t]*([0-9]{1,9})");
  private static final Pattern REASON =
      Pattern.compile(";[ \t]*reason[ \t]*=[ \t]*([^ \t;]{1,64})");

  private final CallContext context;
  private final SubscriptionPlan plan;
  private final SubscriptionUser user;
  private final LocalSequence sequence = new LocalSequence();
  private final DialogId expected;
  private @Nullable DialogLink link;
  private Duration lifetime;
  private TimerQueue.Timer next = () -> {};
  private boolean raised;
  private boolean closing;
  private boolean over;

  private Subscriber(
      CallContext context, SubscriptionPlan plan, String callId, SubscriptionUser user) {
    this.context = context;
    this.plan = plan;
    this.user = user;
    this.lifetime = plan.lifetime();
    this.expected = new DialogId(callId, context.identifiers().tag(), "");
  }

  public static Subscriber begin(
      CallContext context, SubscriptionPlan plan, String callId, SubscriptionUser user) {
    Subscriber subscriber = new Subscriber(context, plan, callId, user);
    context.dialogs().put(subscriber.expected, subscriber);
    subscriber.ask();
    return subscriber;
  }

  private void ask() {
    SipUri target = plan.target().withoutHeaders();
    NameAddr to = new NameAddr("", target.withParams(Params.NONE).toString(), Params.NONE);
    Headers headers =
        Headers.NONE
            .with(HeaderName.MAX_FORWARDS, "70")
            .with(HeaderName.FROM, plan.from().withTag(expected.localTag()).toString())
            .with(HeaderName.TO, to.toString())
            .with(HeaderName.CALL_ID, expected.callId())
            .withAll(HeaderName.ROUTE, plan.way().route());
    String own =
        SipUri.parse(plan.from().uri()) instanceof Parsed.Ok<SipUri>(SipUri uri) ? uri.user() : "";
    SipRequest bare = new SipRequest("SUBSCRIBE", target.toString(), headers, "");
    Outgoing outgoing =
        new Outgoing(
            asking(bare, lifetime),
            plan.way().nextHop().orElse(target.toString()),
            Optional.empty(),
            own);
    context
        .requester()
        .send(outgoing, sequence, plan.authenticator(), (sent, response) -> answered(response));
  }

  private SipRequest asking(SipRequest bare, Duration wished) {
    return bare.withHeaders(
        bare.headers()
            .with(HeaderName.EVENT, plan.event())
            .with(HeaderName.ACCEPT, plan.accept())
            .with(HeaderName.EXPIRES, Long.toString(wished.toSeconds())));
  }

  private void answered(SipResponse response) {
    if (over || response.isProvisional()) {
      return;
    }
    if (response.isSuccess()) {
      Duration granted = seconds(response, HeaderName.EXPIRES).orElse(lifetime);
      if (closing || granted.isZero()) {
        // What there is comes with the last NOTIFY.
        next = context.timers().after(context.timings().sixtyFourT1(), this::silent);
      } else if (link == null) {
        // RFC 6665 4.1.2.4: timer N.
        next = context.timers().after(context.timings().sixtyFourT1(), this::silent);
        user.granted(granted);
      } else {
        prolonged(granted);
      }
    } else if (response.status() == 423 && link == null && raise(response)) {
      ask();
    } else {
      end(response.status(), response.reason());
    }
  }

  private boolean raise(SipResponse response) {
    Optional<Duration> least = seconds(response, HeaderName.MIN_EXPIRES);
    boolean worthIt = !raised && least.filter(min -> min.compareTo(lifetime) > 0).isPresent();
    raised = true;
    lifetime = worthIt ? least.orElse(lifetime) : lifetime;
    return worthIt;
  }

  private static Optional<Duration> seconds(SipResponse response, String name) {
    return response
        .headers()
        .first(name)
        .map(String::strip)
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }

  private void silent() {
    end(closing ? 200 : 408, closing ? "closed" : "nothing was notified");
  }

  private void prolonged(Duration granted) {
    Duration third = granted.dividedBy(3);
    Duration margin = third.compareTo(MOST_MARGIN) < 0 ? third : MOST_MARGIN;
    Duration wait = granted.minus(margin);
    next.cancel();
    next = context.timers().after(wait.compareTo(LEAST) < 0 ? LEAST : wait, this::refresh);
    user.granted(granted);
  }

  /** Prolongs it, and asks for everything once more. */
  public void refresh() {
    askInDialog(lifetime);
  }

  private void askInDialog(Duration wished) {
    DialogLink dialog = link;
    if (!over && dialog != null) {
      next.cancel();
      dialog.send(
          asking(dialog.request("SUBSCRIBE"), wished), (sent, response) -> answered(response));
    }
  }

  @Override
  public void onRequest(ServerTransaction transaction) {
    SipRequest request = transaction.request();
    boolean ours =
        request.method().equals("NOTIFY") && Notifier.eventOf(request).equals(plan.event());
    DialogLink dialog = link;
    if (!ours || over) {
      transaction.respond(SipResponse.to(request, request.method().equals("NOTIFY") ? 481 : 405));
      return;
    }
    if (dialog == null) {
      dialog =
          DialogLink.asSubscriber(context.requester(), transaction, sequence, plan.authenticator());
      link = dialog;
      context.dialogs().remove(expected, this);
      context.dialogs().put(dialog.id(), this);
    } else if (!dialog.inOrder(transaction)) {
      return;
    }
    dialog.learn(request);
    transaction.respond(SipResponse.to(request, 200));
    notified(request);
  }

  private void notified(SipRequest notify) {
    Headers headers = notify.headers();
    String state =
        headers.first(HeaderName.SUBSCRIPTION_STATE).orElse("active").toLowerCase(Locale.ROOT);
    if (!notify.body().isEmpty()) {
      user.notified(headers.first(HeaderName.CONTENT_TYPE).orElse(""), notify.body());
    }
    if (state.startsWith("terminated")) {
      Matcher reason = REASON.matcher(state);
      end(200, closing ? "closed" : reason.find() ? reason.group(1) : "ended");
    } else if (!closing) {
      Matcher expires = EXPIRES.matcher(state);
      if (expires.find()) {
        prolonged(Duration.ofSeconds(Long.parseLong(expires.group(1))));
      }
    }
  }

  /** Unsubscribes; before anything was notified it only stops listening. */
  @Override
  public void hangUp() {
    if (over || closing) {
      return;
    }
    closing = true;
    if (link == null) {
      end(200, "closed");
    } else {
      askInDialog(Duration.ZERO);
    }
  }

  private void end(int status, String reason) {
    if (!over) {
      over = true;
      next.cancel();
      context.dialogs().remove(expected, this);
      DialogLink dialog = link;
      if (dialog != null) {
        context.dialogs().remove(dialog.id(), this);
      }
      user.ended(status, reason);
    }
  }
}
