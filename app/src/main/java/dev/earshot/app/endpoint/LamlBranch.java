package dev.earshot.app.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earshot.app.backend.signalwire.CallbackSignature;
import dev.earshot.app.backend.signalwire.LamlDocuments;
import dev.earshot.app.backend.signalwire.SignalWireEvents;
import dev.earshot.app.backend.signalwire.StatusCallback;
import dev.earshot.app.supervision.Role;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.UrlEncoded;

/**
 * The documents that SignalWire or Twilio fetches from us, and the receiver of its callbacks. Every
 * request must be signed; it is the only branch of its server, so nothing else is offered there.
 *
 * <ul>
 *   <li>{@code /supervisor}: our own leg, muted. Its room is named by the query, by a SIP header,
 *       or by the console that is dialling.
 *   <li>{@code /agent?room=…}, {@code /customer?room=…}: a call flow. Whoever comes by one of them
 *       is that, because nobody else knows where they are.
 *   <li>{@code /status}: conferences' callbacks; {@code /after}: a call is over.
 * </ul>
 */
public final class LamlBranch implements Branch {
  private static final Logger LOG = System.getLogger(LamlBranch.class.getName());
  private static final String XML = "application/xml; charset=utf-8";
  private static final int BODY_BYTES = 64 * 1024;
  private static final long BODY_SECONDS = 5;

  private final URI publicUrl;
  private final String account;
  private final CallbackSignature signature;
  private final SignalWireEvents events;
  private final Executor threads;

  /**
   * @param publicUrl how the system reaches us
   * @param account whose requests are taken; others are refused
   * @param threads what requests are answered on
   */
  public LamlBranch(
      URI publicUrl,
      String account,
      CallbackSignature signature,
      SignalWireEvents events,
      Executor threads) {
    this.publicUrl = publicUrl;
    this.account = account;
    this.signature = signature;
    this.events = events;
    this.threads = threads;
  }

  @Override
  public void install(Server server) {
    // Plain requests need nothing.
  }

  @Override
  public boolean serves(String path) {
    return !path.equals("/health");
  }

  @Override
  public void ping() {
    // Nothing is kept open.
  }

  @Override
  public void handle(Request request, String path, Response response, Callback callback) {
    if (!request.getMethod().equals("POST")) {
      Reply.text(405, "POST is expected here").send(response, callback);
      return;
    }
    Content.Source.asByteArrayAsync(request, BODY_BYTES)
        .orTimeout(BODY_SECONDS, TimeUnit.SECONDS)
        .thenApplyAsync(body -> answer(request, path, form(new String(body, UTF_8))), threads)
        .exceptionally(_ -> Reply.text(400, "Bad Request"))
        .thenAccept(reply -> reply.send(response, callback));
  }

  private Reply answer(Request request, String path, Map<String, String> form) {
    String query = Optional.ofNullable(request.getHttpURI().getQuery()).orElse("");
    URI asked = URI.create(publicUrl + path + (query.isEmpty() ? "" : "?" + query));
    String given =
        CallbackSignature.FIELDS.stream()
            .map(request.getHeaders()::get)
            .filter(value -> value != null)
            .findFirst()
            .orElse("");
    if (!signature.isRight(asked, form, given)) {
      return refused(path, "the signature is not right: compare /endpoint/publicUrl and the key");
    }
    if (!form.getOrDefault("AccountSid", "").equalsIgnoreCase(account)) {
      return refused(path, "another account");
    }
    return switch (path) {
      case "/supervisor" -> supervisor(form, form(query));
      case "/agent" -> caller(form, form(query), Role.AGENT);
      case "/customer" -> caller(form, form(query), Role.CUSTOMER);
      case "/after" -> xml(LamlDocuments.HANG_UP);
      case "/status" -> {
        StatusCallback.of(form).ifPresent(events::callback);
        yield Reply.empty(204);
      }
      default -> Reply.text(404, "Not Found");
    };
  }

  private Reply supervisor(Map<String, String> form, Map<String, String> query) {
    String from = form.getOrDefault("From", "");
    Optional<String> room =
        text(query, "room")
            .or(() -> text(form, "SipHeader_X-Room"))
            .or(() -> events.wishedRoom(from));
    if (room.isEmpty()) {
      LOG.log(Level.WARNING, "a supervisor called who is not joining any conference");
      return xml(LamlDocuments.HANG_UP);
    }
    events.documentFetched(form.getOrDefault("CallSid", ""), from, room.get());
    return xml(LamlDocuments.supervisor(publicUrl + "/after", room.get(), text(query, "coach")));
  }

  private Reply caller(Map<String, String> form, Map<String, String> query, Role role) {
    Optional<String> room = text(query, "room");
    if (room.isEmpty()) {
      LOG.log(Level.WARNING, "the address of a call flow must end with ?room=NAME");
      return xml(LamlDocuments.HANG_UP);
    }
    text(form, "CallSid").ifPresent(sid -> events.roleGiven(sid, role));
    boolean customer = role == Role.CUSTOMER;
    return xml(LamlDocuments.caller(room.get(), !customer, customer, publicUrl + "/status"));
  }

  private static Optional<String> text(Map<String, String> fields, String name) {
    return Optional.ofNullable(fields.get(name)).filter(value -> !value.isBlank());
  }

  private static Reply xml(String document) {
    return new Reply(200, XML, document);
  }

  private static Reply refused(String path, String why) {
    LOG.log(Level.WARNING, "refused a request for {0}: {1}", path, why);
    return Reply.text(403, "Forbidden");
  }

  private static Map<String, String> form(String text) {
    Map<String, String> form = new HashMap<>();
    UrlEncoded.decodeTo(text, form::putIfAbsent, UTF_8);
    return form;
  }
}
