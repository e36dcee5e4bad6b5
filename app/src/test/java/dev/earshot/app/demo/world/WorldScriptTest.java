package dev.earshot.app.demo.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WorldScriptTest {
  @Test
  void theSameSeedGivesTheSameCallCentre() throws IOException {
    assertThat(String.join("\n", log(1, 12, 80)) + "\n").isEqualTo(golden("seed-1.log"));
  }

  @Test
  void anotherSeedGivesAnotherCallCentre() {
    assertThat(log(2, 12, 60)).isNotEqualTo(log(1, 12, 60));
  }

  @Test
  void aCallCentreOfTwoRoomsIsRefused() {
    assertThatThrownBy(() -> new WorldScript(1, 2)).hasMessageContaining("at least 3 rooms: 2");
  }

  @Test
  void allRoomsAreThereWithinThreeSeconds() {
    WorldScript script = new WorldScript(9, 40);
    Set<String> open = new HashSet<>();
    for (WorldEvent event = script.next(); event.atMillis() < 3000; event = script.next()) {
      if (event instanceof WorldEvent.Opened opened) {
        open.add(opened.room().name());
      }
    }
    assertThat(open).hasSizeGreaterThanOrEqualTo(40);
  }

  /** A model of the rooms follows the script and finds nothing that could not happen. */
  @Property(tries = 50)
  void theScriptIsAlwaysConsistent(@ForAll long seed, @ForAll @IntRange(min = 3, max = 60) int n) {
    WorldScript script = new WorldScript(seed, n);
    Map<String, Set<Caller>> rooms = new HashMap<>();
    Set<Caller> held = new HashSet<>();
    Set<String> names = new HashSet<>();
    Set<Integer> speakers = new HashSet<>();
    long last = 0;
    for (int i = 0; i < 500; i++) {
      WorldEvent event = script.next();
      assertThat(event.atMillis()).isGreaterThanOrEqualTo(last);
      last = event.atMillis();
      switch (event) {
        case WorldEvent.Opened e -> {
          assertThat(names.add(e.room().name())).as("room name is new").isTrue();
          rooms.put(e.room().name(), new HashSet<>());
        }
        case WorldEvent.Joined e -> {
          assertThat(speakers.add(e.caller().speaker())).as("caller is new").isTrue();
          assertThat(members(rooms, e.room()).add(e.caller())).isTrue();
        }
        case WorldEvent.Left e -> assertThat(members(rooms, e.room()).remove(e.caller())).isTrue();
        case WorldEvent.Held e -> {
          assertThat(members(rooms, e.room())).contains(e.caller());
          assertThat(held.add(e.caller())).isTrue();
        }
        case WorldEvent.Resumed e -> assertThat(held.remove(e.caller())).isTrue();
        case WorldEvent.Closed e -> assertThat(rooms.remove(e.room())).isNotNull();
        case WorldEvent.HandRaised e -> assertThat(members(rooms, e.room())).contains(e.caller());
      }
    }
  }

  @Test
  void nothingHappensByItselfToTheRoomsOfTheTour() {
    WorldScript script = new WorldScript(4, 12);
    Set<String> toured = Set.of(script.billing().plan().name(), script.fibre().plan().name());
    List<WorldEvent> seen = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      WorldEvent event = script.next();
      String text = event.toString();
      if (event.atMillis() > 2500 && toured.stream().anyMatch(text::contains)) {
        seen.add(event);
      }
    }
    assertThat(seen).isEmpty();
  }

  private static Set<Caller> members(Map<String, Set<Caller>> rooms, String room) {
    return Objects.requireNonNull(rooms.get(room), () -> "room " + room + " is not open");
  }

  private static List<String> log(long seed, int rooms, int events) {
    WorldScript script = new WorldScript(seed, rooms);
    List<String> log = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      log.add(script.next().toString());
    }
    return log;
  }

  private static String golden(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(WorldScriptTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
