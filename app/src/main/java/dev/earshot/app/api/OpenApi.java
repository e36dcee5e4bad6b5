package dev.earshot.app.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The description of this API (OpenAPI 3.1), which everybody may read: it holds no secret. */
final class OpenApi {
  static final String PATH = "/v1/openapi.yaml";

  private OpenApi() {}

  static ApiAnswer answer() {
    return new ApiAnswer(200, "application/yaml; charset=utf-8", Map.of(), text());
  }

  static String text() {
    try (InputStream file = OpenApi.class.getResourceAsStream("openapi.yaml")) {
      if (file == null) {
        throw new IllegalStateException("openapi.yaml is not part of this build");
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
