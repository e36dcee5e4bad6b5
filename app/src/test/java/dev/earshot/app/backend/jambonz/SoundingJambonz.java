package dev.earshot.app.backend.jambonz;

import dev.earshot.app.Ear;
import dev.earshot.app.backend.leg.ExpectedCalls;
import dev.earshot.app.backend.leg.SupervisorPhone;
import dev.earshot.audio.device.AudioDevices;
import dev.earshot.audio.focus.ConferenceFocus;
import dev.earshot.audio.focus.DirectMember;
import dev.earshot.audio.focus.FocusConfig;
import dev.earshot.audio.focus.MemberAction;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegListener;
import dev.earshot.audio.phone.LegState;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.phone.Softphone;
import dev.earshot.audio.phone.SoftphoneConfig;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.IncomingCalls;
import dev.earshot.audio.sip.Secret;
import dev.earshot.audio.sip.SipHeader;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.audio.sip.UserAgentConfig;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.ParticipantId;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The fake jambonz in real time: its REST interface over HTTP, and its media server's decisions
 * carried out by our focus, whose members are an agent, a customer, and our softphone over SIP.
 */
final class SoundingJambonz implements AutoCloseable {
  private static final Pattern CALL = Pattern.compile("PUT .*/Calls/([0-9a-f-]{36})");
  private static final Pattern ACTION =
      Pattern.compile("\"action\":\"(\\w+)\"(?:,\"tag\":\"([^\"]+)\")?");
  private static final InetSocketAddress LOOPBACK =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final ScheduledExecutorService time = Executors.newSingleThreadScheduledExecutor();
  private final StubServer http = new StubServer();
  private final Mixer mixer = Mixer.start(MixerConfig.DEFAULT);
  private final RtpLoop rtp = RtpLoop.start();
  private final ConferenceFocus focus;
  private final UserAgent userAgent;
  private final Softphone softphone;
  private final FakeMedia media;
  private final Ear agent = new Ear(300);
  private final Ear customer = new Ear(500);
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile Optional<UUID> supervisor = Optional.empty();
  private Optional<UUID> customerId = Optional.empty();
  private int groups;
  private Set<String> grouped = Set.of();

  SoundingJambonz(int hertz) throws Exception {
    MediaConfig rtpMedia =
        new MediaConfig(
            LOOPBACK.getAddress(), 0, 0, List.of("PCMU"), 20, mixer.config().tickMillis());
    focus =
        ConferenceFocus.start(new FocusConfig(LOOPBACK, rtpMedia, 10, 10), mixer, rtp, event -> {});
    userAgent =
        UserAgent.open(new UserAgentConfig(LOOPBACK, true, "Earshot"), IncomingCalls.none());
    softphone =
        Softphone.open(
            new SoftphoneConfig("Mara", "sip:mara@127.0.0.1", rtpMedia), mixer, userAgent, rtp);
    PcmFormat format = new PcmFormat(mixer.config().sampleRate(), mixer.config().tickMillis());
    softphone.useMicrophone(AudioDevices.system().openMicrophone("tone:" + hertz, format));
    media =
        new FakeMedia(
            InstantSource.system(),
            this::after,
            EnumSet.allOf(Quirk.class),
            () -> Duration.ofMillis(127));
    media.changed = this::carryOut;
    http.answers = this::answer;
  }

  private void after(Duration delay, Runnable action) {
    time.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  JambonzServer server() {
    return new JambonzServer(http.url(), FakeMedia.ACCOUNT, new Secret("k"), Optional.empty());
  }

  void eventsTo(JambonzEvents events) {
    media.hook = events::statusHook;
  }

  Softphone softphone() {
    return softphone;
  }

  Ear agent() {
    return agent;
  }

  List<String> requests() {
    return List.copyOf(requests);
  }

  /** An agent and a customer begin to talk. */
  void open() throws Exception {
    time.submit(
            () -> {
              media.open(SteppedWorld.ROOM, true);
              enter("anna", agent, false, Optional.of("agent"));
              customerId = Optional.of(enter("+4930123", customer, true, Optional.empty()));
            })
        .get(30, TimeUnit.SECONDS);
  }

  private UUID enter(String name, Ear ear, boolean isCustomer, Optional<String> tag) {
    UUID sid =
        focus.joinDirect(SteppedWorld.ROOM, new DirectMember(name, name, Optional.empty()), ear);
    media.join(SteppedWorld.ROOM, sid.toString(), name, isCustomer, tag, false);
    return sid;
  }

  /**
   * Takes the call to the application as jambonz and its application would: muted, into the room.
   */
  SupervisorPhone phone() {
    return new SupervisorPhone() {
      @Override
      public Leg dial(String uri, List<SipHeader> headers, LegListener listener) {
        String room =
            headers.stream()
                .filter(h -> h.name().equals("X-Room"))
                .findFirst()
                .orElseThrow()
                .value();
        List<SipHeader> muted = new ArrayList<>(headers);
        muted.add(new SipHeader("X-Muted", "true"));
        return softphone.dial(
            "sip:" + room + "@127.0.0.1:" + focus.address().getPort(),
            muted,
            (leg, state) -> {
              if (state instanceof LegState.Up) {
                seat(OwnLeg.sidOf(leg).orElseThrow(), room);
              }
              listener.onState(leg, state);
            });
      }

      @Override
      public PendingChange talkTo(Optional<Leg> leg) {
        return softphone.talkTo(leg);
      }

      @Override
      public ExpectedCalls expected() {
        return new ExpectedCalls();
      }
    };
  }

  private void seat(String sid, String room) {
    supervisor = Optional.of(UUID.fromString(sid));
    time.execute(() -> media.join(room, sid, "mara", false, Optional.of("supervisor"), true));
  }

  /** Whom the fake media server lets hear us, as the focus' own rule. */
  private void carryOut() {
    if (supervisor.isEmpty() || media.member(supervisor.get().toString()).isEmpty()) {
      return;
    }
    UUID self = supervisor.get();
    Set<String> ears = media.ears(self.toString());
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

  long samplesAtCustomer() {
    return focus
        .audit(supervisor.orElseThrow())
        .orElseThrow()
        .samplesHeardBy(new ParticipantId(customerId.orElseThrow().toString()));
  }

  private StubServer.Answer answer(StubServer.Asked asked) {
    try {
      return time.submit(() -> answerNow(asked)).get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private StubServer.Answer answerNow(StubServer.Asked asked) {
    Matcher call = CALL.matcher(asked.line());
    Matcher action = ACTION.matcher(asked.body());
    if (call.matches() && action.find()) {
      requests.add(action.group(1));
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
    time.shutdownNow();
    softphone.close();
    userAgent.close();
    focus.close();
    rtp.close();
    mixer.close();
    http.close();
  }
}
