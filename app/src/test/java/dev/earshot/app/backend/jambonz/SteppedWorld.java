package dev.earshot.app.backend.jambonz;

import dev.earshot.app.backend.SteppedLoop;
import dev.earshot.app.console.ConsoleStore;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.Session;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.audio.sip.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A console over the jambonz back end, a fake jambonz behind it, all in virtual time, and a meter
 * that knows who really hears us.
 */
final class SteppedWorld {
  static final String APPLICATION = "0d1c2a4e-5a7e-4f6c-9d55-7a1c9a0a2b11";
  static final String ROOM = "desk";

  final VirtualTime time = new VirtualTime();
  final Random random;
  final FakeMedia media;
  final SteppedJambonz jambonz;
  final SteppedPhone phone;
  final JambonzBackend backend;
  final ConsoleStore store;
  final SteppedLoop loop;
  final JambonzEvents events;
  Supplier<Duration> eventLatency = () -> Duration.ofMillis(5);
  Duration effectDelay = Duration.ofMillis(130);

  /** Milliseconds for which our voice reached a customer who was not to hear it. */
  int leakedMillis;

  /** Milliseconds for which anybody of the room heard us. */
  long spokenMillis;

  /** The same for whoever came during a whisper, until we could know of him. */
  final Map<String, Integer> newcomerMillis = new HashMap<>();

  private final Map<String, Instant> knownFrom = new HashMap<>();
  private int names;

  /** Measured delays, every quirk. */
  static SteppedWorld measured() {
    return new SteppedWorld(new Random(1), Pace.DEFAULT, EnumSet.allOf(Quirk.class));
  }

  static SteppedWorld with(Pace pace, Set<Quirk> quirks) {
    return new SteppedWorld(new Random(1), pace, quirks);
  }

  SteppedWorld(Random random, Pace pace, Set<Quirk> quirks) {
    this.random = random;
    media = new FakeMedia(time, time::after, quirks, () -> effectDelay());
    jambonz = new SteppedJambonz(media, time, () -> answerDelay());
    phone = new SteppedPhone(media);
    JambonzConfig config =
        new JambonzConfig(
            new JambonzServer(
                "http://127.0.0.1:1", FakeMedia.ACCOUNT, new Secret("k"), Optional.empty()),
            new Entry.DialApplication(APPLICATION, "example.org"),
            pace,
            RoleRules.DEFAULT);
    backend =
        new JambonzBackend(
            config,
            new JambonzParts(jambonz, phone, LegCommands.NONE, time, () -> "n" + ++names),
            time,
            this::execute);
    store = ConsoleStore.open("jambonz", time);
    loop = new SteppedLoop(backend, JambonzBackend.TIMINGS, store::dispatch, time, this::execute);
    events = backend.events();
    media.hook = this::deliver;
    time.eachFrame(this::frame);
  }

  Supplier<Duration> answers = () -> Duration.ofMillis(12);
  Supplier<Duration> effects = () -> effectDelay;

  private Duration effectDelay() {
    return effects.get();
  }

  private Duration answerDelay() {
    return answers.get();
  }

  private void execute(Runnable task) {
    if (task instanceof Poller poller) {
      poll(poller);
    } else {
      time.after(Duration.ZERO, task);
    }
  }

  private void poll(Poller poller) {
    Duration next = poller.look();
    time.after(next, () -> poll(poller));
  }

  private void deliver(StatusEvent event) {
    Duration latency = eventLatency.get();
    knownFrom.put(event.callSid(), time.instant().plus(latency));
    time.after(latency, () -> events.statusHook(event));
  }

  private void frame() {
    loop.steps();
    measure();
  }

  /** What is true, whatever the console believes. */
  private void measure() {
    Session session = loop.session();
    boolean speaks = loop.gate().isOpen() && phone.talkingTo.isPresent();
    if (!speaks || phone.last.isEmpty()) {
      return;
    }
    for (String ear : media.ears(phone.last.get().callSid)) {
      boolean customer = media.member(ear).orElseThrow().customer;
      boolean bargedFor = session.barged().stream().anyMatch(k -> k.value().equals(ear));
      spokenMillis += 10;
      if (customer && !(session.mode() == Mode.BARGE && bargedFor)) {
        Instant known = knownFrom.getOrDefault(ear, Instant.MIN);
        if (time.instant().isAfter(known.plusMillis(10))) {
          leakedMillis += 10;
        } else {
          newcomerMillis.merge(ear, 10, Integer::sum);
        }
      }
    }
  }

  /** A room that we saw from its start. */
  SteppedWorld started() {
    loop.listen();
    media.open(ROOM, true);
    pass(Duration.ofMillis(100));
    return this;
  }

  /** A room of which nobody tells anything. */
  SteppedWorld unreported() {
    media.open(ROOM, false);
    loop.listen();
    pass(Duration.ofMillis(100));
    return this;
  }

  String customer() {
    String sid = media.join(ROOM, "+4930123", true, Optional.empty());
    pass(Duration.ofMillis(50));
    return sid;
  }

  String agent() {
    String sid = media.join(ROOM, "anna", false, Optional.of("agent"));
    pass(Duration.ofMillis(400));
    return sid;
  }

  ConferenceKey room() {
    return store.snapshot().conferences().getFirst().key();
  }

  SteppedWorld listening() {
    loop.user().watch(room());
    pass(Duration.ofMillis(500));
    assertState(SessionState.LISTEN);
    return this;
  }

  void assertState(SessionState expected) {
    if (loop.session().state() != expected) {
      throw new AssertionError(
          "expected " + expected + " but is " + loop.session().state() + " " + timeline());
    }
  }

  String timeline() {
    StringBuilder text = new StringBuilder();
    store.snapshot().timeline().stream()
        .limit(12)
        .forEach(e -> text.append("\n  ").append(e.what()).append(" | ").append(e.detail()));
    return text.toString();
  }

  boolean agentHears(String agent) {
    return loop.gate().isOpen()
        && phone.last.isPresent()
        && media.ears(phone.last.get().callSid).contains(agent);
  }

  /** Does it then, in the middle of whatever is going on. */
  void in(int millis, Runnable action) {
    time.after(
        Duration.ofMillis(millis),
        () -> {
          action.run();
          loop.steps();
        });
  }

  void pass(Duration duration) {
    loop.steps();
    time.advance(duration);
    loop.steps();
  }
}
