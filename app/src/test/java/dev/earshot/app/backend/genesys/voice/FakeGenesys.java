package dev.earshot.app.backend.genesys.voice;

import dev.earshot.app.backend.BackendEvent;
import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.VirtualTime;
import dev.earshot.app.backend.genesys.GwsApi;
import dev.earshot.app.backend.genesys.GwsListener;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.app.supervision.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Genesys Web Services and the switch behind them, in virtual time: orders, calls, one-way doors.
 * It knows who really hears us. It can be slow, forget, repeat, answer and not do, do and not
 * answer.
 */
final class FakeGenesys implements GwsApi {
  static final String OWN = "efe1ab32-53f9-43ce-b65e-5768c61f7d4a";
  static final String OWN_NUMBER = "5005";
  static final String ORIGIN = "http://gws:8080";
  private static final JsonMapper JSON = new JsonMapper();

  /** What becomes of a request. */
  enum Fate {
    WELL,
    REFUSED,
    BROKEN,
    /** Not carried out, and no answer. */
    SILENT,
    RESET,
    /** Carried out, but the answer is lost. */
    LOST,
    /** Answered well, but never carried out. */
    FORGOTTEN
  }

  /** An agent whose device can be monitored. */
  record Agent(String number, String name, String device) {}

  /** Our part in a call. */
  static final class Supervised {
    final String id;
    Mode mode;
    final boolean followsCall;
    boolean coached;
    String state = "Ringing";

    Supervised(String id, Mode mode, boolean followsCall) {
      this.id = id;
      this.mode = mode;
      this.followsCall = followsCall;
      this.coached = mode == Mode.WHISPER;
    }
  }

  private final VirtualTime time;
  final Map<String, Agent> agents = new LinkedHashMap<>();
  final List<String> requests = new ArrayList<>();

  /** Path and body of each. */
  final List<String> posts = new ArrayList<>();

  /** What our device offers of orders. */
  String offers = "'ListenIn','Coach','BargeIn'";

  /** As what the next call brings us in, whatever was ordered. */
  Optional<Mode> misbrought = Optional.empty();

  /** Of our call, in place of what belongs to its mode. */
  Optional<String> capabilities = Optional.empty();

  final Map<String, List<Fate>> fates = new LinkedHashMap<>();
  final Set<String> callers = new LinkedHashSet<>();
  Supplier<Duration> answers = () -> Duration.ofMillis(12);
  Supplier<Duration> effects = () -> Duration.ofMillis(30);
  Supplier<Duration> latency = () -> Duration.ofMillis(5);
  Optional<Random> disorder = Optional.empty();
  Optional<Random> loss = Optional.empty();
  GwsListener listener = new Nobody();
  Consumer<String> rings = callId -> {};
  Consumer<String> drops = callId -> {};
  Optional<Supervised> supervised = Optional.empty();
  Optional<ObjectNode> order = Optional.empty();
  boolean unplugged;
  boolean deaf;
  int looks;
  private boolean live;
  private int calls;
  private String coachedNumber = "";

  FakeGenesys(VirtualTime time) {
    this.time = time;
    agent("5001", "Anna", "9c14cad7-17c4-48d0-8492-7cf0ff92c224");
    agent("5002", "Bob", "1c14cad7-17c4-48d0-8492-7cf0ff92c225");
    for (int i = 3; i < 12; i++) {
      agent(Integer.toString(5100 + i), "Agent" + i, "2c14cad7-17c4-48d0-8492-7cf0ff92c" + i);
    }
  }

  private void agent(String number, String name, String device) {
    agents.put(number, new Agent(number, name, device));
  }

  private static final class Nobody implements GwsListener {
    @Override
    public void onMessage(String channel, JsonNode data) {}

    @Override
    public void onResync() {}

    @Override
    public void onLine(BackendEvent.Line line, String detail) {}
  }

  void begin() {
    listener.onResync();
    listener.onLine(BackendEvent.Line.UP, "");
  }

  /** A call among whoever is in {@link #callers}; the order that stands brings us into it. */
  void callBegins() {
    live = true;
    order.ifPresent(
        o -> {
          String number = numberOf(o);
          if (callers.contains(number)) {
            time.after(effects.get(), () -> deliver(o, number));
          }
        });
  }

  private String numberOf(ObjectNode o) {
    String uri = o.path("targetDeviceUri").asString("");
    return agents.values().stream()
        .filter(a -> uri.endsWith(a.device()))
        .map(Agent::number)
        .findFirst()
        .orElse(o.path("phoneNumber").asString(""));
  }

