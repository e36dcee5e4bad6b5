package dev.earshot.app.simulate.genesys.http;

import dev.earshot.app.simulate.genesys.world.Notices;
import dev.earshot.app.simulate.genesys.world.Outcome;
import dev.earshot.app.simulate.genesys.world.Person;
import dev.earshot.app.simulate.genesys.world.Turns;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What goes wrong on request, repeatable for a seed: notifications come late, in another order or
 * not at all, and operations are refused. On the {@code genesys} thread.
 */
public final class Faults implements Notices {
  /**
   * @param delayMillis how late each notification is
   * @param jitterMillis how much later still, at most
   * @param drop share of notifications that get lost
   * @param reorder share of notifications that come behind their successor
   */
  public record Weather(int delayMillis, int jitterMillis, double drop, double reorder) {
    public static final Weather FAIR = new Weather(0, 0, 0, 0);
  }

  private record Refusal(String operation, int code, int http) {}

  private record Notice(Person to, String channel, ObjectNode data) {}

  private final Turns turns;
  private final Notices door;
  private final SplittableRandom random;
  private final Deque<Refusal> refusals = new ArrayDeque<>();
  private Optional<Notice> heldBack = Optional.empty();
  private Weather weather;
  private int dropNext;

  /**
   * @param door through which notifications leave
   */
  public Faults(Turns turns, Notices door, Weather weather, long seed) {
    this.turns = turns;
    this.door = door;
    this.weather = weather;
    this.random = new SplittableRandom(seed);
  }

  /** As {@code POST /control/faults} has it; what is not named stays as it is. */
  void set(JsonNode wish) {
    weather =
        new Weather(
            wish.path("delayMillis").asInt(weather.delayMillis()),
            wish.path("jitterMillis").asInt(weather.jitterMillis()),
            wish.path("drop").asDouble(weather.drop()),
            wish.path("reorder").asDouble(weather.reorder()));
    dropNext = wish.path("dropNext").asInt(dropNext);
    JsonNode refuse = wish.path("refuse");
    for (int i = refuse.isObject() ? refuse.path("times").asInt(1) : 0; i > 0; i--) {
      refusals.add(
          new Refusal(
              refuse.path("operation").asString(""),
              refuse.path("code").asInt(4),
              refuse.path("http").asInt(200)));
    }
  }

  /** The answer to an operation that is to be refused now. */
  Optional<Answer> refusal(String operation) {
    Optional<Refusal> found =
        refusals.stream()
            .filter(r -> r.operation().isEmpty() || r.operation().equals(operation))
            .findFirst();
    found.ifPresent(refusals::remove);
    return found.map(
        r ->
            r.http() == 200
                ? Answer.of(new Outcome(r.code(), "Simulated failure"))
                : Answer.text(r.http(), "Simulated failure"));
  }

  @Override
  public void tell(Person to, String channel, ObjectNode data) {
    Notice notice = new Notice(to, channel, data);
    if (dropNext > 0) {
      dropNext--;
    } else if (random.nextDouble() < weather.drop()) {
      return;
    } else if (heldBack.isEmpty() && random.nextDouble() < weather.reorder()) {
      heldBack = Optional.of(notice);
    } else {
      leave(notice);
      heldBack.ifPresent(this::leave);
      heldBack = Optional.empty();
    }
  }

  private void leave(Notice notice) {
    int late =
        weather.delayMillis()
            + (weather.jitterMillis() > 0 ? random.nextInt(weather.jitterMillis() + 1) : 0);
    if (late == 0) {
      door.tell(notice.to(), notice.channel(), notice.data());
    } else {
      turns.later(
          Duration.ofMillis(late), () -> door.tell(notice.to(), notice.channel(), notice.data()));
    }
  }
}
