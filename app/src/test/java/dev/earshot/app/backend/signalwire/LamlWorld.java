package dev.earshot.app.backend.signalwire;

import dev.earshot.app.backend.ConferenceBackend;
import dev.earshot.app.backend.ContractWorld;
import dev.earshot.app.backend.EarMeter;
import dev.earshot.app.backend.SteppedLoop;
import dev.earshot.app.backend.SteppedPhone;
import dev.earshot.app.backend.VirtualTime;
import dev.earshot.app.console.ConsoleStore;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.Role;
import dev.earshot.audio.sip.Secret;
import dev.earshot.audio.sip.SipHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A console over the SignalWire back end and a fake SignalWire, all in virtual time, and a meter
 * that knows who really hears us.
 */
final class LamlWorld implements ContractWorld {
  static final String ROOM = "desk";
  static final String TELEPHONE = "sip:sup@example.sip.signalwire.com";
  private static final Duration LATENCY = Duration.ofMillis(50);

  /** What is not told is seen, or nothing is said any more: two looks, and a failing one. */
  private static final Duration BY_LOOKING = Duration.ofMillis(4_600);

  private static final Entry DIAL = new Entry.Dial("sip:earshot@example.sip.signalwire.com");

  final VirtualTime time;
  final FakeRooms rooms;
  final FakeLaml laml;
  final SteppedPhone phone;
  final SignalWireBackend backend;
  final ConsoleStore store;
  final SteppedLoop loop;
  final SignalWireEvents events;
  final EarMeter meter = new EarMeter();
  Supplier<Duration> eventLatency = () -> LATENCY;

  /** Milliseconds for which everybody heard a whisper whose target had left unbeknown to us. */
  int orphanMillis;

  private int orphanNow;
  private int longestOrphan;

  /** No callback comes through. */
  boolean mute;

  /** None is sent from now on; what is on its way comes. */
  boolean lossy;

  /** Our document is fetched from the console itself. */
  boolean documents;

  /** The system does not heed that our document lets us in muted. */
  boolean letInUnmuted;

  /** Our calls are answered, but lead into no conference. */
  boolean nowhere;

  private final Plug plug;
  private final List<LamlWorld> all;
  private boolean looksHang;
  private Optional<Random> disorder = Optional.empty();
  private String room = "";
  private int callers;

  /** What can be lost. */
  enum Plug {
    /** Nothing is to be reached, and nothing comes. */
    EVERYTHING,
    /** REST alone. */
    REST,
    /** The telephone network. */
    LEG
  }

  LamlWorld() {
    this(Plug.EVERYTHING, DIAL, Optional.empty());
  }

  LamlWorld(Plug plug) {
    this(plug, DIAL, Optional.empty());
  }

  LamlWorld(Entry entry) {
    this(Plug.EVERYTHING, entry, Optional.empty());
  }

  private LamlWorld(Plug plug, Entry entry, Optional<LamlWorld> first) {
    this.plug = plug;
    time = first.map(f -> f.time).orElseGet(VirtualTime::new);
    rooms = first.map(f -> f.rooms).orElseGet(() -> new FakeRooms(time));
    all = first.map(f -> f.all).orElseGet(ArrayList::new);
    all.add(this);
    laml = new FakeLaml(rooms, time);
    phone = new SteppedPhone(new Seats(), time);
    phone.answersAfter = () -> Duration.ofMillis(300);
    RoleRules roles =
        new RoleRules(
            List.of(RoleRules.Rule.of("sip:agent*", Role.AGENT)),
            List.of(),
            false,
            Optional.empty());
    backend =
        new SignalWireBackend(
            new SignalWireConfig(account(), entry, TELEPHONE, Pace.DEFAULT, roles),
            new SignalWireParts(laml, phone, time),
            time,
            this::execute);
    store = ConsoleStore.open("SignalWire", time);
    loop =
        new SteppedLoop(backend, SignalWireBackend.TIMINGS, store::dispatch, time, this::execute);
    events = backend.events();
    rooms.hook = event -> all.forEach(world -> world.deliver(event));
    time.eachFrame(new Frames());
  }

  static LamlAccount account() {
    return new LamlAccount(
        Dialect.SIGNALWIRE,
        "http://127.0.0.1:1",
        FakeLaml.ACCOUNT,
        FakeLaml.ACCOUNT,
        new Secret("k"));
  }

  private void execute(Runnable task) {
    if (task instanceof Rounds rounds) {
      look(rounds);
    } else {
      time.after(Duration.ZERO, task);
    }
  }

  private void look(Rounds rounds) {
    Duration next = looksHang ? Duration.ofHours(1) : rounds.look();
    time.after(next, () -> look(rounds));
  }

  private void deliver(StatusCallback event) {
    Duration latency =
        disorder.map(r -> Duration.ofMillis(r.nextInt(800))).orElseGet(() -> eventLatency.get());
    boolean lost = mute || lossy;
    if (event.kind() == StatusCallback.Kind.JOIN) {
      meter.told(event.call(), time.instant().plus(lost ? BY_LOOKING : latency));
    }
    if (!lost) {
      time.after(latency, () -> tell(event));
      disorder.ifPresent(r -> time.after(Duration.ofMillis(r.nextInt(800)), () -> tell(event)));
    }
  }

  private void tell(StatusCallback event) {
    if (!mute) {
      events.callback(event);
    }
  }

