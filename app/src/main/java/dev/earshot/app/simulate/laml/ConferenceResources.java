package dev.earshot.app.simulate.laml;

import dev.earshot.app.simulate.laml.Verb.Conference;
import dev.earshot.mixer.PendingChange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Conferences and participants (spec chapters 3.1 and 3.2). */
final class ConferenceResources {
  /** How long a change may take to be in force; then the answer would be a lie. */
  private static final Duration IN_FORCE = Duration.ofSeconds(2);

  private static final Set<String> STATUSES = Set.of("init", "in-progress", "completed");

  private final Exchange exchange;
  private final Switchboard switchboard;
  private final WireObjects wire;
  private final Dialect dialect;

  ConferenceResources(
      Exchange exchange, Switchboard switchboard, WireObjects wire, Dialect dialect) {
    this.exchange = exchange;
    this.switchboard = switchboard;
    this.wire = wire;
    this.dialect = dialect;
  }

  List<Resource> all() {
    return List.of(
        Resource.of("GET Conferences", "conferences", this::list),
        Resource.of("GET Conferences/*", "conference", this::read),
        Resource.of("POST Conferences/*", "conference-update", this::update),
        Resource.of("GET Conferences/*/Participants", "participants", this::participants),
        Resource.of("POST Conferences/*/Participants", "create-participant", this::create),
        Resource.of("GET Conferences/*/Participants/*", "participant", this::participant),
        new Resource(
            "POST Conferences/*/Participants/*",
            request -> ParticipantUpdate.of(request.body()).step(),
            this::change),
        Resource.of("DELETE Conferences/*/Participants/*", "remove", this::remove));
  }

  private RestAnswer list(RestRequest request) {
    Form query = request.query();
    Optional<String> status = query.text("Status");
    if (status.filter(text -> !STATUSES.contains(text)).isPresent()) {
      throw Refused.invalid("Status must be one of " + STATUSES.stream().sorted().toList());
    }
    List<ConferenceView> found =
        exchange.conferences().stream()
            .filter(view -> status.isEmpty() || view.status().equals(status.get()))
            .filter(view -> query.text("FriendlyName").map(view.name()::equals).orElse(true))
            .filter(view -> on(query, "DateCreated", view.created()))
            .filter(view -> on(query, "DateUpdated", view.updated()))
            .toList();
    String path = wire.root() + "/Conferences" + wire.suffix();
    return RestAnswer.json(
        200, Paging.page(path, query, "conferences", found, ConferenceView::sid, wire::conference));
  }

  /** {@code Date=}, {@code Date<=} and {@code Date>=}; the sign belongs to the name. */
  private static boolean on(Form query, String name, Instant at) {
    LocalDate date = LocalDate.ofInstant(at, ZoneOffset.UTC);
    return query.text(name).map(text -> date.equals(day(name, text))).orElse(true)
        && query.text(name + "<").map(text -> !date.isAfter(day(name, text))).orElse(true)
        && query.text(name + ">").map(text -> !date.isBefore(day(name, text))).orElse(true);
  }

  private static LocalDate day(String name, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Refused.invalid(name + " must be YYYY-MM-DD, not '" + text + "'");
    }
  }

  private RestAnswer read(RestRequest request) {
    return RestAnswer.json(200, wire.conference(exchange.conference(request.segment(1))));
  }

  private RestAnswer update(RestRequest request) {
    Form body = request.body();
    if (body.has("AnnounceUrl")) {
      throw Refused.invalid("the simulator announces nothing");
    }
    if (!body.text("Status").equals(Optional.of("completed"))) {
      throw Refused.invalid("Status must be completed");
    }
    return RestAnswer.json(200, wire.conference(exchange.complete(request.segment(1))));
  }

  private RestAnswer participants(RestRequest request) {
    Form query = request.query();
    Optional<Boolean> muted = query.flag("Muted");
    Optional<Boolean> hold = query.flag("Hold");
    Optional<Boolean> coaching = dialect.twilio() ? query.flag("Coaching") : Optional.empty();
    List<ParticipantView> found =
        exchange.participants(request.segment(1)).stream()
            .filter(view -> muted.map(on -> on == view.muted()).orElse(true))
            .filter(view -> hold.map(on -> on == view.hold()).orElse(true))
            .filter(view -> coaching.map(on -> on == view.coaching()).orElse(true))
            .toList();
    String path =
        wire.root() + "/Conferences/" + request.segment(1) + "/Participants" + wire.suffix();
    return RestAnswer.json(
        200,
        Paging.page(path, query, "participants", found, ParticipantView::call, wire::participant));
  }

  private RestAnswer participant(RestRequest request) {
    return RestAnswer.json(
        200, wire.participant(exchange.participant(request.segment(1), request.segment(3))));
  }

  /** Answered when it is in force, so that nobody believes what is not yet so. */
  private RestAnswer change(RestRequest request) {
    ParticipantUpdate update = ParticipantUpdate.of(request.body());
    PendingChange change = exchange.update(request.segment(1), request.segment(3), update);
    if (!(change.await(IN_FORCE) instanceof PendingChange.Outcome.Applied)) {
      throw Refused.notFound("/Participants/" + request.segment(3));
    }
    return participant(request);
  }

  private RestAnswer remove(RestRequest request) {
    exchange.remove(request.segment(1), request.segment(3));
    return RestAnswer.nothing();
  }

  /** Twilio only: calls somebody straight into a conference. */
  private RestAnswer create(RestRequest request) {
    if (!dialect.twilio()) {
      throw new Refused(405, Refused.METHOD, "participants are not created by REST here");
    }
    Form body = request.body();
    String to = body.text("To").orElseThrow(() -> Refused.invalid("To is required"));
    String from = body.text("From").orElseThrow(() -> Refused.invalid("From is required"));
    Conference entry = entry(body);
    Duration timeout = Duration.ofSeconds(body.number("Timeout", 1, 600, 60));
    ParticipantView view = switchboard.invite(request.segment(1), from, to, entry, timeout);
    return RestAnswer.json(201, wire.participant(view));
  }

  private static Conference entry(Form body) {
    boolean coaching = body.flag("Coaching").orElse(false);
    Optional<String> target = body.text("CallSidToCoach");
    if (coaching && target.isEmpty()) {
      throw Refused.conference("Coaching=true requires CallSidToCoach");
    }
    return new Conference(
        "",
        body.flag("Muted").orElse(false),
        !body.text("Beep").equals(Optional.of("false")),
        body.flag("StartConferenceOnEnter").orElse(true),
        body.flag("EndConferenceOnExit").orElse(false),
        coaching ? target : Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        body.text("Label"));
  }
}
