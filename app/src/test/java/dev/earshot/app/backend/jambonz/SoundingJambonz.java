package dev.earshot.app.backend.jambonz;

import dev.earshot.app.Ear;
import dev.earshot.app.backend.StubServer;
import dev.earshot.audio.focus.ConferenceFocus;
import dev.earshot.audio.focus.DirectMember;
import dev.earshot.audio.focus.EntryOptions;
import dev.earshot.audio.focus.FocusConfig;
import dev.earshot.audio.focus.FocusEvent;
import dev.earshot.audio.focus.FocusMember;
import dev.earshot.audio.focus.MemberAction;
import dev.earshot.audio.phone.LegState;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.ParticipantId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A fake jambonz that sounds: its REST interface over HTTP, a client of applications over {@code
 * ws.jambonz.org}, signalling and media by our own focus, which carries out what the fake media
 * server decides. An agent and a customer are in the room, each with an ear; the supervisor comes
 * by SIP.
 */
public final class SoundingJambonz implements AutoCloseable {
  public static final String ACCOUNT = FakeMedia.ACCOUNT;
  public static final String APPLICATION = SteppedWorld.APPLICATION;

  /** Where telephones that dial the application meet, at the focus. */
  private static final String PLACE = "app-" + APPLICATION;

  private static final String ROOM = SteppedWorld.ROOM;
  private static final Pattern CALL = Pattern.compile("PUT .*/Calls/([0-9a-f-]{36})");
  private static final Pattern ACTION =
      Pattern.compile("\"action\":\"(\\w+)\"(?:,\"tag\":\"([^\"]+)\")?");
  private static final InetSocketAddress LOOPBACK =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final MediaType JSON = MediaType.get("application/json");

  private final ScheduledExecutorService time = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledExecutorService hooks = Executors.newSingleThreadScheduledExecutor();
  private final OkHttpClient http = new OkHttpClient();
  private final StubServer rest = new StubServer();
  private final Mixer mixer = Mixer.start(MixerConfig.DEFAULT);
  private final RtpLoop rtp = RtpLoop.start();
  private final ConferenceFocus focus;
  private final Sbc sbc;
  private final FakeMedia media;
  private final Ear agent = new Ear(300);
  private final Ear customer = new Ear(500);
  private final List<String> overRest = new CopyOnWriteArrayList<>();
  private final List<String> overSockets = new CopyOnWriteArrayList<>();
  private final Map<String, AppClient> sockets = new HashMap<>();
  private final Map<String, Sbc.Trunk> trunks = new HashMap<>();
  private Optional<App> app = Optional.empty();
  private Optional<String> statusHook = Optional.empty();
  private volatile Optional<Supervisor> supervisor = Optional.empty();
  private volatile Optional<UUID> customerId = Optional.empty();
  private int groups;
  private Set<String> grouped = Set.of();

  /**
   * Who serves the applications.
   *
   * @param url ws, without the application's name
   */
  public record App(String url, String authorization) {}

  /**
   * Our leg.
   *
   * @param callSid as jambonz names it
   * @param seat at the focus
   */
  private record Supervisor(String callSid, UUID seat) {}

  public SoundingJambonz() throws Exception {
    MediaConfig rtpMedia =
        new MediaConfig(
            LOOPBACK.getAddress(), 0, 0, List.of("PCMU"), 20, mixer.config().tickMillis());
    focus =
        ConferenceFocus.start(
            new FocusConfig(LOOPBACK, rtpMedia, 10, 10), mixer, rtp, this::onFocusEvent);
    sbc = new Sbc(mixer, rtp, rtpMedia);
    media =
        new FakeMedia(
            InstantSource.system(),
            this::after,
            EnumSet.allOf(Quirk.class),
            () -> Duration.ofMillis(127));
    media.changed = this::carryOut;
    media.hook = this::post;
    rest.answers = this::answer;
  }

