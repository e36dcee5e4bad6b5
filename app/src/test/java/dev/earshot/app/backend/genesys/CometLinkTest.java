package dev.earshot.app.backend.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.supervision.BackendProblem;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The long poll, exchange by exchange, without time or network. */
class CometLinkTest {
  private static final String HANDSHAKEN =
      "[{'id':'1','channel':'/meta/handshake','version':'1.0','successful':true,"
          + "'clientId':'83js73jsh29sjd92','supportedConnectionTypes':['long-polling'],"
          + "'advice':{'reconnect':'retry','timeout':30000,'interval':0}}]";
  private static final String SUBSCRIBED =
      "[{'id':'2','channel':'/meta/subscribe','successful':true,'subscription':'/v2/me/*'}]";
  private static final String CONNECTED = "[{'channel':'/meta/connect','successful':true}]";

  private final List<String> sent = new ArrayList<>();
  private final List<Duration> limits = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final Deque<String> answers = new ArrayDeque<>();
  private final CometLink link = new CometLink(this::exchange, new Notes(), Duration.ofSeconds(5));

  private JsonNode exchange(ArrayNode messages, Duration limit) {
    sent.add(messages.toString());
    limits.add(limit);
    String answer = answers.isEmpty() ? "" : answers.removeFirst();
    if (answer.isEmpty()) {
      throw new BackendException(new BackendProblem.Unavailable("no network"));
    }
    return GwsStub.JSON.readTree(answer.replace('\'', '"'));
  }

  private final class Notes implements CometLink.Events {
    @Override
    public void connected() {
      told.add("connected");
    }

    @Override
    public void message(String channel, JsonNode data) {
      told.add(channel + " " + data.path("n").asInt());
    }

    @Override
    public void gap() {
      told.add("gap");
    }

    @Override
    public void down(String why) {
      told.add("down: " + why);
    }
  }

  private Optional<Duration> step(String answer) {
    answers.add(answer);
    return link.step();
  }

  private void begun() {
    answers.add(HANDSHAKEN);
    answers.add(SUBSCRIBED);
    assertThat(link.step()).contains(Duration.ZERO);
    assertThat(step(CONNECTED)).contains(Duration.ZERO);
    told.clear();
    sent.clear();
  }

  @Test
  void v21TheFirstMessagesAreThoseOfTheProtocolToTheByte() {
    answers.add(HANDSHAKEN);
    answers.add(SUBSCRIBED);
    link.step();
    step(CONNECTED);
    step(CONNECTED);

    assertThat(sent)
        .containsExactly(
            "[{\"id\":\"1\",\"channel\":\"/meta/handshake\",\"version\":\"1.0\","
                + "\"minimumVersion\":\"1.0\",\"supportedConnectionTypes\":[\"long-polling\"],"
                + "\"advice\":{\"timeout\":60000,\"interval\":0}}]",
            "[{\"id\":\"2\",\"channel\":\"/meta/subscribe\",\"clientId\":\"83js73jsh29sjd92\","
                + "\"subscription\":\"/v2/me/*\"}]",
            "[{\"id\":\"3\",\"channel\":\"/meta/connect\",\"clientId\":\"83js73jsh29sjd92\","
                + "\"connectionType\":\"long-polling\",\"advice\":{\"timeout\":0}}]",
            "[{\"id\":\"4\",\"channel\":\"/meta/connect\",\"clientId\":\"83js73jsh29sjd92\","
                + "\"connectionType\":\"long-polling\"}]");
    assertThat(told).containsExactly("connected", "gap");
  }

  @Test
  void v24AConnectWithoutEventsIsFollowedByTheNextAtOnce() {
    begun();
    assertThat(step(CONNECTED)).contains(Duration.ZERO);
    assertThat(step("[{'channel':'/meta/connect','successful':true,'advice':{'interval':700}}]"))
        .contains(Duration.ofMillis(700));
    assertThat(told).isEmpty();
    // As long as the server holds it, and some.
    assertThat(limits.getLast()).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void eventsComeInOrderWithWhateverAnswer() {
    begun();
    step(
        "[{'channel':'/v2/me/calls','data':{'n':1}},{'channel':'/meta/connect','successful':true},"
            + "{'channel':'/v2/me/devices','data':{'n':2}}]");
    assertThat(told).containsExactly("/v2/me/calls 1", "/v2/me/devices 2");
  }

  @Test
  void adviceToHandshakeIsFollowedAndWhatIsKnownIsInDoubt() {
    begun();
    assertThat(
            step(
                "[{'channel':'/meta/connect','successful':false,'error':'402::Unknown client',"
                    + "'advice':{'reconnect':'handshake','interval':0}}]"))
        .contains(Duration.ZERO);
    assertThat(told).containsExactly("down: Genesys wants a new handshake");
    begun();
    assertThat(link.step()).isPresent();
  }

  @Test
  void anUnknownClientWithoutAdviceHandshakesToo() {
    begun();
    step("[{'channel':'/meta/connect','successful':false,'error':'402::Unknown client'}]");
    answers.add(HANDSHAKEN);
    answers.add(SUBSCRIBED);
    link.step();
    assertThat(sent.get(1)).contains("/meta/handshake");
  }

  @Test
  void v23AdviceNoneStopsAndSaysSo() {
    begun();
    assertThat(
            step("[{'channel':'/meta/connect','successful':false,'advice':{'reconnect':'none'}}]"))
        .isEmpty();
    assertThat(told).containsExactly("down: Genesys wants no further connection");
  }

  @Test
  void aNegativeIntervalStopsToo() {
    begun();
    assertThat(step("[{'channel':'/meta/connect','successful':true,'advice':{'interval':-1}}]"))
        .isEmpty();
  }

  @Test
  void withoutANetworkItWaitsLongerEachTimeAndDoubtsWhatItMissed() {
    begun();
    List<Long> pauses = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      pauses.add(link.step().orElseThrow().toSeconds());
    }
    assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    assertThat(told).hasSize(7).allMatch(what -> what.equals("down: no network"));
    told.clear();

    assertThat(step(CONNECTED)).contains(Duration.ZERO);
    assertThat(told).containsExactly("gap");
    assertThat(sent.getLast()).contains("\"advice\":{\"timeout\":0}");
    assertThat(link.step().orElseThrow()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void goodByeIsSaidOnce() {
    begun();
    answers.add("[{'channel':'/meta/disconnect','successful':true}]");
    link.disconnect(Duration.ofSeconds(1));
    link.disconnect(Duration.ofSeconds(1));
    assertThat(sent).hasSize(1);
    assertThat(sent.getFirst()).contains("/meta/disconnect", "83js73jsh29sjd92");
  }
}
