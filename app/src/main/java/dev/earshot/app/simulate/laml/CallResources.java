package dev.earshot.app.simulate.laml;

import dev.earshot.app.simulate.laml.Verb.Link;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls (spec chapter 3.3). */
final class CallResources {
  private final Exchange exchange;
  private final Switchboard switchboard;
  private final WireObjects wire;
  private final InstantSource clock;

  CallResources(Exchange exchange, Switchboard switchboard, WireObjects wire, InstantSource clock) {
    this.exchange = exchange;
    this.switchboard = switchboard;
    this.wire = wire;
    this.clock = clock;
  }

  List<Resource> all() {
    return List.of(
        Resource.of("GET Calls", "calls", this::list),
        Resource.of("POST Calls", "create-call", this::create),
        Resource.of("GET Calls/*", "call", this::read),
        Resource.of("POST Calls/*", "call-update", this::update),
        Resource.of("DELETE Calls/*", "call-delete", this::delete));
  }

  private RestAnswer list(RestRequest request) {
    Form query = request.query();
    List<CallView> found =
        exchange.calls().stream()
            .filter(view -> query.text("Status").map(view.status().wire()::equals).orElse(true))
            .filter(view -> query.text("From").map(view.parties().from()::equals).orElse(true))
            .filter(view -> query.text("To").map(view.parties().to()::equals).orElse(true))
            .toList();
    return RestAnswer.json(
        200,
        Paging.page(
            wire.root() + "/Calls" + wire.suffix(),
            query,
            "calls",
            found,
            CallView::sid,
            view -> wire.call(view, clock.instant())));
  }

  private RestAnswer create(RestRequest request) {
    Form body = request.body();
    String to = body.text("To").orElseThrow(() -> Refused.invalid("To is required"));
    String from = body.text("From").orElseThrow(() -> Refused.invalid("From is required"));
    Link link = link(body).orElseThrow(() -> Refused.invalid("Url is required"));
    Duration timeout = Duration.ofSeconds(body.number("Timeout", 1, 600, 60));
    CallView call = switchboard.place(from, to, new Source.Asked(link, Map.of()), timeout);
    return RestAnswer.json(201, wire.call(call, clock.instant()));
  }

  private static Optional<Link> link(Form body) {
    Optional<String> url = body.text("Url");
    if (url.filter(text -> !text.matches("https?://.+")).isPresent()) {
      throw Refused.invalid("Url must begin with http:// or https://");
    }
    String method = body.text("Method").orElse("POST");
    if (!method.equals("POST") && !method.equals("GET")) {
      throw Refused.invalid("Method must be GET or POST");
    }
    return url.map(text -> new Link(text, method));
  }

  private RestAnswer read(RestRequest request) {
    return RestAnswer.json(200, wire.call(exchange.callView(request.segment(1)), clock.instant()));
  }

  private RestAnswer update(RestRequest request) {
    String sid = request.segment(1);
    Optional<Link> link = link(request.body());
    Optional<String> status = request.body().text("Status");
    if (status.filter(text -> !text.matches("completed|canceled")).isPresent()) {
      throw Refused.invalid("Status must be completed or canceled");
    }
    if (status.isPresent()) {
      exchange.lineOf(sid).ifPresent(Line::hangUp);
    } else {
      Link to = link.orElseThrow(() -> Refused.invalid("Url or Status is required"));
      exchange.redirect(sid, new Source.Asked(to, Map.of()));
    }
    return read(request);
  }

  private RestAnswer delete(RestRequest request) {
    exchange.forget(request.segment(1));
    return RestAnswer.nothing();
  }
}
