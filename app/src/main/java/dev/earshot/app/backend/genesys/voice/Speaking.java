package dev.earshot.app.backend.genesys.voice;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.genesys.GwsApi;
import dev.earshot.app.supervision.BackendCall;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SpeakScope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * How who hears us is changed within a call. Nothing is passed on before Genesys, read back, shows
 * us as what we are to be; and our own mixer falls silent before anything is asked of Genesys.
 */
final class Speaking {
  private final GwsApi api;
  private final VoiceReports reports;
  private final VoiceReader reader;
  private final Desk desk;
  private final VoiceConfig config;
  private final InstantSource clock;

  Speaking(
      GwsApi api,
      VoiceReports reports,
      VoiceReader reader,
      Desk desk,
      VoiceConfig config,
      InstantSource clock) {
    this.api = api;
    this.reports = reports;
    this.reader = reader;
    this.desk = desk;
    this.config = config;
    this.clock = clock;
  }

  Known<SpeakScope> speak(
      OwnStay stay, BackendCall.Speak wish, Instant askedAt, BooleanSupplier abandoned) {
    long before = desk.mutes();
    possible(stay, wish.mode());
    readBack();
    possible(stay, wish.mode());
    switch (wish.mode()) {
      case WHISPER -> coach(stay, wish.targets(), askedAt);
      case BARGE -> barge(stay, abandoned);
      case LISTEN -> throw invalid("Listening is a mute");
    }
    desk.talk(stay.leg(), before, abandoned);
    reports.update(book -> book.find(stay.key()).ifPresent(c -> c.desk(false, clock.instant())));
    return scope(stay);
  }

  private void readBack() {
    if (!reader.read()) {
      throw new BackendException(
          new BackendProblem.Unconfirmed("Genesys did not say as what you are in the call"));
    }
  }

  private void possible(OwnStay stay, Mode mode) {
    call(stay, call -> CallView.refusal(call, mode))
        .ifPresent(
            why -> {
              throw new BackendException(new BackendProblem.Rejected(true, why));
            });
  }

  /** Exactly the agent who is coached may be meant, and nobody took his place unasked (V3). */
  private void coach(OwnStay stay, List<ParticipantKey> targets, Instant askedAt) {
    if (call(stay, call -> call.changedHandsSince(askedAt))) {
      throw invalid("Who is in the call has changed: whisper again if you still want to");
    }
    Optional<String> coached =
        reports.read(
            book -> {
              MonitoredCall call = book.find(stay.key()).orElseThrow(Speaking::gone);
              return call.coached().or(() -> book.only(call.record).map(AgentRecord::number));
            });
    if (coached.isEmpty() || !targets.equals(List.of(new ParticipantKey(coached.get())))) {
      throw invalid("It cannot be known whether the one you chose is the one who is coached");
    }
    reports.update(book -> book.find(stay.key()).ifPresent(c -> c.coaches(coached.get())));
  }

  private void barge(OwnStay stay, BooleanSupplier abandoned) {
    if (call(stay, MonitoredCall::mode).equals(Optional.of(Mode.BARGE))) {
      return;
    }
    if (abandoned.getAsBoolean()) {
      throw invalid("Given up");
    }
    switched(stay, Mode.BARGE, CallRecord.TO_BARGE);
  }

  /** Nobody hears us: by our own mixer in any case, and by Genesys where customers might. */
  Known<SpeakScope> mute(Optional<OwnStay> stay) {
    desk.silence();
    Instant now = clock.instant();
    if (stay.isEmpty()) {
      return Known.confirmed(new SpeakScope.Nobody(), now);
    }
    reports.update(book -> book.find(stay.get().key()).ifPresent(call -> call.desk(true, now)));
    if (reports
        .read(b -> b.find(stay.get().key()).filter(MonitoredCall::mayBeBarged))
        .isPresent()) {
      post(stay.get(), Mode.LISTEN, CallRecord.TO_LISTEN);
    }
    return reports
        .read(book -> book.find(stay.get().key()).map(MonitoredCall::scope))
        .orElseGet(() -> Known.confirmed(new SpeakScope.Nobody(), now));
  }

  private void switched(OwnStay stay, Mode mode, String operation) {
    Predicate<VoiceBook> done =
        book -> book.find(stay.key()).flatMap(MonitoredCall::mode).equals(Optional.of(mode));
    boolean seen = reports.after(() -> post(stay, mode, operation), done, config.confirmation());
    if (!seen && !(reader.read() && reports.read(done::test))) {
      throw new BackendException(
          new BackendProblem.Unconfirmed(
              "Genesys accepted " + operation + ", but the call does not show it"));
    }
  }

  private void post(OwnStay stay, Mode mode, String operation) {
    String path = call(stay, call -> call.record.path());
    reports.update(book -> book.find(stay.key()).ifPresent(call -> call.asking(mode)));
    api.post(path, JsonNodeFactory.instance.objectNode().put("operationName", operation));
  }

  private Known<SpeakScope> scope(OwnStay stay) {
    return call(stay, MonitoredCall::scope);
  }

  private <T> T call(OwnStay stay, java.util.function.Function<MonitoredCall, T> question) {
    return reports.read(book -> question.apply(book.find(stay.key()).orElseThrow(Speaking::gone)));
  }

  private static BackendException gone() {
    return new BackendException(new BackendProblem.NotFound("The call has ended"));
  }

  private static BackendException invalid(String why) {
    return new BackendException(new BackendProblem.InvalidState(why));
  }
}
