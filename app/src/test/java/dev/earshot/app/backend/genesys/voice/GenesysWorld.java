package dev.earshot.app.backend.genesys.voice;

import dev.earshot.app.backend.BackendEvent;
import dev.earshot.app.backend.ConferenceBackend;
import dev.earshot.app.backend.ContractWorld;
import dev.earshot.app.backend.EarMeter;
import dev.earshot.app.backend.SteppedLoop;
import dev.earshot.app.backend.SteppedPhone;
import dev.earshot.app.backend.VirtualTime;
import dev.earshot.app.backend.leg.CalledPhone;
import dev.earshot.app.console.ConsoleStore;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.app.supervision.StandingOrder;
import dev.earshot.audio.phone.IncomingLegs;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.sip.SipHeader;
import dev.earshot.mixer.PendingChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** A console over Genesys voice, its fake behind it, all in virtual time. */
final class GenesysWorld implements ContractWorld {
  private static final Duration LATENCY = Duration.ofMillis(50);
  private static final Duration LOOK = Duration.ofMillis(200);

  /** What can be lost. */
  enum Plug {
    /** Nothing is to be reached, and nothing comes. */
    EVERYTHING,
    /** The long poll; requests go through. */
    EVENTS,
    /** The telephone network. */
    LEG
  }

  final VirtualTime time = new VirtualTime();
  final FakeGenesys genesys = new FakeGenesys(time);
  final SteppedPhone phone = new SteppedPhone(new Seats(), time);
  final GenesysVoice backend;
  final ConsoleStore store = ConsoleStore.open("Genesys", time);
  final SteppedLoop loop;
  final EarMeter meter = new EarMeter();
  final List<Wire> wire = new ArrayList<>();
  StandingOrder.Reach reach = StandingOrder.Reach.CALL;
  Mode mode = Mode.WHISPER;

  /** From the order to the agent's next call. */
  Duration untilTheCall = Duration.ofSeconds(1);

  /** Outside a barge, for any customer whatever, known or not. */
  int whisperedToCustomersMillis;

  private final Plug plug;
  private final List<Failure> deskFailures = new ArrayList<>();
  private boolean pollsHang;
  private int requestsSeen;
  private int names;

  GenesysWorld() {
    this(Plug.EVERYTHING);
  }

  GenesysWorld(Plug plug) {
    this.plug = plug;
    genesys.latency = () -> LATENCY;
    VoiceConfig config = VoiceConfig.usual(FakeGenesys.ORIGIN, "");
    backend =
        new GenesysVoice(config, new VoiceParts(genesys, new Desk(), time), time, this::execute);
    loop = new SteppedLoop(backend, GenesysVoice.TIMINGS, store::dispatch, time, this::execute);
    genesys.listener = backend.feed();
    genesys.rings = id -> phone.ring(id, List.of());
    genesys.drops =
        id -> phone.last.filter(l -> l.callSid.equals(id)).ifPresent(l -> l.breakOff("BYE"));
    time.eachFrame(new Frames());
  }

  /** Our own mixer, whose doings count as requests: they are the mute of a coached call. */
  private final class Desk implements CalledPhone {
    @Override
    public PendingChange talkTo(Optional<Leg> leg) {
      takeRequests();
      wire.add(leg.isEmpty() ? Wire.MUTE : Wire.WIDER);
      Optional<Failure> failure =
          leg.isEmpty() && !deskFailures.isEmpty()
              ? Optional.of(deskFailures.removeFirst())
              : Optional.empty();
      if (failure.isEmpty() || failure.get() == Failure.LOST) {
        phone.talkTo(leg);
      }
      return patience -> {
        if (failure.isEmpty()) {
          return new PendingChange.Outcome.Applied(1);
        }
        time.pause(patience);
        return new PendingChange.Outcome.Unanswered();
      };
    }

    @Override
    public void takeCalls(IncomingLegs calls) {
      phone.incoming = calls;
    }
  }

  private final class Seats implements SteppedPhone.Seats {
    @Override
    public boolean sit(String callSid, String uri, List<SipHeader> headers) {
      genesys.answered(callSid);
      return true;
    }

    @Override
    public void rise(String callSid) {
      genesys.hungUp(callSid);
    }
  }

  private void execute(Runnable task) {
    if (task instanceof VoiceReader reader) {
      look(reader);
    } else {
      time.after(Duration.ZERO, task);
    }
  }

  private void look(VoiceReader reader) {
    Duration next = pollsHang ? Duration.ofHours(1) : reader.look();
    time.after(next.compareTo(LOOK) < 0 || pollsHang ? next : LOOK, () -> look(reader));
  }

