package dev.earshot.app.backend.local;

import dev.earshot.app.backend.ConferenceBackend;
import dev.earshot.app.backend.ContractWorld;
import dev.earshot.app.backend.EarMeter;
import dev.earshot.app.backend.SteppedLoop;
import dev.earshot.app.backend.SteppedPhone;
import dev.earshot.app.backend.VirtualTime;
import dev.earshot.app.console.ConsoleStore;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.Timings;
import dev.earshot.audio.focus.FocusEvent;
import dev.earshot.audio.focus.FocusRoom;
import dev.earshot.audio.sip.SipHeader;
import dev.earshot.mixer.conference.MemberTag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A console over the local back end and a fake focus, in virtual time. */
final class LocalWorld implements ContractWorld {
  private static final MemberTag AGENT = new MemberTag("agent");

  private final VirtualTime time;
  private final List<LocalWorld> all;
  final FakeRooms rooms;
  final SteppedPhone phone;
  private final LocalBackend backend;
  private final ConsoleStore store;
  private final SteppedLoop loop;
  private final EarMeter meter = new EarMeter();
  private final Set<String> customers;
  private Supplier<Duration> news = () -> Duration.ZERO;
  private Optional<Random> disorder = Optional.empty();

  LocalWorld() {
    this(new VirtualTime(), Optional.empty());
  }

  private LocalWorld(VirtualTime time, Optional<LocalWorld> first) {
    this.time = time;
    rooms = first.map(f -> f.rooms).orElseGet(() -> new FakeRooms(time));
    all = first.map(f -> f.all).orElseGet(ArrayList::new);
    customers = first.map(f -> f.customers).orElseGet(HashSet::new);
    all.add(this);
    phone = new SteppedPhone(new Seats(), time);
    LocalParts parts = new LocalParts(rooms, phone, () -> -127, time, this::execute);
    backend = new LocalBackend(parts, room -> new RoomTitle(room, ""), time);
    store = ConsoleStore.open("local", time);
    loop = new SteppedLoop(backend, Timings.DEFAULT, store::dispatch, time, this::execute);
    rooms.events = event -> all.forEach(world -> world.deliver(event));
    time.eachFrame(new Frames());
  }

  /** Every step at the focus takes so long. */
  LocalWorld slow(Supplier<Duration> step) {
    rooms.step = step;
    return this;
  }

  private void execute(Runnable task) {
    time.after(Duration.ZERO, task);
  }

  private void deliver(FocusEvent event) {
    Consumer<FocusEvent> told = backend::onFocusEvent;
    time.after(
        disorder.map(r -> Duration.ofMillis(r.nextInt(800))).orElse(news.get()),
        () -> told.accept(event));
    disorder.ifPresent(
        r -> time.after(Duration.ofMillis(r.nextInt(800)), () -> told.accept(event)));
  }

  private Optional<String> ourSid() {
    return phone.last.map(leg -> leg.callSid);
  }

  private Set<String> ears() {
    return ourSid().map(sid -> rooms.ears(UUID.fromString(sid))).orElse(Set.of());
  }

  private final class Seats implements SteppedPhone.Seats {
    @Override
    public boolean sit(String callSid, String uri, List<SipHeader> headers) {
      rooms.join(UUID.fromString(callSid), "supervisor", Set.of(new MemberTag("supervisor")), true);
      return true;
    }

    @Override
    public void rise(String callSid) {
      rooms.leave(UUID.fromString(callSid));
    }
  }

  private final class Frames implements VirtualTime.Frames {
    @Override
    public boolean passed(int count) {
      boolean happened = loop.steps();
      if (loop.gate().isOpen() && phone.talkingTo.isPresent()) {
        meter.measure(loop.session(), ears(), customers::contains, time.instant(), 10 * count);
      }
      return happened;
    }

    @Override
    public Duration quiet(Duration most) {
      return loop.quiet(most);
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
  }

  @Override
  public void ends() {
    phone.last.ifPresent(leg -> leg.breakOff("conference ended"));
    rooms.end();
  }

  @Override
  public void beginsAgain() {
    pass(Duration.ofMillis(10));
  }

  private ParticipantKey join(String name, Set<MemberTag> tags, boolean customer) {
    UUID sid = UUID.randomUUID();
    if (customer) {
      customers.add(sid.toString());
    }
    rooms.join(sid, name, tags, false);
    return new ParticipantKey(sid.toString());
  }

  @Override
  public ParticipantKey agent() {
    return join("anna", Set.of(AGENT), false);
  }

  @Override
  public ParticipantKey customer() {
    return join("+4930123", Set.of(), true);
  }

  @Override
  public void leaves(ParticipantKey who) {
    rooms.leave(UUID.fromString(who.value()));
  }

  @Override
  public void aim() {
    // The agents are confirmed and chosen by themselves.
  }

  @Override
  public Set<ParticipantKey> passedOnTo() {
    return ears().stream().map(ParticipantKey::new).collect(Collectors.toSet());
  }

  @Override
  public Set<ParticipantKey> others() {
    return rooms.room(FakeRooms.ROOM).map(FocusRoom::members).orElse(List.of()).stream()
        .map(m -> m.callSid().toString())
        .filter(sid -> !ourSid().equals(Optional.of(sid)))
        .map(ParticipantKey::new)
        .collect(Collectors.toSet());
  }

  @Override
  public Optional<String> tagOf(ParticipantKey who) {
    return rooms.member(UUID.fromString(who.value())).stream()
        .flatMap(m -> m.tags().stream())
        .filter(tag -> !tag.isPrivate())
        .map(MemberTag::value)
        .findFirst();
  }

  @Override
  public List<Wire> wire() {
    return rooms.wire;
  }

  @Override
  public int polls() {
    return 0;
  }

  @Override
  public int hangUps() {
    return phone.hangUps;
  }

  @Override
  public List<String> actions() {
    return List.of("group", "speak");
  }

  @Override
  public void fail(String action, Failure how, int times) {
    rooms.fail(action, how, times);
  }

  @Override
  public void unplug() {
    rooms.unplugged = true;
  }

  @Override
  public void plugIn() {
    rooms.unplugged = false;
  }

  @Override
  public void pollsHang() {
    // Nothing is polled here.
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
    return news.get();
  }

  @Override
  public ContractWorld colleague() {
    LocalWorld second = new LocalWorld(time, Optional.of(this));
    second.loop.listen();
    second.pass(Duration.ofMillis(20));
    return second;
  }
}
