package dev.earshot.app.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.focus.FocusEvent;
import dev.earshot.audio.focus.FocusMember;
import dev.earshot.audio.focus.FocusRoom;
import dev.earshot.audio.sip.Secret;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
class StatusHookTest {
  private static final UUID ACCOUNT = UUID.fromString("9351f46a-678c-43f5-b8a6-d4eb58d131af");
  private static final InetSocketAddress FOCUS = new InetSocketAddress("127.0.0.1", 5070);
  private static final Instant T0 = FakeFocus.STARTED;
  private static final JsonMapper MAPPER = new JsonMapper();

  private final FocusMember bob =
      FakeFocus.member(FakeFocus.AGENT, "bob", "Bob Agent", Set.of(), false);
  private HookReceiver receiver;

  @BeforeEach
  void open() throws Exception {
    receiver = new HookReceiver();
  }

  @AfterEach
  void close() throws Exception {
    receiver.close();
  }

  private StatusHook hook(HttpUrl url, Optional<Secret> secret, int queue) {
    HookConfig config = new HookConfig(url, secret, queue, Duration.ofSeconds(5));
    return StatusHook.start(config, ACCOUNT, FOCUS, InstantSource.fixed(T0));
  }

  private static FocusRoom room(FocusMember... members) {
    return new FocusRoom("desk", T0, List.of(members));
  }

  private FocusEvent talking(int millis) {
    return new FocusEvent.TalkingStarted(T0.plusMillis(millis), room(bob), bob);
  }

  @Test
  void aConferenceIsToldFromStartToEndInOrder() throws InterruptedException {
    try (StatusHook hook = hook(receiver.url(), Optional.empty(), 100)) {
      hook.onEvent(new FocusEvent.RoomStarted(T0, room()));
      hook.onEvent(new FocusEvent.MemberJoined(T0.plusMillis(10), room(bob), bob));
      hook.onEvent(new FocusEvent.TalkingStarted(T0.plusMillis(1000), room(bob), bob));
      hook.onEvent(new FocusEvent.MemberChanged(T0.plusMillis(1500), room(bob), bob, bob));
      hook.onEvent(new FocusEvent.TalkingStopped(T0.plusMillis(2000), room(bob), bob));
      hook.onEvent(new FocusEvent.MemberLeft(T0.plusMillis(2345), room(), bob, "hung up"));
      hook.onEvent(new FocusEvent.RoomEnded(T0.plusMillis(2345), room()));
      List<String> told = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        JsonNode event = MAPPER.readTree(receiver.next().body());
        told.add(
            event.path("event").asString()
                + " "
                + event.path("members").asInt()
                + " "
                + event.path("duration").asDouble());
        assertThat(event.path("call_sid").asString()).isEqualTo(FakeFocus.AGENT.toString());
      }
      assertThat(told)
          .containsExactly(
              "start 0 0.0",
              "join 1 0.01",
              "start-talking 1 1.0",
              "stop-talking 1 2.0",
              "leave 0 2.345",
              "end 0 2.345");
    }
  }

  @Test
  void anEventHasJambonzsFields() throws InterruptedException {
    try (StatusHook hook = hook(receiver.url(), Optional.empty(), 100)) {
      hook.onEvent(new FocusEvent.TalkingStarted(T0.plusMillis(123), room(bob), bob));
      HookReceiver.Received event = receiver.next();
      assertThat(event.type()).isEqualTo("application/json");
      assertThat(event.signature()).isEmpty();
      assertThat(event.body())
          .isEqualTo(
              """
              {"call_sid":"0d1c2a4e-5a7e-4f6c-9d55-7a1c9a0a2b11","direction":"inbound",\
              "from":"bob","to":"desk","call_id":"id-bob","sip_status":200,"sip_reason":"OK",\
              "call_status":"in-progress","caller_id":"Bob Agent",\
              "account_sid":"9351f46a-678c-43f5-b8a6-d4eb58d131af",\
              "fs_sip_address":"127.0.0.1:5070","event":"start-talking",\
              "conference_sid":"conf:9351f46a-678c-43f5-b8a6-d4eb58d131af:desk",\
              "friendly_name":"desk","members":1,"duration":0.123,\
              "time":"2026-11-20T07:40:00.123Z"}\
              """);
    }
  }

  @Test
  void theSignatureIsTheOneOfThePublishedVector() {
    String signature =
        HookSignature.of(
            new Secret("s3cr3t"),
            Instant.ofEpochSecond(1_700_000_000),
            "{\"a\":1}".getBytes(UTF_8));
    assertThat(signature)
        .isEqualTo(
            "t=1700000000,v1=8dbbbbf4523b10bbb793e74d854144c45acccc2d233667b1c06b805b6ded8a84");
  }

  @Test
  void aSignedEventIsSignedOverItsBytes() throws InterruptedException {
    Secret secret = new Secret("s3cr3t");
    try (StatusHook hook = hook(receiver.url(), Optional.of(secret), 100)) {
      hook.onEvent(talking(0));
      HookReceiver.Received event = receiver.next();
      assertThat(event.signature())
          .isEqualTo(HookSignature.of(secret, T0, event.body().getBytes(UTF_8)));
    }
  }

  @Test
  void aReceiverThatDoesNotAnswerNeverHoldsUpTheFocus() throws InterruptedException {
    receiver.stall();
    try (StatusHook hook = hook(receiver.url(), Optional.empty(), 10)) {
      hook.onEvent(talking(0));
      receiver.next();
      for (int i = 1; i <= 25; i++) {
        hook.onEvent(talking(i));
      }
      // One is under way, ten wait, the rest is dropped.
      assertThat(hook.dropped()).isEqualTo(15);
      receiver.resume();
      await(() -> hook.delivered() == 11);
    }
  }

  @Test
  void failuresAreCountedAndTheHookRecovers() {
    try (StatusHook hook = hook(receiver.url(), Optional.empty(), 100)) {
      receiver.answersWith(503);
      hook.onEvent(talking(0));
      hook.onEvent(talking(1));
      await(() -> hook.failed() == 2);
      receiver.answersWith(204);
      hook.onEvent(talking(2));
      await(() -> hook.delivered() == 1);
      assertThat(hook.failed()).isEqualTo(2);
    }
  }

  @Test
  void aReceiverThatIsNotThereIsAFailure() throws Exception {
    HttpUrl nobody = receiver.url();
    receiver.close();
    try (StatusHook hook = hook(nobody, Optional.empty(), 100)) {
      hook.onEvent(talking(0));
      await(() -> hook.failed() == 1);
    }
  }

  @Test
  void closingDeliversTheLastEventsFirst() throws InterruptedException {
    StatusHook hook = hook(receiver.url(), Optional.empty(), 100);
    hook.onEvent(new FocusEvent.MemberLeft(T0, room(), bob, "removed"));
    hook.onEvent(new FocusEvent.RoomEnded(T0, room()));
    hook.close();
    assertThat(hook.delivered()).isEqualTo(2);
  }

  @Test
  void closingDoesNotWaitForAReceiverThatDoesNotAnswer() throws InterruptedException {
    receiver.stall();
    StatusHook hook = hook(receiver.url(), Optional.empty(), 100);
    hook.onEvent(talking(0));
    receiver.next();
    long before = System.nanoTime();
    hook.close();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waiting for the hook").isLessThan(deadline);
      LockSupport.parkNanos(5_000_000);
    }
  }
}