  /** What is true, whatever the console believes. */
  private final class Frames implements VirtualTime.Frames {
    @Override
    public boolean passed(int count) {
      boolean happened = loop.steps();
      loop.idle();
      if (loop.gate().isOpen()) {
        boolean barges = loop.session().mode() == Mode.BARGE;
        if (!barges && passedOnTo().stream().anyMatch(k -> k.value().startsWith("+"))) {
          whisperedToCustomersMillis += 10 * count;
        }
        meter.measure(
            loop.session(),
            passedOnTo().stream().map(ParticipantKey::value).toList(),
            number -> !genesys.agents.containsKey(number),
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
    genesys.begin();
    pass(Duration.ofSeconds(1));
  }

  /** Arms, and the agent's next call comes with the same people; unless we are in it already. */
  @Override
  public void enter() {
    if (loop.session().state() != SessionState.OUT) {
      return;
    }
    genesys.callEnds();
    loop.user().arm(wish());
    time.after(untilTheCall, genesys::callBegins);
  }

  StandingOrder.Wish wish() {
    return new StandingOrder.Wish(
        new ConferenceKey("agent:u5001"), mode, StandingOrder.Span.NEXT_CALL, Optional.of(reach));
  }

  @Override
  public ConferenceKey room() {
    return genesys
        .supervised
        .map(s -> new ConferenceKey("call:" + s.id))
        .orElse(new ConferenceKey("agent:u5001"));
  }

  @Override
  public void ends() {
    genesys.callEnds();
  }

  @Override
  public void beginsAgain() {
    genesys.callBegins();
  }

  @Override
  public ParticipantKey agent() {
    String number =
        genesys.agents.keySet().stream()
            .filter(n -> !genesys.callers.contains(n))
            .findFirst()
            .orElseThrow();
    return joined(number);
  }

  @Override
  public ParticipantKey customer() {
    return joined("+4930" + ++names);
  }

  private ParticipantKey joined(String number) {
    return joined(number, LATENCY);
  }

  /**
   * @param known when at the latest we can know of him
   */
  ParticipantKey joined(String number, Duration known) {
    meter.told(number, time.instant().plus(known));
    genesys.joins(number);
    return new ParticipantKey(number);
  }

  @Override
  public void leaves(ParticipantKey who) {
    genesys.leaves(who.value());
  }

  @Override
  public void aim() {}

  @Override
  public Set<ParticipantKey> passedOnTo() {
    boolean sends = phone.talkingTo.isPresent() && phone.talkingTo.equals(phone.last.map(l -> l));
    return sends
        ? genesys.ears().stream().map(ParticipantKey::new).collect(Collectors.toSet())
        : Set.of();
  }

  @Override
  public Set<ParticipantKey> others() {
    return genesys.callers.stream().map(ParticipantKey::new).collect(Collectors.toSet());
  }

  @Override
  public Optional<String> tagOf(ParticipantKey who) {
    return Optional.empty();
  }

  @Override
  public List<Wire> wire() {
    takeRequests();
    return List.copyOf(wire);
  }

  /** In the order in which they were made, those of the mixer among them. */
  private void takeRequests() {
    while (requestsSeen < genesys.requests.size()) {
      String request = genesys.requests.get(requestsSeen++);
      wire.add(
          switch (request) {
            case "SwitchToListenIn" -> Wire.MUTE;
            case "SwitchToBargeIn" -> Wire.WIDER;
            default -> Wire.OTHER;
          });
    }
  }

  @Override
  public int polls() {
    return genesys.looks;
  }

  @Override
  public int hangUps() {
    return phone.hangUps;
  }

  @Override
  public List<String> actions() {
    return List.of("read", "device");
  }

  @Override
  public void fail(String action, Failure how, int times) {
    if (action.equals("mute")) {
      for (int i = 0; i < times; i++) {
        deskFailures.add(how);
      }
      return;
    }
    FakeGenesys.Fate fate =
        switch (how) {
          case CLIENT_ERROR -> FakeGenesys.Fate.REFUSED;
          case SERVER_ERROR -> FakeGenesys.Fate.BROKEN;
          case TIMEOUT -> FakeGenesys.Fate.SILENT;
          case RESET -> FakeGenesys.Fate.RESET;
          case LOST -> FakeGenesys.Fate.LOST;
        };
    List<FakeGenesys.Fate> fates = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      fates.add(fate);
    }
    genesys.fates.put(action, fates);
  }

  @Override
  public void unplug() {
    switch (plug) {
      case EVERYTHING -> genesys.unplugged = true;
      case EVENTS -> {
        genesys.deaf = true;
        genesys.listener.onLine(BackendEvent.Line.DOWN, "no long poll");
      }
      case LEG -> {
        phone.answers = false;
        phone.last.ifPresent(leg -> leg.breakOff("the network is gone"));
      }
    }
  }

  @Override
  public void plugIn() {
    genesys.unplugged = false;
    phone.answers = true;
    if (plug == Plug.EVENTS) {
      genesys.deaf = false;
      genesys.begin();
    }
  }

  @Override
  public String toString() {
    return plug.name();
  }

  @Override
  public void pollsHang() {
    pollsHang = true;
  }

  @Override
  public void unordered(Random random) {
    genesys.disorder = Optional.of(random);
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
    throw new UnsupportedOperationException("one supervisor per device");
  }
}
