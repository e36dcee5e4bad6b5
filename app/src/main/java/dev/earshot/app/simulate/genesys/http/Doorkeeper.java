package dev.earshot.app.simulate.genesys.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earshot.app.simulate.genesys.http.WebSessions.WebSession;
import dev.earshot.app.simulate.genesys.world.Office;
import dev.earshot.app.simulate.genesys.world.Person;
import dev.earshot.audio.sip.Secret;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Log-in and CSRF (genesys-voice.md 2): Basic once, then two cookies; whatever changes something
 * must bear the token that every answer to a GET names, polls as well. Safe for any thread.
 */
final class Doorkeeper {
  static final String CSRF_NAME = "X-CSRF-HEADER";
  static final String CSRF = "X-CSRF-TOKEN";

  private final WebSessions sessions;
  private final Office office;
  private final Secret password;

  /** Whether somebody is let in. */
  sealed interface Admission {}

  /**
   * @param headers that the answer is to bear
   */
  record Admitted(WebSession who, HttpFields headers) implements Admission {}

  record Refused(Answer answer) implements Admission {}

  /**
   * @param password of everybody
   */
  Doorkeeper(WebSessions sessions, Office office, Secret password) {
    this.sessions = sessions;
    this.office = office;
    this.password = password;
  }

  Admission admit(Request request) {
    Optional<WebSession> known =
        sessions.find(
            BayeuxHttp.cookie(request, WebSessions.COOKIE).orElse(""),
            BayeuxHttp.cookie(request, WebSessions.BALANCER).orElse(""));
    boolean reading = request.getMethod().equals("GET");
    if (known.isPresent()) {
      return reading || known.get().csrf().equals(request.getHeaders().get(CSRF))
          ? new Admitted(known.get(), reading ? token(known.get()) : HttpFields.EMPTY)
          : new Refused(Answer.text(403, "Missing or invalid Csrf token"));
    }
    Optional<Person> person = basic(request.getHeaders().get(HttpHeader.AUTHORIZATION));
    if (person.isEmpty()) {
      return new Refused(
          Answer.json(
                  401,
                  JsonNodeFactory.instance
                      .objectNode()
                      .put("statusCode", 20)
                      .put("statusMessage", "Not authenticated"))
              .with(HttpFields.build().add("WWW-Authenticate", "Basic realm=\"gws\"")));
    }
    if (!reading) {
      return new Refused(Answer.text(403, "Missing or invalid Csrf token"));
    }
    WebSession fresh = sessions.begin(person.get());
    return new Admitted(fresh, withCookies(fresh));
  }

  private static HttpFields.Mutable token(WebSession session) {
    return HttpFields.build().add(CSRF_NAME, CSRF).add(CSRF, session.csrf());
  }

  private static HttpFields withCookies(WebSession session) {
    return token(session)
        .add("Set-Cookie", WebSessions.COOKIE + "=" + session.id() + "; Path=/; HttpOnly")
        .add("Set-Cookie", WebSessions.BALANCER + "=" + session.node() + "; Path=/");
  }

  private Optional<Person> basic(@Nullable String field) {
    if (field == null || !field.regionMatches(true, 0, "Basic ", 0, 6)) {
      return Optional.empty();
    }
    try {
      String given = new String(Base64.getDecoder().decode(field.substring(6).strip()), UTF_8);
      int colon = given.indexOf(':');
      byte[] told = given.substring(colon + 1).getBytes(UTF_8);
      boolean right = MessageDigest.isEqual(told, password.reveal().getBytes(UTF_8));
      return colon < 0 || !right ? Optional.empty() : office.byName(given.substring(0, colon));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
