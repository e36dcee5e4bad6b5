package dev.earshot.app.simulate.laml;

import dev.earshot.app.simulate.Faults;
import dev.earshot.audio.focus.ConferenceFocus;
import dev.earshot.audio.focus.FocusAccess;
import dev.earshot.audio.focus.FocusConfig;
import dev.earshot.audio.focus.FocusEvent;
import dev.earshot.audio.focus.RoomPolicy;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.phone.MediaSecurity;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.admission.AdmissionPolicy;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Makes and holds the parts of a simulator, by hand; the edge where its clock, threads and
 * randomness are. {@link #close} closes what there is, the youngest first.
 */
final class Wiring implements AutoCloseable {
  private static final List<String> CODECS = List.of("PCMU", "PCMA", "G722");
  private static final int MOST_ROOMS = 1_000;
  private static final int MOST_MEMBERS = 250;

  private final LamlConfig config;
  private final InstantSource clock = InstantSource.system();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("simulate").factory());
  private final Faults faults;
  private final Set<Quirk> quirks = ConcurrentHashMap.newKeySet();
  private final Alerts alerts = new Alerts();
  private final Journal journal = new Journal();
  private final Courier courier;
  private final Callbacks callbacks;

  Wiring(LamlConfig config) {
    this.config = config;
    open.push(threads::shutdownNow);
    LamlConfig.Spoiling wish = config.spoiling();
    faults = new Faults(wish.seed(), wish.faults(), wish.delay());
    quirks.addAll(wish.quirks());
    courier = new Courier(config.dialect(), config.signingKey());
    open.push(courier);
    callbacks = new Callbacks(courier, faults, Thread::sleep);
    threads.execute(callbacks);
  }

  /**
   * @throws IOException if an address is in use or not ours; the message names it
   */
  LamlSimulator start() throws IOException {
    Mixer mixer = Mixer.start(MixerConfig.DEFAULT);
    open.push(mixer);
    RtpLoop rtp = RtpLoop.start();
    open.push(rtp);
    MediaConfig media =
        new MediaConfig(config.sip().getAddress(), 0, 0, CODECS, 20, mixer.config().tickMillis())
            .with(MediaSecurity.of(MediaSecurity.Policy.OPTIONAL));
    Exchange exchange = exchange(media, mixer, rtp);
    SipDoor door = SipDoor.open(config.sip(), media, rtp);
    open.push(door);
    Switchboard switchboard = switchboard(exchange, door);
    RestServer rest = RestServer.bind(config.listen());
    open.push(rest);
    rest.serve(handler(exchange, switchboard, rest));
    door.takeCalls(switchboard);
    new Crowd(switchboard, Thread::sleep, threads)
        .come(config.people(), LamlSimulator.text(door.address()));
    LamlSimulator simulator =
        new LamlSimulator(config, this, exchange, door, switchboard, rest, journal);
    simulator.writeProfile();
    return simulator;
  }

  private Exchange exchange(MediaConfig media, Mixer mixer, RtpLoop rtp) throws IOException {
    CompletableFuture<Consumer<FocusEvent>> listener = new CompletableFuture<>();
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    // Its own door stays shut: everybody comes through the simulator's.
    FocusConfig rooms =
        new FocusConfig(any, media, MOST_ROOMS, MOST_MEMBERS, RoomPolicy.DEFAULT)
            .withAccess(new FocusAccess(Optional.empty(), AdmissionPolicy.listed(List.of())));
    ConferenceFocus focus =
        ConferenceFocus.start(rooms, mixer, rtp, event -> listener.join().accept(event));
    open.push(focus);
    SplittableRandom random = new SplittableRandom();
    RoomNews news = new RoomNews(config.dialect(), config.account(), callbacks);
    Exchange exchange =
        new Exchange(config.dialect(), focus, news, quirks, clock, random::nextLong);
    listener.complete(exchange::onEvent);
    return exchange;
  }

  private Switchboard switchboard(Exchange exchange, SipDoor door) {
    LamlReader reader = new LamlReader(config.dialect());
    Documents documents = new Documents(config.account(), courier, reader, faults, Thread::sleep);
    Switchboard.Parts parts =
        new Switchboard.Parts(
            config.dialect(), door, exchange, documents, alerts, faults, clock, Thread::sleep);
    return new Switchboard(parts, config.flow(LamlSimulator.text(door.address())), threads);
  }

  private RestHandler handler(Exchange exchange, Switchboard switchboard, RestServer rest) {
    WireObjects wire = new WireObjects(config.dialect(), config.account());
    List<Resource> all = new ArrayList<>();
    all.addAll(new ConferenceResources(exchange, switchboard, wire, config.dialect()).all());
    all.addAll(new CallResources(exchange, switchboard, wire, clock).all());
    ControlResources control = new ControlResources(faults, quirks, alerts, callbacks);
    return new RestHandler(
        new LamlAccess(config.dialect(), config.account(), config.token()),
        new Resources(all, quirks),
        new Resources(control.all(), Set.of()),
        faults,
        journal,
        rest.threads());
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        System.getLogger(Wiring.class.getName())
            .log(System.Logger.Level.WARNING, "the simulator did not end cleanly", e);
      }
    }
  }
}