  private void deliver(ObjectNode o, String number) {
    if (!live || supervised.isPresent()) {
      return;
    }
    Mode mode = misbrought.orElseGet(() -> modeOf(o.path("operationName").asString("")));
    boolean follows = o.path("supervisorMonitoringScope").asString("Call").equals("Call");
    supervised = Optional.of(new Supervised("call-" + ++calls, mode, follows));
    coachedNumber = number;
    if (o.path("supervisorMonitoringMode").asString("AllCalls").equals("NextCall")) {
      order = Optional.empty();
    }
    rings.accept(supervised.get().id);
    tellCall("StatusChange");
    tellDevice();
  }

  static Mode modeOf(String operation) {
    return switch (operation) {
      case "ListenIn" -> Mode.LISTEN;
      case "Coach" -> Mode.WHISPER;
      default -> Mode.BARGE;
    };
  }

  void callEnds() {
    live = false;
    release();
  }

  private void release() {
    Optional<Supervised> was = supervised;
    was.ifPresent(
        s -> {
          s.state = "Released";
          tellCall("StatusChange");
          supervised = Optional.empty();
          drops.accept(s.id);
        });
  }

  /** Our telephone answered, or is gone. */
  void answered(String id) {
    supervised
        .filter(s -> s.id.equals(id))
        .ifPresent(
            s -> {
              s.state = "Established";
              tellCall("StatusChange");
            });
  }

  void hungUp(String id) {
    supervised
        .filter(s -> s.id.equals(id))
        .ifPresent(
            s -> {
              s.state = "Released";
              tellCall("StatusChange");
              supervised = Optional.empty();
            });
  }

  void joins(String number) {
    callers.add(number);
    tellCall("ParticipantsUpdated");
  }

  void leaves(String number) {
    callers.remove(number);
    boolean released =
        number.equals(coachedNumber) && supervised.filter(s -> !s.followsCall).isPresent();
    if (released) {
      release();
    } else {
      tellCall("ParticipantsUpdated");
    }
  }

  /**
   * The agent who is coached hands over to another; whom Genesys coaches then, it does not tell.
   */
  void transfer(String to) {
    callers.remove(coachedNumber);
    callers.add(to);
    coachedNumber = to;
    tellCall("ParticipantsUpdated");
  }

  /** To whom Genesys passes our voice on, if our telephone sends it. */
  Set<String> ears() {
    Set<String> ears = new LinkedHashSet<>();
    supervised
        .filter(s -> s.state.equals("Established"))
        .ifPresent(
            s -> {
              switch (s.mode) {
                case LISTEN -> {}
                case WHISPER -> ears.add(coachedNumber);
                case BARGE -> ears.addAll(callers);
              }
            });
    ears.retainAll(callers);
    return ears;
  }

  @Override
  public String userId() {
    return "supervisor";
  }

  @Override
  public JsonNode get(String path) {
    looks++;
    String what = path.startsWith("/users") ? "users" : path.contains("calls") ? "read" : "device";
    Fate fate = answer(what);
    String body =
        switch (what) {
          case "users" -> users();
          case "device" -> "{'statusCode':0,'devices':[" + device() + "]}";
          default -> "{'statusCode':0,'calls':[" + supervised.map(this::call).orElse("") + "]}";
        };
    throwIf(fate);
    return json(body);
  }

  @Override
  public void post(String path, ObjectNode body) {
    String operation = body.path("operationName").asString("");
    requests.add(operation);
    posts.add(path + " " + body);
    Fate fate = answer(operation);
    if (fate == Fate.WELL || fate == Fate.LOST) {
      BackendProblem refusal = refusal(operation);
      if (refusal != null) {
        throw new BackendException(refusal);
      }
      time.after(effects.get(), () -> carryOut(operation, body));
    }
    throwIf(fate);
  }

  private @Nullable BackendProblem refusal(String operation) {
    boolean inCall = operation.startsWith("Switch");
    return inCall && supervised.isEmpty()
        ? new BackendProblem.NotFound("Genesys says 6: no such call")
        : null;
  }

  private void carryOut(String operation, ObjectNode body) {
    switch (operation) {
      case "SwitchToBargeIn" -> supervised.ifPresent(s -> switches(s, Mode.BARGE));
      case "SwitchToListenIn" -> supervised.ifPresent(s -> switches(s, Mode.LISTEN));
      case OwnDevice.CANCEL -> {
        order = Optional.empty();
        tellDevice();
      }
      default -> {
        order = Optional.of(body);
        tellDevice();
      }
    }
  }

  /** Also by somebody else at our place. */
  void switches(Supervised s, Mode to) {
    s.mode = to;
    s.coached = false;
    tellCall("StatusChange");
  }

