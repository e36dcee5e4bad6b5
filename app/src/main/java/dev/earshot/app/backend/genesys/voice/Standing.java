package dev.earshot.app.backend.genesys.voice;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.genesys.GwsApi;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.app.supervision.StandingOrder;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Standing orders at our own device (genesys-voice.md chapter 5.1). Reach and span are always sent:
 * what Genesys takes otherwise is the widest of both. An order is never repeated by itself; a
 * cancellation may be (V4). One at a time.
 */
final class Standing {
  private final GwsApi api;
  private final VoiceReports reports;
  private final VoiceReader reader;
  private final VoiceConfig config;

  Standing(GwsApi api, VoiceReports reports, VoiceReader reader, VoiceConfig config) {
    this.api = api;
    this.reports = reports;
    this.reader = reader;
    this.config = config;
  }

  synchronized void arm(StandingOrder.Wish wish) {
    String operation = OwnDevice.operation(wish.mode());
    OwnDevice device = device();
    boolean stands = device.monitoring().isPresent();
    if (!device.offers(operation) && !stands) {
      throw refused(operation + " is not offered: " + VoiceBook.WITHHELD + ".");
    }
    ObjectNode body = request(operation, wish);
    if (stands) {
      disarm();
    }
    String uri = body.path("targetDeviceUri").asString("");
    reports.update(book -> book.ordered(wish));
    Predicate<VoiceBook> confirmed =
        book -> book.stands(wish, uri) || book.calls().stream().anyMatch(c -> c.isBy(wish));
    boolean seen;
    try {
      seen = reports.after(() -> api.post(path(device), body), confirmed, config.confirmation());
    } catch (BackendException e) {
      boolean surely = !(e.problem() instanceof BackendProblem.Unconfirmed);
      reports.update(surely ? VoiceBook::notOrdered : VoiceBook::orderUnanswered);
      throw e;
    }
    if (!seen && !readAgain(confirmed)) {
      reports.update(VoiceBook::orderUnanswered);
      throw new BackendException(
          new BackendProblem.Unconfirmed(
              "Genesys accepted " + operation + ", but does not show the order"));
    }
  }

  /** Until the device shows none; asked twice at most. */
  synchronized void disarm() {
    OwnDevice device = device();
    boolean nothing = device.monitoring().isEmpty() && reports.read(VoiceBook::askedNothing);
    if (nothing) {
      return;
    }
    Predicate<VoiceBook> gone = book -> book.device().flatMap(OwnDevice::monitoring).isEmpty();
    for (int attempt = 1; attempt <= 2; attempt++) {
      ObjectNode body = operation(OwnDevice.CANCEL);
      reports.update(VoiceBook::notOrdered);
      if (cancelled(device, body, gone)) {
        return;
      }
    }
    throw new BackendException(
        new BackendProblem.Unconfirmed("Genesys accepted the cancellation, but the order stands"));
  }

  /** That there is nothing to be cancelled is as good. */
  private boolean cancelled(OwnDevice device, ObjectNode body, Predicate<VoiceBook> gone) {
    try {
      return reports.after(() -> api.post(path(device), body), gone, config.confirmation())
          || readAgain(gone);
    } catch (BackendException e) {
      if (e.problem() instanceof BackendProblem.InvalidState && readAgain(gone)) {
        return true;
      }
      throw e;
    }
  }

  private boolean readAgain(Predicate<VoiceBook> condition) {
    return reader.read() && reports.read(condition::test);
  }

  /** At the end, when nobody waits for what becomes of it. */
  void cancelAtOnce() {
    Optional<OwnDevice> device = reports.read(VoiceBook::device);
    boolean stands = reports.read(book -> book.orders().order().isPresent());
    if (device.isPresent() && stands) {
      api.post(path(device.get()), operation(OwnDevice.CANCEL));
      reports.update(VoiceBook::notOrdered);
    }
  }

  private ObjectNode request(String operation, StandingOrder.Wish wish) {
    ObjectNode body = operation(operation);
    Optional<String> number = VoiceBook.number(wish);
    if (number.isPresent()) {
      body.put("phoneNumber", number.get());
    } else {
      AgentRecord agent =
          reports
              .read(book -> book.agent(wish.target()))
              .orElseThrow(() -> refused("There is no such agent: " + wish.target()));
      body.put("targetDeviceUri", agent.deviceUri());
    }
    boolean agentOnly = !wish.reach().equals(Optional.of(StandingOrder.Reach.CALL));
    return body.put("supervisorMonitoringScope", agentOnly ? "Agent" : "Call")
        .put(
            "supervisorMonitoringMode",
            wish.span() == StandingOrder.Span.NEXT_CALL ? "NextCall" : "AllCalls");
  }

  private static ObjectNode operation(String name) {
    return JsonNodeFactory.instance.objectNode().put("operationName", name);
  }

  private OwnDevice device() {
    return reports
        .read(VoiceBook::device)
        .orElseThrow(
            () ->
                new BackendException(
                    new BackendProblem.Unavailable(
                        "Which device is yours was not read from Genesys yet")));
  }

  private static String path(OwnDevice device) {
    return "/me/devices/" + device.id();
  }

  private static BackendException refused(String why) {
    return new BackendException(new BackendProblem.Rejected(true, why));
  }
}
