package dev.earshot.app.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.backend.genesys.GwsLogin;
import dev.earshot.app.backend.genesys.GwsServer;
import dev.earshot.app.backend.genesys.GwsSession;
import dev.earshot.app.backend.genesys.chat.GwsChats;
import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.simulate.genesys.Client;
import dev.earshot.app.simulate.genesys.GenesysOptions;
import dev.earshot.app.simulate.genesys.GenesysSimulator;
import dev.earshot.app.simulate.genesys.http.Faults.Weather;
import dev.earshot.app.simulate.genesys.line.DemoVoices;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.chat.Chat;
import dev.earshot.app.supervision.chat.ChatInput;
import dev.earshot.app.supervision.chat.ChatKey;
import dev.earshot.app.supervision.chat.ChatText;
import dev.earshot.app.supervision.chat.Chats;
import dev.earshot.app.supervision.chat.ComposerState;
import dev.earshot.app.supervision.chat.Span;
import dev.earshot.audio.sip.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * The chat client on the simulated installation, over HTTP and CometD: what the customer's widget
 * shows of a supervisor who whispers, listens and barges in, whatever becomes of notifications.
 */
@Timeout(90)
class ChatOnSimulatorTest {
  private static final String ANNA = "90cc5439ff6848748e5e67811273f266";
  private static final InetSocketAddress LOOPBACK =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

  private final GenesysSimulator simulator =
      GenesysSimulator.start(
          new GenesysOptions(LOOPBACK, LOOPBACK, new Secret("secret")),
          new DemoVoices(Optional.empty()));
  private final Client script = new Client(simulator.http(), "lena.koch", "secret");
  private final GwsSession session =
      new GwsSession(
          new GwsServer(
              HttpUrl.get("http://127.0.0.1:" + simulator.http().getPort()),
              GwsLogin.basic("paul.smith", new Secret("secret")),
              GwsServer.NOTIFICATIONS,
              List.of("chat"),
              Duration.ofSeconds(5)));
  private final GwsChats backend = new GwsChats(session, GwsChats.NEUTRAL_NICKNAME, THREADS);
  private final ChatLoop loop =
      new ChatLoop(backend, this::screen, InstantSource.system(), THREADS);
  private volatile Chats chats = Chats.none(Instant.EPOCH);
  private long sent;

  ChatOnSimulatorTest() throws IOException {}

  private void screen(ConsoleEvent event) {
    if (event instanceof ConsoleEvent.ChatsChanged(Chats now)) {
      chats = now;
    }
  }

  @BeforeEach
  void begin() {
    session.tells(backend);
    loop.start();
    session.begin(THREADS);
    Client.until("agents are known", () -> chats.up() && chats.agent(ANNA).isPresent());
  }

  @AfterEach
  void close() throws Exception {
    loop.close();
    session.close();
    script.close();
    simulator.close();
  }

  private ChatKey coached() throws IOException {
    loop.put(new ChatInput.Arm(ANNA, Mode.WHISPER, Span.ALL_CHATS));
    Client.until("armed", () -> came("Coach") > 0);
    String id =
        script
            .control("/agents/anna.novak/chat", "{\"customer\":\"Carl\",\"text\":\"Hi\"}")
            .json()
            .path("id")
            .asString();
    ChatKey key = new ChatKey(id);
    Client.until("the chat is there", () -> mode(key).equals(Optional.of(Mode.WHISPER)));
    return key;
  }

