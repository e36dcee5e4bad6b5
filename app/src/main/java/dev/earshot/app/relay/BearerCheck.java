package dev.earshot.app.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earshot.audio.sip.Secret;
import java.security.MessageDigest;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** Whether a request shows the relay's bearer token. */
public record BearerCheck(Secret token) {
  boolean admits(Request request) {
    String given = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    return given != null
        && given.regionMatches(true, 0, "Bearer ", 0, 7)
        // Takes the same time wherever the difference is.
        && MessageDigest.isEqual(
            given.substring(7).strip().getBytes(UTF_8), token.reveal().getBytes(UTF_8));
  }
}
