package dev.earshot.app.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.backend.signalwire.CallbackSignature;
import dev.earshot.app.backend.signalwire.SignalWireEvents;
import dev.earshot.app.backend.signalwire.StatusCallback;
import dev.earshot.app.http.HttpCalls;
import dev.earshot.app.supervision.Role;
import dev.earshot.audio.sip.Secret;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What SignalWire or Twilio fetches from us and tells us, over HTTP, signed as they do. */
class LamlBranchTest {
  private static final String ACCOUNT = "720796a0-8ee9-4350-83bd-2d07a3121f1e";
  private static final String CALL = "b3877c40-da60-4998-90ad-b792e98472ca";
  private static final String KEY = "PSK_test_key";
  private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");
  private static final URI PUBLIC = URI.create("https://console.example.org/earshot");

  private final HttpCalls http = new HttpCalls("Earshot");
  private final List<String> told = new CopyOnWriteArrayList<>();
  private Endpoint endpoint;
  private Optional<String> wished = Optional.empty();

  @BeforeEach
  void start() throws Exception {
    EndpointConfig config =
        EndpointConfig.ofBranches(
            ACCOUNT,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            PUBLIC,
            Optional.empty());
    LamlBranch branch =
        new LamlBranch(
            PUBLIC, ACCOUNT, new CallbackSignature(new Secret(KEY)), new Told(), Runnable::run);
    endpoint = Endpoint.start(config, List.of(branch), InstantSource.system());
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  private final class Told implements SignalWireEvents {
    @Override
    public void callback(StatusCallback event) {
      told.add(event.kind() + " " + event.call());
    }

    @Override
    public void documentFetched(String callSid, String from, String room) {
      told.add("fetched " + callSid + " " + from + " " + room);
    }

    @Override
    public Optional<String> wishedRoom(String from) {
      return wished.filter(_ -> from.equals("sip:mara@example.org"));
    }

    @Override
    public void roleGiven(String callSid, Role role) {
      told.add(role + " " + callSid);
    }
  }

  private static String sign(String url, Map<String, String> form) throws Exception {
    StringBuilder text = new StringBuilder(url);
    new TreeMap<>(form).forEach((name, value) -> text.append(name).append(value));
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(KEY.getBytes(UTF_8), "HmacSHA1"));
    return Base64.getEncoder().encodeToString(mac.doFinal(text.toString().getBytes(UTF_8)));
  }

  private HttpCalls.Answer post(
      String path, Map<String, String> form, String field, String signature) throws Exception {
    String body =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    String url = "http://127.0.0.1:" + endpoint.address().getPort() + path;
    return http.send(
        new Request.Builder()
            .url(url)
            .header(field, signature)
            .post(RequestBody.create(body.getBytes(UTF_8), FORM))
            .build(),
        Duration.ofSeconds(5));
  }

  private HttpCalls.Answer signed(String path, String... more) throws Exception {
    Map<String, String> form = new TreeMap<>(Map.of("AccountSid", ACCOUNT, "CallSid", CALL));
    for (int i = 0; i < more.length; i += 2) {
      form.put(more[i], more[i + 1]);
    }
    return post(path, form, "X-SignalWire-Signature", sign(PUBLIC + path, form));
  }

  @Test
  void ourLegIsLetIntoTheRoomThatTheQueryNames() throws Exception {
    HttpCalls.Answer answer = signed("/supervisor?room=A%26B+1&coach=" + CALL, "From", "+1 555");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().get("content-type")).startsWith("application/xml");
    assertThat(answer.text())
        .contains("<Dial action=\"https://console.example.org/earshot/after\">")
        .contains("muted=\"true\" beep=\"false\"", " coach=\"" + CALL + "\">A&amp;B 1<");
    assertThat(told).containsExactly("fetched " + CALL + " +1 555 A&B 1");
    assertThat(signed("/after").text()).endsWith("<Response><Hangup/></Response>");
  }

  @Test
  void whereItNamesNoneASipHeaderDoesOrTheConsoleThatIsDialling() throws Exception {
    assertThat(signed("/supervisor", "SipHeader_X-Room", "desk", "From", "x").text())
        .contains(">desk</Conference>");
    wished = Optional.of("lobby");
    assertThat(signed("/supervisor", "From", "sip:mara@example.org").text())
        .contains(">lobby</Conference>");
    assertThat(signed("/supervisor", "From", "sip:eve@example.org").text()).contains("<Hangup/>");
  }

  @Test
  void theCallFlowLetsPeopleInAndSaysWhoTheyAre() throws Exception {
    assertThat(signed("/agent?room=desk").text())
        .contains("startConferenceOnEnter=\"true\" endConferenceOnExit=\"false\"")
        .contains("statusCallback=\"https://console.example.org/earshot/status\"");
    assertThat(signed("/customer?room=desk").text())
        .contains("startConferenceOnEnter=\"false\" endConferenceOnExit=\"true\"");
    assertThat(told).containsExactly("AGENT " + CALL, "CUSTOMER " + CALL);
    assertThat(signed("/agent").text()).contains("<Hangup/>");
  }

  @Test
  void aCallbackIsAnsweredAtOnceAndTold() throws Exception {
    HttpCalls.Answer answer =
        signed("/status", "ConferenceSid", "c", "StatusCallbackEvent", "participant-join");
    assertThat(answer.status()).isEqualTo(204);
    assertThat(told).containsExactly("JOIN " + CALL);
  }

  @Test
  void twiliosFieldCountsTooAndSoDoesThePort() throws Exception {
    Map<String, String> form = Map.of("AccountSid", ACCOUNT, "CallSid", CALL);
    String withPort = "https://console.example.org:443/earshot/after";
    assertThat(post("/after", form, "X-Twilio-Signature", sign(withPort, form)).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/status", "/supervisor?room=desk", "/agent?room=desk", "/call-status"})
  void w25WhatIsNotSignedRightlyIsRefusedAndChangesNothing(String path) throws Exception {
    Map<String, String> form =
        Map.of(
            "AccountSid",
            ACCOUNT,
            "CallSid",
            CALL,
            "ConferenceSid",
            "c",
            "StatusCallbackEvent",
            "conference-end");
    String right = sign(PUBLIC + path, form);
    assertThat(post(path, form, "X-SignalWire-Signature", "x" + right).status()).isEqualTo(403);
    assertThat(post(path, form, "X-Other", right).status()).isEqualTo(403);
    Map<String, String> other = new TreeMap<>(form);
    other.put("AccountSid", "another");
    assertThat(post(path, other, "X-SignalWire-Signature", sign(PUBLIC + path, other)).status())
        .isEqualTo(403);
    assertThat(told).isEmpty();
  }

  @Test
  void nothingElseIsOffered() throws Exception {
    assertThat(signed("/callflow").status()).isEqualTo(404);
    String url = "http://127.0.0.1:" + endpoint.address().getPort() + "/supervisor";
    assertThat(http.send(new Request.Builder().url(url).build(), Duration.ofSeconds(5)).status())
        .isEqualTo(405);
  }
}