  private long came(String operation) {
    try {
      return script
          .controlled("/operations")
          .valueStream()
          .filter(o -> o.path("body").asString().contains("\"" + operation + "\""))
          .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For whom the composer writes now, as the screen says. */
  private Optional<Mode> mode(ChatKey key) {
    return chats.find(key).map(Chat::composerState).flatMap(ChatOnSimulatorTest::ready);
  }

  private static Optional<Mode> ready(ComposerState state) {
    return state instanceof ComposerState.Ready(Mode mode) ? Optional.of(mode) : Optional.empty();
  }

  private void barge(ChatKey key) {
    loop.put(new ChatInput.AskBarge(key));
    loop.put(new ChatInput.ConfirmBarge(key));
  }

  private void say(ChatKey key, Mode shown, String text) {
    loop.put(new ChatInput.Typed(key, Optional.of(shown), false));
    sent++;
    loop.put(new ChatInput.Send(key, sent, new ChatText(text), shown));
  }

  private List<String> lines(ChatKey key, String eye) throws IOException {
    return script
        .controlled("/chats/" + key + eye)
        .valueStream()
        .filter(line -> line.path("from").asString().equals("Supervisor"))
        .filter(line -> line.path("type").asString().equals("Text"))
        .map(line -> line.path("text").asString())
        .toList();
  }

  @Test
  void whatACoachWritesNeverReachesTheCustomersWidgetAndABargeDoes() throws Exception {
    ChatKey key = coached();
    say(key, Mode.WHISPER, "offer ten per cent");
    Client.until("it is there", () -> all(key).contains("offer ten per cent"));
    barge(key);
    Client.until("barging", () -> mode(key).equals(Optional.of(Mode.BARGE)));
    say(key, Mode.BARGE, "Hello, I am the supervisor");
    Client.until("it is there", () -> all(key).contains("Hello, I am the supervisor"));
    assertThat(lines(key, "/customer")).containsExactly("Hello, I am the supervisor");
    JsonNode widget = script.controlled("/chats/" + key + "/customer");
    assertThat(widget.toString()).doesNotContain("ten per cent");
    assertThat(came("SendMessage")).isEqualTo(1);
  }

  private List<String> all(ChatKey key) {
    try {
      return lines(key, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Tag("interop")
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void inAnyWeatherTheCustomerReadsOnlyWhatWasWrittenForEverybody(long seed) throws Exception {
    ChatKey key = coached();
    Weather bad = new Weather(5, 40, 0.02, 0.15);
    script.control(
        "/faults",
        "{\"delayMillis\":%d,\"jitterMillis\":%d,\"drop\":%s,\"reorder\":%s}"
            .formatted(bad.delayMillis(), bad.jitterMillis(), bad.drop(), bad.reorder()));
    SplittableRandom random = new SplittableRandom(seed);
    List<String> written = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      act(key, random, written, i);
    }
    script.control("/faults", "{\"delayMillis\":0,\"jitterMillis\":0,\"drop\":0,\"reorder\":0}");
    Client.until(
        "something was whispered", () -> all(key).stream().anyMatch(t -> t.startsWith("W")));
    // What stood in the composer and could not be sent is wiped out first.
    loop.put(new ChatInput.Typed(key, Optional.empty(), true));
    // A lost notice is missed after 5 s, and asked for again every 10.
    Client.until("barging", Duration.ofSeconds(40), () -> bargesNow(key));
    say(key, Mode.BARGE, "BARGE at last");
    written.add("BARGE at last");
    Client.until("it is there", () -> all(key).contains("BARGE at last"));
    List<String> seen = lines(key, "/customer");
    assertThat(seen).contains("BARGE at last").allMatch(text -> text.startsWith("BARGE"));
    List<String> everything = all(key);
    assertThat(new HashSet<>(everything)).as("nothing twice").hasSameSizeAs(everything);
    assertThat(written).containsAll(everything);
    assertThat(chats.find(key).orElseThrow().alarm()).as("no whisper was shown").isEmpty();
  }

  /** Asks again whenever nothing is on its way. */
  private boolean bargesNow(ChatKey key) {
    Chat chat = chats.find(key).orElseThrow();
    boolean free = chat.fresh() && chat.switching().isEmpty() && !chat.bargeAsked();
    if (free && !chat.mode().isSurely(Mode.BARGE)) {
      barge(key);
      LockSupport.parkNanos(200_000_000);
    }
    return mode(key).equals(Optional.of(Mode.BARGE));
  }

  /** A supervisor in a hurry: he writes for whom the screen names, a little late. */
  private void act(ChatKey key, SplittableRandom random, List<String> written, int number)
      throws IOException {
    Optional<Mode> shown = mode(key);
    switch (random.nextInt(8)) {
      case 0 -> loop.put(new ChatInput.Switch(key, Mode.WHISPER));
      case 1 -> loop.put(new ChatInput.Switch(key, Mode.LISTEN));
      case 2 -> barge(key);
      case 3 -> script.control("/chats/" + key + "/say", "{\"text\":\"so\"}");
      default -> {
        if (shown.isPresent()) {
          LockSupport.parkNanos(random.nextLong(8_000_000));
          written.add(shown.get() + "-" + number);
          say(key, shown.get(), shown.get() + "-" + number);
        } else {
          loop.put(new ChatInput.Typed(key, Optional.empty(), true));
        }
      }
    }
    LockSupport.parkNanos(random.nextLong(20_000_000));
  }
}