  private final class Frames implements VirtualTime.Frames {
    @Override
    public boolean passed(int count) {
      boolean happened = loop.steps();
      String self = phone.last.map(leg -> leg.callSid).orElse("");
      if (loop.gate().isOpen() && phone.talkingTo.isPresent()) {
        if (rooms.isOrphan(self)) {
          orphanMillis += 10 * count;
          orphanNow += 10 * count;
          longestOrphan = Math.max(longestOrphan, orphanNow);
        } else {
          orphanNow = 0;
          meter.measure(
              loop.session(),
              rooms.ears(self),
              ear -> rooms.seat(ear).orElseThrow().customer,
              time.instant(),
              10 * count);
        }
      }
      return happened;
    }

    @Override
    public Duration quiet(Duration most) {
      return loop.quiet(most);
    }
  }

  /** Our calls, let into their rooms as the document would. */
  private final class Seats implements SteppedPhone.Seats {
    @Override
    public boolean sit(String callSid, String uri, List<SipHeader> headers) {
      String name =
          headers.stream()
              .filter(header -> header.name().equals("X-Room"))
              .map(SipHeader::value)
              .findFirst()
              .orElse(ROOM);
      Optional<FakeRooms.FakeRoom> there =
          rooms.rooms.values().stream().filter(r -> r.name.equals(name)).findFirst();
      if (documents) {
        events.documentFetched(callSid, TELEPHONE, events.wishedRoom(TELEPHONE).orElse(""));
      }
      if (!nowhere) {
        there.ifPresent(r -> rooms.join(r.sid, callSid, TELEPHONE, false).muted = !letInUnmuted);
      }
      return there.isPresent();
    }

    @Override
    public void rise(String callSid) {
      rooms.leave(callSid);
    }
  }

  @Override
  public VirtualTime time() {
    return time;
  }

  @Override
  public SteppedLoop loop() {
    return loop;
  }

  @Override
  public ConsoleStore store() {
    return store;
  }

  @Override
  public ConferenceBackend backend() {
    return backend;
  }

  @Override
  public EarMeter meter() {
    return meter;
  }

  @Override
  public void begins() {
    loop.listen();
    room = rooms.open(ROOM).sid;
    pass(Duration.ofMillis(100));
  }

  @Override
  public void ends() {
    phone.last.ifPresent(leg -> leg.breakOff("conference ended"));
    rooms.end(room);
  }

  @Override
  public void beginsAgain() {
    room = rooms.open(ROOM).sid;
    pass(Duration.ofMillis(100));
  }

  @Override
  public ParticipantKey agent() {
    return joined("sip:agent" + ++callers + "@example.org", false);
  }

  @Override
  public ParticipantKey customer() {
    return joined("+4930" + ++callers, true);
  }

  private ParticipantKey joined(String number, boolean customer) {
    String sid = UUID.randomUUID().toString();
    rooms.join(room, sid, number, customer);
    return new ParticipantKey(sid);
  }

  @Override
  public void leaves(ParticipantKey who) {
    rooms.leave(who.value());
  }

  /** Agents are known by their numbers, and the first is chosen. */
  @Override
  public void aim() {}

  int longestOrphan() {
    return longestOrphan;
  }

  String self() {
    return phone.last.orElseThrow().callSid;
  }

  @Override
  public Set<ParticipantKey> passedOnTo() {
    return phone.last.map(leg -> rooms.ears(leg.callSid)).orElse(Set.of()).stream()
        .map(ParticipantKey::new)
        .collect(Collectors.toSet());
  }

  @Override
  public Set<ParticipantKey> others() {
    Optional<String> self = phone.last.map(leg -> leg.callSid);
    return rooms.everybody().stream()
        .map(seat -> seat.callSid)
        .filter(sid -> !self.equals(Optional.of(sid)))
        .map(ParticipantKey::new)
        .collect(Collectors.toSet());
  }

  @Override
  public Optional<String> tagOf(ParticipantKey who) {
    return Optional.empty();
  }

  @Override
  public List<Wire> wire() {
    return laml.updates.stream()
        .map(
            form ->
                switch (form) {
                  case "Muted=true" -> Wire.MUTE;
                  case "Muted=false" -> Wire.WIDER;
                  default -> Wire.OTHER;
                })
        .toList();
  }

  @Override
  public int polls() {
    return laml.looks;
  }

  @Override
  public int hangUps() {
    return phone.hangUps;
  }

  @Override
  public List<String> actions() {
    return List.of("get", "coach", "unmute");
  }

  @Override
  public void fail(String action, Failure how, int times) {
    int status =
        switch (how) {
          case CLIENT_ERROR -> 404;
          case SERVER_ERROR -> 500;
          case TIMEOUT -> FakeLaml.SILENT;
          case RESET -> FakeLaml.RESET;
          case LOST -> FakeLaml.LOST;
        };
    Integer[] statuses = new Integer[times];
    Arrays.fill(statuses, status);
    laml.refuse(action, statuses);
  }

  @Override
  public void unplug() {
    switch (plug) {
      case EVERYTHING -> {
        laml.unplugged = true;
        mute = true;
      }
      case REST -> laml.unplugged = true;
      case LEG -> {
        phone.answers = false;
        phone.last.ifPresent(leg -> leg.breakOff("the network is gone"));
      }
    }
  }

  @Override
  public void plugIn() {
    laml.unplugged = false;
    mute = false;
    phone.answers = true;
  }

  @Override
  public String toString() {
    return plug.name();
  }

  @Override
  public void pollsHang() {
    looksHang = true;
  }

  @Override
  public void unordered(Random random) {
    disorder = Optional.of(random);
  }

  @Override
  public boolean newcomersHear() {
    return false;
  }

  @Override
  public Duration eventLatency() {
    return LATENCY;
  }

  @Override
  public ContractWorld colleague() {
    LamlWorld second = new LamlWorld(plug, DIAL, Optional.of(this));
    second.room = room;
    second.loop.listen();
    second.pass(Duration.ofMillis(100));
    return second;
  }
}