  private Fate answer(String what) {
    Duration takes = answers.get();
    List<Fate> left = fates.getOrDefault(what, List.of());
    Fate fate = unplugged ? Fate.RESET : left.isEmpty() ? Fate.WELL : left.removeFirst();
    boolean late = fate == Fate.SILENT || fate == Fate.LOST;
    time.pause(fate == Fate.SILENT ? Duration.ofSeconds(5) : takes);
    if (late && fate == Fate.LOST) {
      return fate;
    }
    return unplugged ? Fate.RESET : fate;
  }

  private void throwIf(Fate fate) {
    switch (fate) {
      case REFUSED -> throw problem(new BackendProblem.NotPermitted("Genesys says 5: no"));
      case BROKEN -> throw problem(new BackendProblem.Unavailable("Genesys failed (500)"));
      case SILENT, LOST -> throw problem(new BackendProblem.Unconfirmed("no answer"));
      case RESET -> throw problem(new BackendProblem.Unavailable("connection reset"));
      case WELL, FORGOTTEN -> {}
    }
  }

  private static BackendException problem(BackendProblem problem) {
    return new BackendException(problem);
  }

  private void tellDevice() {
    tell(
        "/v2/me/devices",
        "{'messageType':'DeviceStateChangeMessage','devices':[" + device() + "]}");
  }

  private void tellCall(String type) {
    supervised.ifPresent(
        s ->
            tell(
                "/v2/me/calls",
                "{'messageType':'CallStateChangeMessage','notificationType':'"
                    + type
                    + "','call':"
                    + call(s)
                    + "}"));
  }

  private void tell(String channel, String data) {
    if (loss.filter(r -> r.nextInt(6) == 0).isPresent()) {
      return;
    }
    JsonNode message = json(data);
    Duration delay =
        disorder.map(r -> Duration.ofMillis(r.nextInt(800))).orElseGet(() -> latency.get());
    time.after(delay, () -> arrive(channel, message));
    disorder.ifPresent(
        r -> time.after(Duration.ofMillis(r.nextInt(800)), () -> arrive(channel, message)));
  }

  private void arrive(String channel, JsonNode message) {
    if (!unplugged && !deaf) {
      listener.onMessage(channel, message);
    }
  }

  private String device() {
    String state =
        order
            .map(
                o ->
                    ",'supervisorMonitoringState':{'state':'"
                        + o.path("operationName").asString("")
                        + "','mode':'"
                        + o.path("supervisorMonitoringMode").asString("AllCalls")
                        + "','scope':'"
                        + o.path("supervisorMonitoringScope").asString("Call")
                        + "','targetDeviceUri':'"
                        + o.path("targetDeviceUri").asString("")
                        + "'}")
            .orElse("");
    String cancel = order.isPresent() ? ",'CancelSupervisorMonitoring'" : "";
    return "{'id':'"
        + OWN
        + "','phoneNumber':'"
        + OWN_NUMBER
        + "','capabilities':["
        + offers
        + cancel
        + "]"
        + state
        + "}";
  }

  private String call(Supervised s) {
    boolean up = s.state.equals("Established");
    String usual =
        switch (s.mode) {
          case LISTEN -> "'SwitchToBargeIn','Hold'";
          case WHISPER -> "'SwitchToBargeIn','SwitchToListenIn','Hold'";
          case BARGE -> "'SwitchToListenIn','Hold'";
        };
    String shown = up ? capabilities.orElse(usual) : "'Answer'";
    return "{'id':'"
        + s.id
        + "','callUuid':'"
        + s.id
        + "','state':'"
        + s.state
        + "','deviceUri':'http://127.0.0.1:8080/api/v2/devices/"
        + OWN
        + "','participants':['"
        + String.join("','", callers)
        + "'],'callType':'Inbound','duration':'75','monitoring':true,'mute':'"
        + (s.mode == Mode.LISTEN ? "On" : "Off")
        + "','capabilities':["
        + shown
        + "]}";
  }

  private String users() {
    List<String> all = new ArrayList<>();
    all.add("{'id':'supervisor','userName':'me','devices':[{'id':'" + OWN + "'}]}");
    for (Agent agent : agents.values()) {
      all.add(
          "{'id':'u"
              + agent.number()
              + "','firstName':'"
              + agent.name()
              + "','lastName':'','roles':['ROLE_AGENT'],'devices':[{'id':'"
              + agent.device()
              + "','uri':'"
              + ORIGIN
              + "/api/v2/devices/"
              + agent.device()
              + "','phoneNumber':'"
              + agent.number()
              + "'}]}");
    }
    return "{'statusCode':0,'users':[" + String.join(",", all) + "]}";
  }

  static JsonNode json(String text) {
    return JSON.readTree(text.replace('\'', '"'));
  }
}
