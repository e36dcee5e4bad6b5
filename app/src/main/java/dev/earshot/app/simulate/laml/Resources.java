package dev.earshot.app.simulate.laml;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which resource is meant by a request, and what it answers. Any thread. */
final class Resources {
  private final List<Resource> all;
  private final Set<Quirk> quirks;

  Resources(List<Resource> all, Set<Quirk> quirks) {
    this.all = List.copyOf(all);
    this.quirks = quirks;
  }

  /**
   * @throws Refused 404 if there is none, 405 if it has no such method
   */
  Resource of(RestRequest request) {
    Optional<Resource> found =
        all.stream().filter(resource -> resource.shape().equals(request.shape())).findFirst();
    return found.orElseThrow(
        () -> {
          String path = request.shape().substring(request.method().length());
          boolean known = all.stream().anyMatch(resource -> resource.shape().endsWith(path));
          return known
              ? new Refused(405, Refused.METHOD, request.method() + " is not allowed here")
              : Refused.notFound("/" + String.join("/", request.path()));
        });
  }

  RestAnswer answer(Resource resource, RestRequest request) {
    try {
      return resource.answer().apply(request);
    } catch (Refused e) {
      return refusal(e);
    }
  }

  /** As the quirks have it. */
  RestAnswer refusal(Refused plain) {
    boolean unprocessable =
        quirks.contains(Quirk.UNPROCESSABLE)
            && (plain.code() == Refused.INVALID || plain.code() == Refused.CONFERENCE);
    return RestAnswer.refusal(
        unprocessable ? new Refused(422, plain.code(), plain.message()) : plain);
  }

  /** Names of all steps a fault may meet; the update of a participant has several. */
  static List<String> steps() {
    return Stream.of(
            "conferences",
            "conference",
            "conference-update",
            "participants",
            "participant",
            "mute",
            "unmute",
            "coach",
            "uncoach",
            "hold",
            "update",
            "remove",
            "create-participant",
            "calls",
            "call",
            "create-call",
            "call-update",
            "call-delete",
            Documents.STEP,
            Callbacks.STEP,
            Switchboard.STEP)
        .toList();
  }
}
