package dev.earshot.app.simulate.laml;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earshot.app.simulate.laml.Verb.Link;
import dev.earshot.audio.sip.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Requests to applications, signed as the dialect signs (spec chapter 6); no more than 15 s each.
 * Blocks; any thread.
 */
final class Courier implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int MOST_BYTES = 64 * 1024;

  /**
   * @param url where the answer came from, after redirections
   */
  record Reply(int status, String url, String body) {}

  private final Dialect dialect;
  private final Secret key;
  private final OkHttpClient http =
      new OkHttpClient.Builder().callTimeout(PATIENCE).retryOnConnectionFailure(false).build();

  Courier(Dialect dialect, Secret key) {
    this.dialect = dialect;
    this.key = key;
  }

  /**
   * @throws IOException if there is no answer, or one beyond 64 KiB; names the URL without its
   *     query
   */
  Reply ask(Link to, Map<String, String> fields) throws IOException {
    HttpUrl url =
        Optional.ofNullable(HttpUrl.parse(to.url()))
            .orElseThrow(() -> new IOException("'" + to.url() + "' is no URL"));
    try (Response answer = http.newCall(request(url, to, fields)).execute()) {
      byte[] body = answer.body().byteStream().readNBytes(MOST_BYTES + 1);
      if (body.length > MOST_BYTES) {
        throw new IOException("more than " + MOST_BYTES + " bytes");
      }
      return new Reply(answer.code(), answer.request().url().toString(), new String(body, UTF_8));
    } catch (IOException e) {
      throw new IOException(url.redact() + ": " + e.getMessage(), e);
    }
  }

  private Request request(HttpUrl url, Link to, Map<String, String> fields) {
    if (to.method().equals("GET")) {
      HttpUrl.Builder more = url.newBuilder();
      fields.forEach(more::addQueryParameter);
      // What is in the query is signed as part of the URL.
      HttpUrl whole = more.build();
      return signed(new Request.Builder().url(whole), whole.toString(), Map.of()).build();
    }
    FormBody.Builder form = new FormBody.Builder();
    fields.forEach(form::add);
    return signed(new Request.Builder().url(url), to.url(), fields).post(form.build()).build();
  }

  private Request.Builder signed(Request.Builder request, String url, Map<String, String> fields) {
    String signature = Signature.of(key, url, fields);
    request.header("X-Twilio-Signature", signature);
    return dialect.twilio() ? request : request.header("X-SignalWire-Signature", signature);
  }

  @Override
  public void close() {
    http.connectionPool().evictAll();
  }
}
