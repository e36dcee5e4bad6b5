package dev.earshot.app.simulate.genesys.line;

import dev.earshot.app.simulate.genesys.world.Audibility;
import dev.earshot.app.simulate.genesys.world.LineEvents;
import dev.earshot.app.simulate.genesys.world.Lines;
import dev.earshot.app.simulate.genesys.world.Turns;
import dev.earshot.audio.Parsed;
import dev.earshot.audio.focus.ConferenceFocus;
import dev.earshot.audio.focus.DirectMember;
import dev.earshot.audio.focus.EntryOptions;
import dev.earshot.audio.focus.FocusConfig;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.phone.MediaPath;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.Bindings;
import dev.earshot.audio.sip.Call;
import dev.earshot.audio.sip.CallEvent;
import dev.earshot.audio.sip.CallRequest;
import dev.earshot.audio.sip.IncomingCalls;
import dev.earshot.audio.sip.SipHeader;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.audio.sip.UserAgentConfig;
import dev.earshot.mixer.HearingAudit;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.port.Port;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The lines that sound: rooms of our focus for customers' calls, and calls to the telephones that
 * registered. Belongs to the {@code genesys} thread; what the network says is brought there.
 */
public final class SipLines implements Lines, AutoCloseable {
  private static final int ROOMS = 200;
  private static final System.Logger LOG = System.getLogger(SipLines.class.getName());

  /** Who is in a room besides supervisors. */
  private record Talk(UUID customer, UUID agent) {}

  private final Turns turns;
  private final Voices voices;
  private final MediaConfig media;
  private final Mixer mixer;
  private final RtpLoop rtp;
  private final ConferenceFocus focus;
  private final UserAgent agent;
  private final Bindings registered;
  private final Map<String, Talk> talks = new HashMap<>();
  private final Map<String, SupervisorLeg> legs = new HashMap<>();
  private @Nullable LineEvents events;

  private SipLines(Turns turns, Voices voices, InetSocketAddress listen) throws IOException {
    this.turns = turns;
    this.voices = voices;
    mixer = Mixer.start(MixerConfig.DEFAULT);
    rtp = RtpLoop.start();
    InetAddress address = listen.getAddress();
    media =
        new MediaConfig(
            address, 0, 0, List.of("PCMU", "PCMA", "G722"), 20, mixer.config().tickMillis());
    // Nobody dials the focus itself: supervisors are called, the others have no telephones.
    InetSocketAddress inside = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    focus =
        ConferenceFocus.start(
            new FocusConfig(inside, media, ROOMS, ROOMS), mixer, rtp, event -> {});
    agent =
        UserAgent.open(
            new UserAgentConfig(listen, true, "Simulated SIP Server"), IncomingCalls.none());
    registered = agent.takeRegistrations();
  }

  /**
   * @param listen where telephones register, UDP and TCP, and from where they are called
   * @throws IOException if the address is in use; the message names it
   */
  public static SipLines open(Turns turns, Voices voices, InetSocketAddress listen)
      throws IOException {
    return new SipLines(turns, voices, listen);
  }

  /** Who hears what becomes of calls. */
  public void tell(LineEvents listener) {
    events = listener;
  }

  /** Where telephones register. */
  public InetSocketAddress address() {
    return agent.address();
  }

  @Override
  public void begin(String room, String agentNumber, String customer) {
    UUID caller = join(room, customer, "customer", voices.customer(customer, room));
    UUID callee = join(room, agentNumber, "agent", voices.agent(agentNumber, room));
    talks.put(room, new Talk(caller, callee));
  }

  private UUID join(String room, String number, String part, Port voice) {
    DirectMember member = new DirectMember(number, number, Optional.of(new MemberTag(part)));
    return focus.joinDirect(room, member, voice);
  }

  @Override
  public void agentChanges(String room, String agentNumber) {
    Talk talk = talks.get(room);
    if (talk != null) {
      UUID next = join(room, agentNumber, "agent", voices.agent(agentNumber, room));
      focus.remove(talk.agent());
      talks.put(room, new Talk(talk.customer(), next));
    }
  }

