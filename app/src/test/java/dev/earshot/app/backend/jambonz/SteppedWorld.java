package dev.earshot.app.backend.jambonz;

import dev.earshot.app.backend.EarMeter;
import dev.earshot.app.backend.SteppedLoop;
import dev.earshot.app.backend.SteppedPhone;
import dev.earshot.app.backend.VirtualTime;
import dev.earshot.app.console.ConsoleStore;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.audio.sip.Secret;
import dev.earshot.audio.sip.SipHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
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
  private static final Entry DIAL = new Entry.DialApplication(APPLICATION, "example.org");

  final VirtualTime time;
  final Random random;
  private final Pace pace;
  private final Set<Quirk> quirks;
  final FakeMedia media;
  final SteppedJambonz jambonz;
  final SteppedMixer mixer;
  final SteppedPhone phone;
  final JambonzBackend backend;
  final ConsoleStore store;
  final SteppedLoop loop;
  final JambonzEvents events;
  Supplier<Duration> eventLatency = () -> Duration.ofMillis(5);
  Duration effectDelay = Duration.ofMillis(130);

  /** Who really hears us. */
  final EarMeter meter = new EarMeter();

  /** No event comes through. */
  boolean mute;

  private boolean pollsHang;
  private Optional<Random> disorder = Optional.empty();
  private final List<SteppedWorld> all;
  private int names;

  /** Measured delays, every quirk. */
  static SteppedWorld measured() {
    return new SteppedWorld(new Random(1), Pace.DEFAULT, EnumSet.allOf(Quirk.class));
  }

  static SteppedWorld with(Pace pace, Set<Quirk> quirks) {
    return new SteppedWorld(new Random(1), pace, quirks);
  }

  SteppedWorld(Random random, Pace pace, Set<Quirk> quirks) {
    this(random, pace, quirks, Optional.empty(), DIAL, false);
  }

  /** A measured one whose console gets in that way. */
  static SteppedWorld entered(Entry entry) {
    return new SteppedWorld(
        new Random(1), Pace.DEFAULT, EnumSet.allOf(Quirk.class), Optional.empty(), entry, false);
  }

  /** A measured one whose mixer can be looked into. */
  static SteppedWorld inspected(Random random) {
    return new SteppedWorld(
        random, Pace.DEFAULT, EnumSet.allOf(Quirk.class), Optional.empty(), DIAL, true);
  }

  private SteppedWorld(
      Random random,
      Pace pace,
      Set<Quirk> quirks,
      Optional<SteppedWorld> first,
      Entry entry,
      boolean inspected) {
    this.random = random;
    this.pace = pace;
    this.quirks = quirks;
    time = first.map(f -> f.time).orElseGet(VirtualTime::new);
    media =
        first
            .map(f -> f.media)
            .orElseGet(() -> new FakeMedia(time, time::after, quirks, () -> effectDelay()));
    all = first.map(f -> f.all).orElseGet(ArrayList::new);
    all.add(this);
    mixer = new SteppedMixer(media);
    jambonz = new SteppedJambonz(media, time, () -> answerDelay());
    phone = new SteppedPhone(new Seats(), time);
    JambonzConfig config =
        new JambonzConfig(
            new JambonzServer(
                "http://127.0.0.1:1", FakeMedia.ACCOUNT, new Secret("k"), Optional.empty()),
            entry,
            pace,
            RoleRules.DEFAULT);
    backend =
        new JambonzBackend(
            config,
            new JambonzParts(
                jambonz,
                phone,
                LegCommands.NONE,
                time,
                () -> "n" + ++names,
                inspected ? Optional.of(mixer) : Optional.empty()),
            time,
            this::execute);
    store = ConsoleStore.open("jambonz", time);
    loop = new SteppedLoop(backend, JambonzBackend.TIMINGS, store::dispatch, time, this::execute);
    events = backend.events();
    media.hook = event -> all.forEach(world -> world.deliver(event));
    time.eachFrame(new Frames());
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
    } else if (task instanceof Inspection inspection) {
      inspect(inspection);
    } else {
      time.after(Duration.ZERO, task);
    }
  }

  private void poll(Poller poller) {
    Duration next = pollsHang ? Duration.ofHours(1) : poller.look();
    time.after(next, () -> poll(poller));
  }

  private void inspect(Inspection inspection) {
    time.after(
        Inspection.PERIOD,
        () -> {
          inspection.look();
          inspect(inspection);
        });
  }

  private void deliver(StatusEvent event) {
    Duration latency =
        disorder.map(r -> Duration.ofMillis(r.nextInt(800))).orElseGet(() -> eventLatency.get());
    meter.told(event.callSid(), time.instant().plus(latency));
    time.after(latency, () -> tell(event));
    disorder.ifPresent(r -> time.after(Duration.ofMillis(r.nextInt(800)), () -> tell(event)));
  }

  private void tell(StatusEvent event) {
    if (!mute) {
      events.statusHook(event);
    }
  }

  /** What is true, whatever the console believes. */
  private final class Frames implements VirtualTime.Frames {
    @Override
    public boolean passed(int count) {
      boolean happened = loop.steps();
      if (loop.gate().isOpen() && phone.talkingTo.isPresent() && phone.last.isPresent()) {
        meter.measure(
            loop.session(),
            media.ears(phone.last.get().callSid),
            ear -> media.member(ear).orElseThrow().customer,
            time.instant(),
            10 * count);
      }
      return happened;
    }

    @Override
    public Duration quiet(Duration most) {
      return loop.quiet(most);
    }
  }

  /** Our calls, put into their rooms as the application would. */
  private final class Seats implements SteppedPhone.Seats {
    @Override
    public boolean sit(String callSid, String uri, List<SipHeader> headers) {
      String room =
          headers.stream()
              .filter(header -> header.name().equals("X-Room"))
              .findFirst()
              .orElseThrow()
              .value();
      media.join(room, callSid, "supervisor", false, Optional.of("supervisor"), true);
      return true;
    }

    @Override
    public void sitAlong(String callSid, String name, List<SipHeader> headers) {
      media.join(ROOM, callSid, name, true, Optional.empty(), true);
    }

    @Override
    public void rise(String callSid) {
      media.leave(callSid);
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

  boolean agentHears(String agent) {
    return loop.gate().isOpen()
        && phone.last.isPresent()
        && media.ears(phone.last.get().callSid).contains(agent);
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

  /** From now on no poll is answered. */
  void hang() {
    pollsHang = true;
  }

  void disorder(Random order) {
    disorder = Optional.of(order);
  }

  /** Another console at the same jambonz. */
  SteppedWorld second() {
    SteppedWorld second = new SteppedWorld(random, pace, quirks, Optional.of(this), DIAL, false);
    second.jambonz.edition = jambonz.edition;
    second.loop.listen();
    second.pass(Duration.ofMillis(100));
    return second;
  }
}
