package dev.earshot.app.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.UUID;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Speaks to a control API over HTTP and keeps each answer as text. */
public final class ApiClient {
  static final String TOKEN = "t0ken";

  /** What came back; {@code type} and {@code challenge} are empty if their header is missing. */
  public record Answer(int status, String type, String challenge, String body, String headers) {}

  private final OkHttpClient http =
      new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(10)).build();
  private final InetSocketAddress address;
  private final String base;
  private final String bearer;

  public ApiClient(InetSocketAddress address, UUID account) {
    this(address, account, TOKEN);
  }

  public ApiClient(InetSocketAddress address, UUID account, String token) {
    this.address = address;
    this.bearer = "Bearer " + token;
    this.base = "/v1/Accounts/" + account;
  }

  public Answer get(String path) {
    return send("GET", base + path, bearer, "", "");
  }

  public Answer put(UUID call, String json) {
    return send("PUT", base + "/Calls/" + call, bearer, "application/json", json);
  }

  public Answer action(UUID call, String action) {
    return put(call, "{\"conferenceParticipantAction\":" + action + "}");
  }

  /**
   * @param authorization empty for none
   * @param type of the body; empty for none
   */
  public Answer send(String method, String path, String authorization, String type, String body) {
    Request.Builder request =
        new Request.Builder()
            .url("http://" + address.getHostString() + ":" + address.getPort() + path);
    boolean bodyless = method.equals("GET") || method.equals("HEAD");
    request.method(
        method,
        bodyless
            ? null
            : RequestBody.create(
                body.getBytes(UTF_8), type.isEmpty() ? null : MediaType.get(type)));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    try (Response response = http.newCall(request.build()).execute()) {
      return new Answer(
          response.code(),
          header(response, "Content-Type"),
          header(response, "WWW-Authenticate"),
          response.body().string(),
          response.headers().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String header(Response response, String name) {
    String value = response.header(name);
    return value == null ? "" : value;
  }
}