  @Override
  public void end(String room) {
    Talk talk = talks.remove(room);
    if (talk != null) {
      focus.remove(talk.customer());
      focus.remove(talk.agent());
    }
  }

  @Override
  public boolean registered(String phoneNumber) {
    return registered.contact(phoneNumber).isPresent();
  }

  @Override
  public void ring(String leg, String phoneNumber, String room, Audibility audibility) {
    Optional<String> target = registered.contact(phoneNumber);
    if (target.isEmpty()) {
      later(() -> over(leg));
      return;
    }
    MediaPath path;
    try {
      path = MediaPath.open(media, rtp, digit -> {});
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "no call to {0}: {1}", phoneNumber, e.getMessage());
      later(() -> over(leg));
      return;
    }
    SupervisorLeg own = new SupervisorLeg(room, path, audibility);
    legs.put(leg, own);
    String from = "\"Monitoring\" <sip:8001@" + media.address().getHostAddress() + ">";
    List<SipHeader> headers = List.of(new SipHeader("X-Genesys-CallUUID", leg));
    own.call(
        agent.call(
            new CallRequest(target.get(), from, path.offer(), headers, Optional.empty()),
            (call, event) -> heard(leg, path, call, event)));
  }

  /** On the sip thread. */
  private void heard(String leg, MediaPath path, Call call, CallEvent event) {
    switch (event) {
      case CallEvent.Answered(String sdp, var headers) -> {
        if (path.accept(sdp) instanceof Parsed.Rejected<String>(String reason, _)) {
          LOG.log(System.Logger.Level.WARNING, "supervisor''s telephone: {0}", reason);
          call.hangUp();
        } else {
          later(() -> answered(leg));
        }
      }
      case CallEvent.Reinvited(String offer) -> {
        switch (path.answer(offer)) {
          case Parsed.Ok<String>(String answer) -> call.answerReinvite(answer);
          case Parsed.Rejected<String>(String reason, _) -> call.refuseReinvite(488, reason);
        }
      }
      case CallEvent.Ended ended -> later(() -> over(leg));
      case CallEvent.Failed failed -> later(() -> over(leg));
      case CallEvent.Ringing _,
          CallEvent.Confirmed _,
          CallEvent.ReinviteAnswered _,
          CallEvent.ReinviteRefused _,
          CallEvent.Dialled _,
          CallEvent.Referred _ -> {}
    }
  }

  private void later(Runnable work) {
    turns.later(Duration.ZERO, work);
  }

  private void answered(String leg) {
    SupervisorLeg own = legs.get(leg);
    if (own == null || own.member().isPresent()) {
      return;
    }
    EntryOptions entry = own.entry();
    DirectMember member = new DirectMember("supervisor", "supervisor", Optional.empty());
    own.member(focus.joinDirect(own.room(), member, entry, own.media()));
    if (events != null) {
      events.answered(leg);
    }
  }

  private void over(String leg) {
    hangUp(leg);
    if (events != null) {
      events.ended(leg);
    }
  }

  @Override
  public void heardBy(String leg, Audibility audibility) {
    SupervisorLeg own = legs.get(leg);
    if (own != null) {
      own.heardBy(audibility);
      own.member().ifPresent(member -> focus.act(member, own.actions()));
    }
  }

  @Override
  public void hangUp(String leg) {
    SupervisorLeg own = legs.remove(leg);
    if (own != null) {
      own.member().ifPresent(focus::remove);
      own.hangUp();
    }
  }

  /** Where the voice of the supervisor in a room went, since he entered. */
  public Optional<HearingAudit> audit(String room) {
    return legs.values().stream()
        .filter(leg -> leg.room().equals(room))
        .findFirst()
        .flatMap(SupervisorLeg::member)
        .flatMap(focus::audit);
  }

  @Override
  public void close() {
    agent.close();
    focus.close();
    rtp.close();
    mixer.close();
  }
}
