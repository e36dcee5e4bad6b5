package dev.earshot.app.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A short answer to an HTTP request.
 *
 * @param type of the body; empty for none
 * @param fields further header fields
 */
public record Reply(int status, String type, String body, Map<String, String> fields) {
  private static final String JSON = "application/json; charset=utf-8";
  private static final String TEXT = "text/plain; charset=utf-8";

  public Reply {
    fields = Map.copyOf(fields);
  }

  public Reply(int status, String type, String body) {
    this(status, type, body, Map.of());
  }

  /** The same with these header fields. */
  public Reply with(Map<String, String> more) {
    return new Reply(status, type, body, more);
  }

  public static Reply json(int status, String body) {
    return new Reply(status, JSON, body);
  }

  public static Reply text(int status, String body) {
    return new Reply(status, TEXT, body);
  }

  static Reply empty(int status) {
    return new Reply(status, "", "");
  }

  /** Sends it; the request is over then. */
  public void send(Response response, Callback callback) {
    response.setStatus(status);
    if (!type.isEmpty()) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    }
    if (status == 401) {
      response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"earshot\"");
    }
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    fields.forEach(response.getHeaders()::put);
    byte[] bytes = body.getBytes(UTF_8);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
    response.write(true, ByteBuffer.wrap(bytes), callback);
  }
}
