import com.sun.javafx.tk.RenderJob;
import com.sun.javafx.tk.TKPulseListener;
import com.sun.javafx.tk.Toolkit;
import dev.earshot.app.console.ConnectionView;
import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.ConsoleStore;
import dev.earshot.app.console.Meters;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.Role;
import dev.earshot.app.supervision.SpeakScope;
import dev.earshot.app.ui.ConsoleSource;
import dev.earshot.app.ui.ConsoleWindow;
import dev.earshot.app.ui.FxRuntime;
import dev.earshot.app.ui.UiOptions;
import dev.earshot.mixer.conference.MemberTag;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.stage.Window;

/**
 * Loads the console's real window, drawn in software without a display, with 5,000 conferences of 5
 * participants and 1,000 events a second, and tells what a supervisor would feel of it. Needs
 * {@code mvn package} done before.
 *
 * <pre>
 * java --enable-native-access=ALL-UNNAMED -cp 'app/target/earshot/lib/*' .build/ListLoad.java [conferences] [events per second] [seconds]
 * </pre>
 */
final class ListLoad {
  private static final int PEOPLE = 5;
  private static final int PROBED = 8;
  private static final int WARM_UP_SECONDS = 15;
  private static final Instant START = Instant.now();

  private final int conferences;
  private final int rate;
  private final int seconds;
  private final ConsoleStore store = ConsoleStore.open("load", InstantSource.system());
  private final List<ObservedConference> rooms = new ArrayList<>();
  private final Random random = new Random(1);
  private final Map<String, Long> asked = new ConcurrentHashMap<>();
  private final List<Long> seen = Collections.synchronizedList(new ArrayList<>());
  private final List<Long> entered = Collections.synchronizedList(new ArrayList<>());
  private final List<Long> frames = Collections.synchronizedList(new ArrayList<>());
  private final List<Long> answers = Collections.synchronizedList(new ArrayList<>());

  /** The toolkit forgets listeners that nobody else holds. */
  private final TKPulseListener pulseBegins = () -> pulseBegan = System.nanoTime();

  private final TKPulseListener pulseEnds = this::willBePainted;
  private long pulseBegan;
  private volatile long generatorCpu;

  private ListLoad(int conferences, int rate, int seconds) {
    this.conferences = conferences;
    this.rate = rate;
    this.seconds = seconds;
  }

  public static void main(String[] args) throws Exception {
    int conferences = args.length > 0 ? Integer.parseInt(args[0]) : 5_000;
    int rate = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
    int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 20;
    new ListLoad(conferences, rate, seconds).run();
    System.exit(0);
  }

