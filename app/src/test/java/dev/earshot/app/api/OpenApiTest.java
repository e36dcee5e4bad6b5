package dev.earshot.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.sip.Secret;
import dev.earshot.mixer.PendingChange.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The description against the server: every path, method and status in it is tried, and nothing
 * else is served.
 */
class OpenApiTest {
  private static final UUID ACCOUNT = ApiConfig.DEFAULT_ACCOUNT;
  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";
  private static final Instant NOW = FakeFocus.STARTED.plusSeconds(83);
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");
  private static final String BUSY =
      "{\"conferenceParticipantAction\":{\"action\":\"transfer\",\"referTo\":\"sip:busy@a\"}}";

  private static final JsonNode FILE = read();

  private final FakeFocus focus = new FakeFocus();
  private FocusApi api;
  private ApiClient client;

  /** One documented answer. */
  record Case(String method, String path, int status) {
    @Override
    public String toString() {
      return method + " " + path + " " + status;
    }
  }

  private static JsonNode read() {
    Object yaml = new Yaml().load(OpenApi.text());
    return new JsonMapper().valueToTree(yaml);
  }

  static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    FILE.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(operation -> METHODS.contains(operation.getKey()))
                    .forEach(
                        operation ->
                            operation
                                .getValue()
                                .path("responses")
                                .properties()
                                .forEach(
                                    answer ->
                                        cases.add(
                                            new Case(
                                                operation.getKey(),
                                                path.getKey(),
                                                Integer.parseInt(answer.getKey()))))));
    return cases.stream();
  }

  @BeforeEach
  void start() throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    ApiConfig config = new ApiConfig(any, ACCOUNT, Optional.of(new Secret(ApiClient.TOKEN)));
    api = FocusApi.start(config, focus, InstantSource.fixed(NOW));
    client = new ApiClient(api.address(), ACCOUNT);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  /** A request to which this is the answer; by default the example of the file. */
  private ApiClient.Answer ask(Case wanted) {
    String path = filled(wanted);
    String body =
        FILE.at(pointer(wanted) + "/requestBody/content/application~1json/example").toString();
    String bearer = "Bearer " + ApiClient.TOKEN;
    switch (wanted.status()) {
      case 400 -> {
        boolean named = wanted.path().contains("{call_sid}") || wanted.path().contains("{sid}");
        path =
            named
                ? path.replaceAll("[0-9a-f-]{36}$", "17")
                : wanted.path().contains("{conference}")
                    ? path.replace("desk", "de%20sk")
                    : path.replace(ACCOUNT.toString(), "17");
      }
      case 401 -> bearer = "Bearer wrong";
      case 403 -> path = path.replace(ACCOUNT.toString(), NOBODY);
      case 404 -> path = path.replace("desk", "nowhere").replaceAll("[0-9a-f-]{36}$", NOBODY);
      case 409 -> {
        focus.refusesMore();
        if (wanted.path().endsWith("{call_sid}")) {
          body = BUSY;
        }
      }
      case 413 -> body = "{\"x\":\"" + "x".repeat(ApiHandler.BODY_BYTES) + "\"}";
      case 422 -> api.onEvent(focus.leaves(FakeFocus.AGENT, "hung up", NOW));
      case 504 -> focus.answersWith(new Outcome.Unanswered());
      default -> {}
    }
    return client.send(
        wanted.method().toUpperCase(java.util.Locale.ROOT), path, bearer, "application/json", body);
  }

  private static String pointer(Case wanted) {
    return "/paths/" + wanted.path().replace("/", "~1") + "/" + wanted.method();
  }

  private static String filled(Case wanted) {
    return "/v1"
        + wanted
            .path()
            .replace("{account}", ACCOUNT.toString())
            .replace("{conference}", "desk")
            .replace("{call_sid}", FakeFocus.AGENT.toString())
            .replace("{sid}", FakeFocus.SOME.toString());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyDocumentedAnswerIsGiven(Case wanted) throws IOException {
    if (Set.of(101, 503).contains(wanted.status())) {
      // Needs a WebSocket: see EventStreamTest.
      assertThat(wanted.path()).endsWith("/Events");
      return;
    }
    focus.hasSomethingGoingOn();
    focus.hasTelephones();
    ApiClient.Answer answer = ask(wanted);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(wanted.status());
    JsonNode documented = resolved(FILE.at(pointer(wanted) + "/responses/" + wanted.status()));
    documented
        .path("content")
        .properties()
        .forEach(
            content -> {
              assertThat(answer.type()).startsWith(content.getKey());
              if (content.getKey().equals("application/json")) {
                JsonNode body = new JsonMapper().readTree(answer.body());
                assertFits(body, content.getValue().path("schema"));
              }
            });
  }

  private static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? FILE.at(node.path("$ref").stringValue().substring(1)) : node;
  }

  /** Required properties are there, and no property is undocumented. */
  private static void assertFits(JsonNode value, JsonNode reference) {
    JsonNode schema = resolved(reference);
    if (schema.has("oneOf")) {
      assertThat(value.isArray()).isTrue();
      return;
    }
    switch (schema.path("type").stringValue()) {
      case "array" -> {
        assertThat(value.isArray()).isTrue();
        value.forEach(element -> assertFits(element, schema.path("items")));
      }
      case "object" -> {
        assertThat(value.isObject()).isTrue();
        schema
            .path("required")
            .forEach(name -> assertThat(value.has(name.stringValue())).as(name + "").isTrue());
        JsonNode known = schema.path("properties");
        value
            .properties()
            .forEach(
                property -> {
                  if (!known.isMissingNode()) {
                    assertThat(known.has(property.getKey())).as(property.getKey()).isTrue();
                    assertFits(property.getValue(), known.path(property.getKey()));
                  }
                });
      }
      case "string" -> assertThat(value.isString()).as(value.toString()).isTrue();
      case "boolean" -> assertThat(value.isBoolean()).as(value.toString()).isTrue();
      default -> assertThat(value.isNumber()).as(value.toString()).isTrue();
    }
  }

  @Test
  void theFileDescribesExactlyTheRoutes() {
    Set<String> described = new TreeSet<>();
    cases()
        .forEach(
            c ->
                described.add(
                    c.method().toUpperCase(java.util.Locale.ROOT)
                        + " "
                        + c.path().replace("/Accounts/{account}", "")));
    assertThat(described).isEqualTo(new TreeSet<>(api.routes()));
  }

  @Test
  void everyOperationSaysWhatHappensWithoutTheTokenOrTheAccount() {
    Map<String, Set<Integer>> statuses = new java.util.TreeMap<>();
    cases()
        .forEach(
            c ->
                statuses
                    .computeIfAbsent(c.method() + " " + c.path(), _ -> new TreeSet<>())
                    .add(c.status()));
    assertThat(statuses.values()).allSatisfy(known -> assertThat(known).contains(400, 401, 403));
  }

  @Test
  void itIsServedToEverybody() {
    ApiClient.Answer answer = client.send("GET", "/v1/openapi.yaml", "", "", "");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.type()).startsWith("application/yaml");
    assertThat(answer.body()).isEqualTo(OpenApi.text());
  }
}
