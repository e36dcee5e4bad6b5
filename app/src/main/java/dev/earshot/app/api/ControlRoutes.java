package dev.earshot.app.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What each path answers, without HTTP: may block up to {@link InForce#WITHIN}, so never call it on
 * the mix or focus thread.
 */
final class ControlRoutes {
  private final UUID account;
  private final List<Route> routes;

  ControlRoutes(UUID account, List<List<Route>> resources) {
    this.account = account;
    this.routes = resources.stream().flatMap(List::stream).toList();
  }

  /** Method and template of every route, for the documentation's test. */
  Stream<String> table() {
    return routes.stream().map(route -> route.method() + " " + route.template());
  }

  /**
   * @param path segments after {@code /v1/Accounts}
   * @param json body text if it was labelled as JSON, otherwise empty
   */
  ApiAnswer answer(String method, List<String> path, Map<String, String> query, String json) {
    if (path.size() < 2) {
      return ApiAnswer.noSuchRoute();
    }
    String asked = method.equals("HEAD") ? "GET" : method;
    List<String> segments = path.subList(1, path.size());
    for (Route route : routes) {
      Optional<Map<String, String>> values = route.match(asked, segments);
      if (values.isPresent()) {
        ApiRequest request = new ApiRequest(values.get(), query, json);
        return refusal(path.getFirst()).orElseGet(() -> answer(route, request));
      }
    }
    return ApiAnswer.noSuchRoute();
  }

  /** What keeps a request away from this account, if anything. */
  Optional<ApiAnswer> refusal(String sid) {
    Optional<UUID> asked = ApiRequest.uuidOf(sid);
    if (asked.isEmpty()) {
      return Optional.of(ApiAnswer.message(400, "Bad request"));
    }
    return asked.get().equals(account)
        ? Optional.empty()
        : Optional.of(ApiAnswer.message(403, "insufficient permissions"));
  }

  private static ApiAnswer answer(Route route, ApiRequest request) {
    try {
      return route.answer().apply(request);
    } catch (Refusal refused) {
      return refused.answer();
    }
  }
}
