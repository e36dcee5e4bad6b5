package dev.earshot.app.simulate.laml;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All calls, those that are over too, the last thousand. Guarded by {@link Exchange}. */
final class CallBook {
  private static final int REMEMBERED = 1_000;

  private final InstantSource clock;
  private final Map<String, PhoneCall> calls = new LinkedHashMap<>();

  CallBook(InstantSource clock) {
    this.clock = clock;
  }

  PhoneCall begin(String sid, PhoneCall.Parties parties, CallStatus status) {
    if (calls.size() >= REMEMBERED) {
      calls.values().stream()
          .filter(call -> call.status().over())
          .findFirst()
          .ifPresent(calls.values()::remove);
    }
    PhoneCall call = new PhoneCall(sid, parties, status, clock.instant());
    calls.put(sid, call);
    return call;
  }

  /**
   * @throws Refused 20404 if there is none
   */
  PhoneCall call(String sid) {
    return Optional.ofNullable(calls.get(sid)).orElseThrow(() -> Refused.notFound("/Calls/" + sid));
  }

  /**
   * @throws Refused 10000 if it is over
   */
  PhoneCall unfinished(String sid) {
    PhoneCall call = call(sid);
    if (call.status().over()) {
      throw Refused.invalid("call " + sid + " is over");
    }
    return call;
  }

  /**
   * @throws Refused 20009 if it is not over
   */
  void forget(String sid) {
    if (!call(sid).status().over()) {
      throw new Refused(400, Refused.UNFINISHED, "call " + sid + " is not finished");
    }
    calls.remove(sid);
  }

  /** Youngest first, as the systems list them. */
  List<CallView> views() {
    List<CallView> views = new ArrayList<>();
    calls.values().forEach(call -> views.addFirst(call.view()));
    return views;
  }
}