  private void after(Duration delay, Runnable action) {
    time.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  public String restUrl() {
    return rest.url();
  }

  /** Where telephones are taken. */
  public String sip() {
    return "127.0.0.1:" + focus.address().getPort();
  }

  /** Where telephones register that jambonz is to call. */
  public String registrar() {
    return "127.0.0.1:" + sbc.address().getPort();
  }

  public boolean knowsTelephone() {
    return sbc.knowsTelephone();
  }

  public Ear agent() {
    return agent;
  }

  /** Actions asked of our leg, by REST. */
  public List<String> overRest() {
    return List.copyOf(overRest);
  }

  /** Actions asked of our leg over the socket of its application. */
  public List<String> overSockets() {
    return List.copyOf(overSockets);
  }

  /** Applications are asked from now on; without them nobody tags nor hooks. */
  public void asks(App applications) {
    app = Optional.of(applications);
  }

  /** An agent and a customer begin to talk. */
  public void open() throws Exception {
    UUID anna = enter("anna", agent);
    UUID carl = enter("+4930123", customer);
    customerId = Optional.of(carl);
    String agentTag = tagOf(anna, "anna").orElse("agent");
    Optional<String> customerTag = tagOf(carl, "+4930123");
    time.submit(
            () -> {
              media.open(ROOM, statusHook.isPresent());
              media.join(ROOM, anna.toString(), "anna", false, Optional.of(agentTag), false);
              media.join(ROOM, carl.toString(), "+4930123", true, customerTag, false);
            })
        .get(30, TimeUnit.SECONDS);
  }

  private UUID enter(String name, Ear ear) {
    return focus.joinDirect(PLACE, new DirectMember(name, name, Optional.empty()), ear);
  }

  /** What the call flow says, if there is one. */
  private Optional<String> tagOf(UUID callSid, String from) throws Exception {
    if (app.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode session = session(callSid.toString(), from, ROOM, "");
    JsonNode verb = asked("/callflow", session).verbs().path(0);
    statusHook = Optional.of(verb.path("statusHook").asString(""));
    return Optional.of(verb.path("memberTag").asString(""));
  }

  private AppClient asked(String application, ObjectNode session) {
    App to = app.orElseThrow();
    String callSid = session.path("call_sid").asString("");
    AppClient client =
        new AppClient(
            http,
            to.url() + application,
            Optional.of(to.authorization()),
            session,
            command -> time.execute(() -> command(callSid, command)));
    sockets.put(callSid, client);
    return client;
  }

  private void command(String callSid, JsonNode data) {
    String action = data.path("action").asString("");
    overSockets.add(action);
    media.act(
        callSid, action, Optional.of(data.path("tag").asString("")).filter(tag -> !tag.isEmpty()));
  }

  private static ObjectNode session(String callSid, String from, String to, String callId) {
    ObjectNode data =
        JsonNodeFactory.instance
            .objectNode()
            .put("call_sid", callSid)
            .put("account_sid", ACCOUNT)
            .put("from", from)
            .put("to", to)
            .put("call_id", callId + "-fs")
            .put("sbc_callid", callId);
    data.putObject("sip").putObject("headers").put("call-id", callId);
    return data;
  }

  private static ObjectNode dialled(ObjectNode session) {
    ((ObjectNode) session.path("sip").path("headers"))
        .put("X-Room", ROOM)
        .put("X-Mode", "listen")
        .put("X-Role", "supervisor");
    return session;
  }

  /** Focus thread. */
  private void onFocusEvent(FocusEvent event) {
    if (event instanceof FocusEvent.MemberJoined joined && !joined.member().callId().isEmpty()) {
      time.execute(() -> supervisorCalls(joined.member()));
    } else if (event instanceof FocusEvent.MemberLeft left && !left.member().callId().isEmpty()) {
      time.execute(() -> supervisorLeft(left.member().callSid().toString()));
    }
  }

  /** Muted at once; in the room as soon as the application says so. */
  private void supervisorCalls(FocusMember member) {
    UUID sid = member.callSid();
    begins(new Supervisor(sid.toString(), sid));
    focus.act(sid, List.of(new MemberAction.Mute()));
    if (app.isEmpty()) {
      seat(sid.toString(), ROOM, "supervisor", true);
    } else {
      asksApplication(sid, dialled(session(sid.toString(), "mara", PLACE, member.callId())));
    }
  }

  private void begins(Supervisor leg) {
    supervisor = Optional.of(leg);
    grouped = Set.of();
  }

  private void asksApplication(UUID seat, ObjectNode session) {
    AppClient client = asked("/supervisor", session);
    hooks.execute(
        () -> {
          try {
            JsonNode verb = client.verbs().path(0);
            time.execute(() -> carryOut(session.path("call_sid").asString(""), verb));
          } catch (Exception e) {
            focus.remove(seat);
          }
        });
  }

  private void carryOut(String sid, JsonNode conference) {
    String tag = conference.path("memberTag").asString("");
    boolean muted = conference.path("joinMuted").asBoolean(false);
    seat(sid, conference.path("name").asString(""), tag, muted);
  }

  /** Calls the registered user; he is in the room as soon as he has answered. */
  private String createCall(JsonNode wish) {
    String sid = UUID.randomUUID().toString();
    BiConsumer<Sbc.Trunk, LegState> states =
        (trunk, state) -> {
          switch (state) {
            case LegState.Up _ -> time.execute(() -> supervisorAnswers(sid, trunk, wish));
            case LegState.Down _ -> time.execute(() -> supervisorLeft(sid));
            case LegState.Dialling _, LegState.Ringing _ -> {}
          }
        };
    trunks.put(sid, sbc.call(wish.path("to").path("name").asString(""), sid, states));
    return sid;
  }

  private void supervisorAnswers(String sid, Sbc.Trunk trunk, JsonNode wish) {
    DirectMember mara = new DirectMember("mara", "mara", Optional.empty());
    UUID seat = focus.joinDirect(PLACE, mara, EntryOptions.NONE.withMuted(true), trunk);
    begins(new Supervisor(sid, seat));
    if (wish.has("app_json")) {
      carryOut(sid, MAPPER.readTree(wish.path("app_json").asString("")).path(0));
    } else {
      ObjectNode session = session(sid, "earshot", "mara", "");
      session.set("customerData", wish.path("tag"));
      asksApplication(seat, session);
    }
  }

  private void seat(String sid, String room, String tag, boolean muted) {
    media.join(room, sid, "mara", false, Optional.of(tag), muted);
  }

  private void supervisorLeft(String sid) {
    media.leave(sid);
    supervisor
        .filter(leg -> leg.callSid().equals(sid))
        .map(Supervisor::seat)
        .ifPresent(focus::remove);
    Optional.ofNullable(trunks.remove(sid)).ifPresent(Sbc.Trunk::hangUp);
    AppClient client = sockets.remove(sid);
    if (client != null) {
      client.end();
    }
  }

  /** The process that owns our leg is gone: its socket breaks, and it carries nothing out. */
  public void crash() throws Exception {
    time.submit(
            () -> {
              media.crash = FakeMedia.Crash.DOWN;
              supervisor.map(Supervisor::callSid).map(sockets::get).ifPresent(AppClient::crash);
            })
        .get(30, TimeUnit.SECONDS);
  }

  private void post(StatusEvent event) {
    statusHook.ifPresent(url -> hooks.execute(() -> posted(url, event)));
  }

  private void posted(String url, StatusEvent event) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("call_sid", event.callSid())
            .put("account_sid", ACCOUNT)
            .put("direction", "inbound")
            .put("from", event.party().from())
            .put("to", event.party().to())
            .put("event", event.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
            .put("duration", event.since().toMillis() / 1000.0)
            .put("time", event.time().orElseThrow().toString())
            .put("friendly_name", event.room());
    Request request =
        new Request.Builder().url(url).post(RequestBody.create(body.toString(), JSON)).build();
    try (Response answer = http.newCall(request).execute()) {
      if (!answer.isSuccessful()) {
        throw new IllegalStateException("status hook: " + answer.code());
      }
    } catch (IOException e) {
      // Whoever took the events is gone; jambonz does not try again either.
    }
  }

  /** Whom the fake media server lets hear us, as the focus' own rule. */
  private void carryOut() {
    if (supervisor.isEmpty() || media.member(supervisor.get().callSid()).isEmpty()) {
      return;
    }
    UUID self = supervisor.get().seat();
    Set<String> ears = media.ears(supervisor.get().callSid());
    if (ears.isEmpty()) {
      focus.act(self, List.of(new MemberAction.Mute()));
      return;
    }
    if (!ears.equals(grouped)) {
      grouped = Set.copyOf(ears);
      groups++;
    }
    MemberTag group = new MemberTag("_fake-" + groups);
    for (String ear : ears) {
      focus.act(UUID.fromString(ear), List.of(new MemberAction.AddTag(group)));
    }
    focus.act(self, List.of(new MemberAction.Coach(group), new MemberAction.Unmute()));
  }

  /** Of our voice, since our last call came. */
  public long samplesAtCustomer() {
    ParticipantId ear = new ParticipantId(customerId.orElseThrow().toString());
    return supervisor
        .map(Supervisor::seat)
        .flatMap(focus::audit)
        .map(audit -> audit.samplesHeardBy(ear))
        .orElse(0L);
  }

  private StubServer.Answer answer(StubServer.Asked asked) {
    try {
      return time.submit(() -> answerNow(asked)).get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private StubServer.Answer answerNow(StubServer.Asked asked) {
    if (asked.line().startsWith("POST ") && asked.line().endsWith("/Calls")) {
      String sid = createCall(MAPPER.readTree(asked.body()));
      return StubServer.Answer.json(201, "{\"sid\":\"" + sid + "\"}");
    }
    Matcher call = CALL.matcher(asked.line());
    if (call.matches() && asked.body().contains("\"completed\"")) {
      supervisorLeft(call.group(1));
      return StubServer.Answer.text(202, "Accepted");
    }
    Matcher action = ACTION.matcher(asked.body());
    if (call.matches() && action.find()) {
      if (supervisor.filter(leg -> leg.callSid().equals(call.group(1))).isPresent()) {
        overRest.add(action.group(1));
      }
      int status = media.act(call.group(1), action.group(1), Optional.ofNullable(action.group(2)));
      return StubServer.Answer.text(status, status == 202 ? "Accepted" : "Not Found");
    }
    if (asked.line().contains("/Conferences")) {
      return StubServer.Answer.json(
          200,
          media.names().stream()
              .collect(Collectors.joining("\",\"", "[\"", "\"]"))
              .replace("[\"\"]", "[]"));
    }
    return StubServer.Answer.json(
        200,
        media.everybody().stream()
            .map(
                m ->
                    "{\"call_sid\":\""
                        + m.callSid
                        + "\",\"from\":\""
                        + m.from
                        + "\",\"direction\":\"inbound\",\"call_status\":\"in-progress\"}")
            .collect(Collectors.joining(",", "[", "]")));
  }

  @Override
  public void close() throws Exception {
    sbc.close();
    focus.close();
    time.shutdownNow();
    hooks.shutdownNow();
    rtp.close();
    mixer.close();
    rest.close();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
