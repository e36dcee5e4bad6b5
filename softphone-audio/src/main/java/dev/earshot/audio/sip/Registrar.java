package dev.earshot.audio.sip;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.message.CSeq;
import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.NameAddr;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.message.SipUri;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A registrar with one telephone per user: the newest registration counts. Who may register is the
 * admission's matter. REGISTER is taken on the sip thread, {@link #contact} on any.
 */
final class Registrar implements Bindings {
  private static final int MOST_USERS = 4_096;
  private static final long LONGEST_SECONDS = 3_600;

  /** Digits only: a sign or more than nine digits is no lifetime. */
  private static final String SECONDS = "[0-9]{1,9}";

  private record Binding(String contact, String callId, long cseq, long until) {}

  private final Map<String, Binding> bindings = new ConcurrentHashMap<>();
  private final LongSupplier now;

  /**
   * @param now nanoseconds, any thread
   */
  Registrar(LongSupplier now) {
    this.now = now;
  }

  /** Takes a REGISTER; the value is the answer. */
  SipResponse registered(SipRequest request) {
    if (!(SipUri.parse(request.to().uri()) instanceof Parsed.Ok<SipUri>(SipUri to))
        || to.user().isEmpty()) {
      return SipResponse.to(request, 404);
    }
    Optional<String> contact = request.headers().first(HeaderName.CONTACT);
    if (contact.isEmpty()) {
      return told(request, to.user());
    }
    if (contact.get().strip().equals("*")) {
      bindings.remove(to.user());
      return told(request, to.user());
    }
    return NameAddr.parse(contact.get()) instanceof Parsed.Ok<NameAddr>(NameAddr address)
            && SipUri.parse(address.uri()) instanceof Parsed.Ok<SipUri> _
        ? bound(request, to.user(), address)
        : SipResponse.to(request, 400, "Malformed Contact");
  }

  private SipResponse bound(SipRequest request, String user, NameAddr contact) {
    String asked =
        contact
            .params()
            .value("expires")
            .or(() -> request.headers().first(HeaderName.EXPIRES))
            .filter(text -> text.matches(SECONDS))
            .orElse(String.valueOf(LONGEST_SECONDS));
    long seconds = Math.min(Long.parseLong(asked), LONGEST_SECONDS);
    CSeq cseq = request.cseq();
    Binding former = bindings.get(user);
    // RFC 3261 10.3, step 7: what is older than what we have comes late.
    if (former != null
        && former.callId().equals(request.callId())
        && cseq.number() <= former.cseq()) {
      return SipResponse.to(request, 500, "Out of Order");
    }
    if (seconds == 0) {
      bindings.remove(user);
    } else if (former == null && full()) {
      return SipResponse.to(request, 503, "Too Many Registrations");
    } else {
      long until = now.getAsLong() + TimeUnit.SECONDS.toNanos(seconds);
      bindings.put(user, new Binding(contact.uri(), request.callId(), cseq.number(), until));
    }
    return told(request, user);
  }

  private boolean full() {
    for (Iterator<Binding> all = bindings.values().iterator(); all.hasNext(); ) {
      if (over(all.next())) {
        all.remove();
      }
    }
    return bindings.size() >= MOST_USERS;
  }

  private boolean over(Binding binding) {
    return binding.until() - now.getAsLong() <= 0;
  }

  /** 200 with what is bound now, which is what the telephone looks for. */
  private SipResponse told(SipRequest request, String user) {
    SipResponse ok = SipResponse.to(request, 200);
    Binding binding = bindings.get(user);
    if (binding == null || over(binding)) {
      return ok;
    }
    // Rounded up, or an hour would at once be 3599 s.
    long left = (binding.until() - now.getAsLong() + 999_999_999) / 1_000_000_000;
    return ok.with(HeaderName.CONTACT, "<" + binding.contact() + ">;expires=" + left);
  }

  @Override
  public Optional<String> contact(String user) {
    return Optional.ofNullable(bindings.get(user))
        .filter(binding -> !over(binding))
        .map(Binding::contact);
  }
}
