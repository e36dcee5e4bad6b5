package dev.earshot.app.api;

import dev.earshot.audio.focus.FocusMember;
import dev.earshot.audio.focus.FocusRoom;
import dev.earshot.audio.focus.MemberAction;
import dev.earshot.mixer.PendingChange.Outcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What each path answers, without HTTP: may block up to {@link #IN_FORCE_WITHIN}, so never call it
 * on the mix or focus thread.
 */
final class ControlRoutes {
  /** A change takes one tick of 10 ms; longer means that the mixer is in trouble. */
  static final Duration IN_FORCE_WITHIN = Duration.ofSeconds(2);

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final List<String> CALL_FILTERS = List.of("direction", "from", "to");

  private final UUID account;
  private final FocusControl focus;
  private final EndedCalls ended;
  private final InstantSource clock;
  private final CallDocuments documents;

  ControlRoutes(UUID account, FocusControl focus, EndedCalls ended, InstantSource clock) {
    this.account = account;
    this.focus = focus;
    this.ended = ended;
    this.clock = clock;
    this.documents = new CallDocuments(account, focus.address());
  }

  /**
   * @param path segments after {@code /v1/Accounts}
   * @param json body text if it was labelled as JSON, otherwise empty
   */
  ApiAnswer answer(String method, List<String> path, Map<String, String> query, String json) {
    boolean get = method.equals("GET") || method.equals("HEAD");
    boolean update = method.equals("PUT") || method.equals("POST");
    String resource = path.size() < 2 ? "" : path.get(1);
    boolean known =
        switch (path.size()) {
          case 2 -> get && (resource.equals("Conferences") || resource.equals("Calls"));
          case 3 -> (get || update) && resource.equals("Calls");
          default -> false;
        };
    if (!known) {
      return ApiAnswer.noSuchRoute();
    }
    Optional<UUID> sid = uuid(path.getFirst());
    Optional<UUID> call = path.size() == 3 ? uuid(path.get(2)) : Optional.empty();
    if (sid.isEmpty() || (path.size() == 3 && call.isEmpty())) {
      return ApiAnswer.message(400, "Bad request");
    }
    if (!sid.get().equals(account)) {
      return ApiAnswer.message(403, "insufficient permissions");
    }
    if (call.isPresent()) {
      return get ? call(call.get()) : update(call.get(), json);
    }
    return resource.equals("Calls") ? calls(query) : conferences(query);
  }

  private static Optional<UUID> uuid(String text) {
    // UUID.fromString alone would take 1-1-1-1-1.
    return text.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }

  private ApiAnswer conferences(Map<String, String> query) {
    List<FocusRoom> rooms = focus.rooms();
    boolean expand = "participants".equals(query.get("expand"));
    return ApiAnswer.json(
        200,
        expand
            ? CallDocuments.expanded(rooms, clock.instant(), focus::talking)
            : CallDocuments.names(rooms));
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
        && CALL_FILTERS.stream()
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

  private ApiAnswer update(UUID callSid, String json) {
    JsonNode body;
    try {
      body = json.isEmpty() ? JsonNodeFactory.instance.objectNode() : MAPPER.readTree(json);
    } catch (UnexpectedEndOfInputException cut) {
      return ApiAnswer.message(400, "Unexpected end of JSON input");
    } catch (JacksonException broken) {
      return ApiAnswer.message(400, "Unexpected token in JSON at " + position(broken));
    }
    CallUpdate update = CallUpdate.of(body);
    if (update instanceof CallUpdate.Rejected rejected) {
      return ApiAnswer.message(400, rejected.msg());
    }
    Optional<FocusMember> member = focus.member(callSid);
    if (member.isEmpty()) {
      return ended.find(callSid, clock.instant()).isPresent()
          ? gone(callSid)
          : ApiAnswer.notFound();
    }
    return switch (update) {
      case CallUpdate.Act act -> inForce(callSid, act.action());
      case CallUpdate.HangUp hangUp -> hangUp(callSid);
      case CallUpdate.Incompatible incompatible ->
          ApiAnswer.relayed(
              422,
              "current call state is incompatible with requested action for call_sid " + callSid);
      case CallUpdate.Rejected rejected -> ApiAnswer.message(400, rejected.msg());
    };
  }

  private static String position(JacksonException broken) {
    return "line "
        + broken.getLocation().getLineNr()
        + " column "
        + broken.getLocation().getColumnNr();
  }

  private ApiAnswer inForce(UUID callSid, MemberAction action) {
    return switch (focus.act(callSid, List.of(action)).await(IN_FORCE_WITHIN)) {
      case Outcome.Applied applied -> ApiAnswer.accepted();
      case Outcome.Refused refused ->
          focus.member(callSid).isEmpty()
              ? gone(callSid)
              : ApiAnswer.message(500, "refused: " + refused.why());
      case Outcome.Unanswered unanswered -> unanswered(callSid);
    };
  }

  /**
   * Takes his ears and voice first, by a change that can be awaited, and then the call: when the
   * answer is sent he neither hears nor is heard, however long the BYE takes.
   */
  private ApiAnswer hangUp(UUID callSid) {
    ApiAnswer silenced = inForce(callSid, new MemberAction.Hold());
    boolean removed = focus.remove(callSid);
    return removed || silenced.status() == 202 ? silenced : gone(callSid);
  }

  private static ApiAnswer gone(UUID callSid) {
    return ApiAnswer.relayed(422, "call session is gone for call_sid " + callSid);
  }

  private static ApiAnswer unanswered(UUID callSid) {
    return ApiAnswer.message(
        504,
        "no answer from the mixer within "
            + IN_FORCE_WITHIN.toSeconds()
            + " s; whether the change to call_sid "
            + callSid
            + " is in force is unknown");
  }
}
