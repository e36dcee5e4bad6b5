package dev.earshot.app.simulate.genesys.http;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cometd.bayeux.Promise;
import org.cometd.server.CometDRequest;
import org.cometd.server.CometDResponse;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** One HTTP exchange of Jetty as CometD wants to see it; the body has been read already. */
final class BayeuxHttp implements CometDRequest, CometDResponse {
  private final Request request;
  private final Response response;
  private final byte[] body;

  BayeuxHttp(Request request, Response response, byte[] body) {
    this.request = request;
    this.response = response;
    this.body = body;
  }

  static Optional<String> cookie(Request request, String name) {
    return Request.getCookies(request).stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  @Override
  public String getMethod() {
    return request.getMethod();
  }

  @Override
  public String getProtocol() {
    return request.getConnectionMetaData().getProtocol();
  }

  @Override
  public List<String> getParameterValues(String name) {
    return Request.extractQueryParameters(request).getValuesOrEmpty(name);
  }

  @Override
  public String getCharacterEncoding() {
    return "UTF-8";
  }

  @Override
  public @Nullable String getCookie(String name) {
    return cookie(request, name).orElse(null);
  }

  @Override
  public Input getInput() {
    return new Body(ByteBuffer.wrap(body));
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    return request.getAttribute(name);
  }

  @Override
  public void setAttribute(String name, Object value) {
    request.setAttribute(name, value);
  }

  @Override
  public void addFailureHandler(Consumer<Throwable> handler) {
    request.addFailureListener(handler);
  }

  @Override
  public void addHeader(String name, String value) {
    response.getHeaders().add(name, value);
  }

  @Override
  public void setContentType(String type) {
    response.getHeaders().put("Content-Type", type);
  }

  @Override
  public Output getOutput() {
    return (last, bytes, promise) ->
        response.write(last, ByteBuffer.wrap(bytes), callback(promise));
  }

  private static Callback callback(Promise<Void> promise) {
    return Callback.from(() -> done(promise), promise::fail);
  }

  /** CometD's promise of nothing takes null. */
  @SuppressWarnings("NullAway")
  private static void done(Promise<Void> promise) {
    promise.succeed(null);
  }

  /** All of it at once. */
  private record Body(ByteBuffer bytes) implements Input {
    @Override
    public void demand(Runnable task) {
      task.run();
    }

    @Override
    public Chunk read() {
      return new Whole(bytes);
    }
  }

  private record Whole(ByteBuffer byteBuffer) implements Input.Chunk {
    @Override
    public boolean isLast() {
      return true;
    }

    @Override
    public void release() {}
  }
}