  private void run() throws Exception {
    say("load average", Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
    FxRuntime fx = FxRuntime.start(true);
    for (int i = 0; i < conferences; i++) {
      rooms.add(room(i));
    }
    long began = System.nanoTime();
    store.dispatch(
        new ConsoleEvent.ConnectionChanged(
            new ConnectionView("load", ConnectionView.State.UP, "", Instant.now())));
    rooms.forEach(room -> store.dispatch(new ConsoleEvent.ConferenceChanged(room)));
    say("snapshot of them all", millis(System.nanoTime() - began));
    firstPaint(fx);
    watchFrames();
    new Thread(() -> generate(WARM_UP_SECONDS), "generator").start();
    Thread.sleep((WARM_UP_SECONDS + 5) * 1_000L);
    idle();
    seen.clear();
    entered.clear();
    frames.clear();
    events();
    search();
    memory();
  }

  /** Cold with nothing to show, then with all of them: the difference is what they cost. */
  private void firstPaint(FxRuntime fx) throws Exception {
    ConsoleStore none = ConsoleStore.open("none", InstantSource.system());
    long began = System.nanoTime();
    ConsoleWindow empty = fx.open(source(none), commands(), new NoMeters(), options());
    painted();
    say("an empty window, cold, to first paint", millis(System.nanoTime() - began));
    empty.close();
    empty.awaitClosed();
    long cpu = cpu();
    began = System.nanoTime();
    fx.open(source(store), commands(), new NoMeters(), options());
    while (ask(() -> rows().size()) < PROBED) {
      Thread.sleep(2);
    }
    painted();
    say("then one with all of them, to first paint", millis(System.nanoTime() - began));
    say("  processor time for it, all threads", millis(cpu() - cpu));
    ask(
        () -> {
          rows().forEach(label -> label.textProperty().addListener((_, _, text) -> shown(text)));
          return null;
        });
  }

  private static UiOptions options() {
    return UiOptions.standard().withSize(1280, 800);
  }

  private static ConsoleCommands commands() {
    return (ConsoleCommands)
        Proxy.newProxyInstance(
            ListLoad.class.getClassLoader(),
            new Class<?>[] {ConsoleCommands.class},
            (_, _, _) -> null);
  }

  /** The text of a probe has come to the scene; it is painted with the same pulse. */
  private void shown(String text) {
    Long at = text == null ? null : asked.remove(text);
    if (at != null) {
      (text.startsWith("new") ? entered : seen).add(System.nanoTime() - at);
    }
  }

  private void idle() throws Exception {
    long cpu = cpu();
    long began = System.nanoTime();
    Map<String, Long> before = threads();
    int pulses = frames.size();
    Thread.sleep(10_000);
    long took = System.nanoTime() - began;
    say("CPU idle, of one core", percent(cpu() - cpu, took));
    byThread(before, took);
    say("frames drawn while idle, per second", String.valueOf((frames.size() - pulses) / 10));
  }

  private void events() throws Exception {
    Thread heart = new Thread(this::beat, "heart");
    heart.setDaemon(true);
    heart.start();
    long cpu = cpu();
    long began = System.nanoTime();
    Map<String, Long> before = threads();
    Thread generator = new Thread(() -> generate(seconds), "generator");
    generator.start();
    generator.join();
    long took = System.nanoTime() - began;
    say("CPU under events, of one core", percent(cpu() - cpu - generatorCpu, took));
    say("the generator with reducing", percent(generatorCpu, took));
    byThread(before, took);
    Thread.sleep(1_500);
    heart.interrupt();
    say("event to row", quantiles(seen));
    say("new conference to row", quantiles(entered));
    say("probes never shown", String.valueOf(asked.size()));
    say("frame, pulse to painted", quantiles(frames));
    say("frames drawn, per second", String.valueOf(frames.size() / (took / 1_000_000_000L)));
    say("FX thread answers within", quantiles(answers));
  }

  private static void byThread(Map<String, Long> before, long took) {
    threads()
        .forEach(
            (name, used) -> {
              long more = used - before.getOrDefault(name, 0L);
              if (more > took / 1_000) {
                say("  thread " + name, percent(more, took));
              }
            });
  }

  private void beat() {
    while (!Thread.currentThread().isInterrupted()) {
      long at = System.nanoTime();
      Platform.runLater(() -> answers.add(System.nanoTime() - at));
      LockSupport.parkNanos(7_000_000);
    }
  }

  private void generate(int seconds) {
    long step = 1_000_000_000L / rate;
    long next = System.nanoTime();
    long end = next + seconds * 1_000_000_000L;
    for (int n = 0; next < end; n++, next += step) {
      long wait = next - System.nanoTime();
      if (wait > 0) {
        LockSupport.parkNanos(wait);
      }
      event(n);
    }
    generatorCpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** 92 % talking, 5 % other changes, 2 % ends and beginnings, and the probes. */
  private void event(int n) {
    if (n % 150 == 75) {
      probe(n);
    } else if (n % 500 == 250) {
      newcomer(n);
    } else if (n % 50 == 25) {
      int which = PROBED + random.nextInt(conferences - PROBED);
      store.dispatch(new ConsoleEvent.ConferenceEnded(rooms.get(which).key()));
      store.dispatch(new ConsoleEvent.ConferenceChanged(rooms.get(which)));
    } else if (n % 20 == 10) {
      ObservedConference room = rooms.get(PROBED + random.nextInt(conferences - PROBED));
      store.dispatch(new ConsoleEvent.ConferenceChanged(room));
    } else {
      ObservedConference room = rooms.get(random.nextInt(conferences));
      ParticipantKey who = room.participants().get(random.nextInt(PEOPLE)).key();
      store.dispatch(
          new ConsoleEvent.TalkingChanged(Instant.now(), room.key(), who, random.nextBoolean()));
    }
  }

  private void probe(int n) {
    int which = random.nextInt(PROBED);
    ObservedConference room = rooms.get(which);
    String name = "probe " + n;
    ObservedConference changed =
        new ObservedConference(
            room.key(), name, room.topic(), room.startedAt(), room.participants(), Instant.now());
    rooms.set(which, changed);
    asked.put(name, System.nanoTime());
    store.dispatch(new ConsoleEvent.ConferenceChanged(changed));
  }

  /** A conference whose place is at the top of the list. */
  private void newcomer(int n) {
    ConferenceKey key = new ConferenceKey("newcomer");
    store.dispatch(new ConsoleEvent.ConferenceEnded(key));
    String name = "new " + n;
    asked.put(name, System.nanoTime());
    store.dispatch(
        new ConsoleEvent.ConferenceChanged(
            new ObservedConference(
                new ConferenceKey(n % 1000 == 250 ? "newcomer" : "another"),
                name,
                "",
                Known.confirmed(START.minusSeconds(200_000 + n), START),
                rooms.getFirst().participants(),
                Instant.now())));
    store.dispatch(
        new ConsoleEvent.ConferenceEnded(
            new ConferenceKey(n % 1000 == 250 ? "another" : "newcomer")));
  }

  private void search() throws Exception {
    List<Long> took = new ArrayList<>();
    for (String word : List.of("agent 49", "room 123", "+49 30 12", "senior")) {
      for (int length = 1; length <= word.length(); length++) {
        Long nanos = keystroke(word.substring(0, length));
        if (nanos != null) {
          took.add(nanos);
        }
      }
      keystroke("");
    }
    say("search, keystroke to rows", quantiles(took));
  }

  /** Nothing where the rows stay the same. */
  private Long keystroke(String text) throws Exception {
    CountDownLatch changed = new CountDownLatch(1);
    long[] at = new long[2];
    ListChangeListener<Object> listener =
        _ -> {
          at[1] = System.nanoTime();
          changed.countDown();
        };
    ListView<?> list = ask(this::list);
    ask(
        () -> {
          list.getItems().addListener(listener);
          at[0] = System.nanoTime();
          ((TextField) scene().lookup(".search-field")).setText(text);
          return null;
        });
    boolean any = changed.await(1, TimeUnit.SECONDS);
    ask(
        () -> {
          list.getItems().removeListener(listener);
          return null;
        });
    return any ? at[1] - at[0] : null;
  }

  private void memory() throws Exception {
    System.gc();
    Thread.sleep(300);
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    say("live heap", (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000 + " MB");
    Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .forEach(line -> say("resident", line.replaceAll("\\D", "") + " kB"));
    say("load average", Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
  }

  /** From the begin of a pulse until its picture is painted. */
  private void watchFrames() throws Exception {
    ask(
        () -> {
          Toolkit.getToolkit().addStageTkPulseListener(pulseBegins);
          Toolkit.getToolkit().addPostSceneTkPulseListener(pulseEnds);
          return null;
        });
  }

  private void willBePainted() {
    long began = pulseBegan;
    Platform.runLater(
        () ->
            Toolkit.getToolkit()
                .addRenderJob(new RenderJob(() -> frames.add(System.nanoTime() - began))));
  }

  private static void painted() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    Platform.runLater(
        () ->
            Platform.runLater(
                () -> Toolkit.getToolkit().addRenderJob(new RenderJob(done::countDown))));
    done.await(5, TimeUnit.SECONDS);
  }

  private static Scene scene() {
    return Window.getWindows().getLast().getScene();
  }

  private ListView<?> list() {
    return (ListView<?>) scene().lookup(".conference-list .list-view");
  }

  private List<Label> rows() {
    return scene().getRoot().lookupAll(".conference-row .row-title").stream()
        .map(Label.class::cast)
        .filter(label -> !label.getText().isEmpty())
        .toList();
  }

  private static <T> T ask(java.util.concurrent.Callable<T> question) throws Exception {
    FutureTask<T> task = new FutureTask<>(question);
    Platform.runLater(task);
    return task.get(60, TimeUnit.SECONDS);
  }

  private static ConsoleSource source(ConsoleStore store) {
    return new ConsoleSource() {
      @Override
      public ConsoleSnapshot snapshot() {
        return store.snapshot();
      }

      @Override
      public AutoCloseable onChange(Runnable wakeUp) {
        return store.onChange(wakeUp);
      }
    };
  }

  private ObservedConference room(int i) {
    List<ObservedParticipant> people = new ArrayList<>();
    for (int p = 0; p < PEOPLE; p++) {
      boolean agent = p == 0;
      people.add(
          person(
              new ParticipantKey("p" + i + "-" + p),
              agent ? "Agent " + i : "",
              agent ? "2" + i : "+49 30 " + (1_000_000 + i * PEOPLE + p),
              agent ? Role.AGENT : Role.CUSTOMER,
              agent && i % 10 == 0 ? "senior" : ""));
    }
    return new ObservedConference(
        new ConferenceKey("room-" + i),
        "Room " + i,
        "Queue " + i % 40,
        Known.confirmed(START.minusSeconds(100_000 - i), START),
        people,
        START);
  }

  private static ObservedParticipant person(
      ParticipantKey key, String name, String number, Role role, String tag) {
    return new ObservedParticipant(
        key,
        name.isEmpty() ? number : name,
        number,
        Known.confirmed(role, START),
        Known.confirmed(tag.isEmpty() ? Set.of() : Set.of(new MemberTag(tag)), START),
        Known.confirmed(new SpeakScope.Everybody(), START),
        Known.confirmed(false, START),
        Known.confirmed(false, START),
        Known.confirmed(false, START),
        Known.confirmed(START, START),
        false);
  }

  private static Map<String, Long> threads() {
    Map<String, Long> used = new ConcurrentHashMap<>();
    var bean = ManagementFactory.getThreadMXBean();
    for (long id : bean.getAllThreadIds()) {
      var info = bean.getThreadInfo(id);
      if (info != null && bean.getThreadCpuTime(id) > 0) {
        used.merge(info.getThreadName(), bean.getThreadCpuTime(id), Long::sum);
      }
    }
    return used;
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static String quantiles(List<Long> nanos) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return sorted.isEmpty()
        ? "none"
        : "p50 %s, p95 %s, p99 %s, largest %s of %d"
            .formatted(
                millis(at(sorted, 0.50)),
                millis(at(sorted, 0.95)),
                millis(at(sorted, 0.99)),
                millis(sorted.getLast()),
                sorted.size());
  }

  private static long at(List<Long> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share));
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
  }

  private static String percent(long part, long whole) {
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }

  private static void say(String what, String value) {
    System.out.println(what + ": " + value);
  }

  private record NoMeters() implements Meters {
    @Override
    public int voice(ParticipantKey participant) {
      return UNKNOWN;
    }

    @Override
    public int ear(ParticipantKey participant) {
      return UNKNOWN;
    }

    @Override
    public int ourVoiceAt(ParticipantKey participant) {
      return UNKNOWN;
    }

    @Override
    public int microphone() {
      return UNKNOWN;
    }

    @Override
    public int speaker() {
      return UNKNOWN;
    }
  }
}
