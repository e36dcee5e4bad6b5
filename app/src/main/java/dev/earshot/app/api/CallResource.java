package dev.earshot.app.api;

import dev.earshot.audio.focus.FocusMember;
import dev.earshot.audio.focus.MemberAction;
import dev.earshot.audio.sip.ReferProgress;
import dev.earshot.mixer.PendingChange;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Calls, which is what members are to jambonz: list, read, change, hang up. */
final class CallResource {
  private static final Duration TELEPHONE_WITHIN = Duration.ofSeconds(5);
  private static final List<String> FILTERS = List.of("direction", "from", "to");

  private final FocusControl focus;
  private final EndedCalls ended;
  private final InstantSource clock;
  private final CallDocuments documents;

  CallResource(FocusControl focus, EndedCalls ended, InstantSource clock, CallDocuments documents) {
    this.focus = focus;
    this.ended = ended;
    this.clock = clock;
    this.documents = documents;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/Calls", request -> calls(request.query())),
        new Route("GET", "/Calls/{call_sid}", request -> call(request.uuid("call_sid"))),
        new Route("PUT", "/Calls/{call_sid}", this::update),
        new Route("POST", "/Calls/{call_sid}", this::update),
        new Route("DELETE", "/Calls/{call_sid}", this::delete));
  }

  private ApiAnswer calls(Map<String, String> query) {
    ArrayNode answer = JsonNodeFactory.instance.arrayNode();
    Stream<ObjectNode> running =
        focus.rooms().stream().flatMap(r -> r.members().stream()).map(documents::running);
    Stream<ObjectNode> over = ended.at(clock.instant()).stream().map(documents::ended);
    Stream.concat(running, over).filter(call -> passes(call, query)).forEach(answer::add);
    return ApiAnswer.json(200, answer);
  }

  /** Exact matches; {@code callStatus} alone is camelCase, and unknown filters are ignored. */
  private static boolean passes(ObjectNode call, Map<String, String> query) {
    String status = query.getOrDefault("callStatus", "");
    return (status.isEmpty() || status.equals(call.path("call_status").asString()))
        && FILTERS.stream()
            .filter(query::containsKey)
            .allMatch(name -> call.path(name).asString().equals(query.get(name)));
  }

  private ApiAnswer call(UUID callSid) {
    return focus
        .member(callSid)
        .map(documents::running)
        .or(() -> ended.find(callSid, clock.instant()).map(documents::ended))
        .map(call -> ApiAnswer.json(200, call))
        .orElseGet(ApiAnswer::notFound);
  }

  private ApiAnswer update(ApiRequest request) {
    UUID callSid = request.uuid("call_sid");
    CallUpdate update = CallUpdate.of(request.body());
    if (update instanceof CallUpdate.Rejected rejected) {
      return ApiAnswer.message(400, rejected.msg());
    }
    return absent(callSid)
        .orElseGet(
            () ->
                switch (update) {
                  case CallUpdate.Act act ->
                      inForce(callSid, focus.act(callSid, List.of(act.action())));
                  case CallUpdate.CoachOnly only ->
                      inForce(callSid, PrivateCoach.coach(focus, callSid, only.ears()));
                  case CallUpdate.Transfer transfer -> transfer(callSid, transfer.target());
                  case CallUpdate.HangUp _ -> hangUp(callSid, ApiAnswer.accepted());
                  case CallUpdate.Incompatible _ -> incompatible(callSid);
                  case CallUpdate.Rejected rejected -> ApiAnswer.message(400, rejected.msg());
                });
  }

  private ApiAnswer delete(ApiRequest request) {
    UUID callSid = request.uuid("call_sid");
    return absent(callSid).orElseGet(() -> hangUp(callSid, ApiAnswer.noContent()));
  }

  private Optional<ApiAnswer> absent(UUID callSid) {
    Optional<FocusMember> member = focus.member(callSid);
    if (member.isPresent()) {
      return Optional.empty();
    }
    boolean was = ended.find(callSid, clock.instant()).isPresent();
    return Optional.of(was ? gone(callSid) : ApiAnswer.notFound());
  }

  private static ApiAnswer incompatible(UUID callSid) {
    return ApiAnswer.relayed(
        422, "current call state is incompatible with requested action for call_sid " + callSid);
  }

  private ApiAnswer inForce(UUID callSid, PendingChange change) {
    return InForce.answer(
        change,
        "call_sid " + callSid,
        ApiAnswer::accepted,
        () -> focus.member(callSid).isEmpty() ? Optional.of(gone(callSid)) : Optional.empty());
  }

  /**
   * Takes his ears and voice first, by a change that can be awaited, and then the call: when the
   * answer is sent he neither hears nor is heard, however long the BYE takes.
   */
  private ApiAnswer hangUp(UUID callSid, ApiAnswer done) {
    ApiAnswer silenced = inForce(callSid, focus.act(callSid, List.of(new MemberAction.Hold())));
    boolean removed = focus.remove(callSid);
    if (silenced.status() == 202) {
      return done;
    }
    return removed ? silenced : gone(callSid);
  }

  /** Answers when his telephone has; that he has got there, his leaving tells. */
  private ApiAnswer transfer(UUID callSid, String target) {
    CompletableFuture<ReferProgress> first = new CompletableFuture<>();
    if (!focus.transfer(callSid, target, first::complete)) {
      return incompatible(callSid);
    }
    try {
      return first.get(TELEPHONE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                  instanceof ReferProgress.Finished(int status, String reason)
              && status / 100 != 2
          ? ApiAnswer.message(409, "transfer refused: " + status + " " + reason)
          : ApiAnswer.accepted();
    } catch (TimeoutException silent) {
      return ApiAnswer.message(
          504, "no answer from the telephone of call_sid " + callSid + " to the transfer");
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("the wait for a telephone was cut short", e);
    }
  }

  private static ApiAnswer gone(UUID callSid) {
    return ApiAnswer.relayed(422, "call session is gone for call_sid " + callSid);
  }
}
