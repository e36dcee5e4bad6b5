package dev.earshot.app.simulate.laml;

import dev.earshot.app.Ear;
import dev.earshot.audio.Parsed;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.phone.MediaPath;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.Call;
import dev.earshot.audio.sip.CallEvent;
import dev.earshot.audio.sip.CallListener;
import dev.earshot.audio.sip.CallRequest;
import dev.earshot.audio.sip.IncomingCall;
import dev.earshot.audio.sip.IncomingCalls;
import dev.earshot.audio.sip.Registration;
import dev.earshot.audio.sip.RegistrationState;
import dev.earshot.audio.sip.Secret;
import dev.earshot.audio.sip.SipAccount;
import dev.earshot.audio.sip.SipHeader;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.audio.sip.UserAgentConfig;
import dev.earshot.mixer.MixRoom;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.RoomChange;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Real telephones over SIP and RTP, each with a tone and an ear. */
final class TonePhones implements AutoCloseable {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final MediaConfig MEDIA =
      new MediaConfig(HERE, 0, 0, List.of("PCMU"), 20, MixerConfig.DEFAULT.tickMillis());

  private final Mixer mixer = Mixer.start(MixerConfig.DEFAULT);
  private final RtpLoop rtp;
  private final InetSocketAddress exchange;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  TonePhones(InetSocketAddress exchange) throws IOException {
    this.exchange = exchange;
    this.rtp = RtpLoop.start();
  }

  /** One telephone; answers whoever calls it. */
  final class Phone implements IncomingCalls, CallListener {
    final Ear ear;
    final List<String> events = new CopyOnWriteArrayList<>();
    final List<SipHeader> invited = new CopyOnWriteArrayList<>();
    private final String user;
    private final UserAgent agent;
    private final MixRoom desk;
    private final MediaPath media;

    private Phone(String user, int hertz) throws IOException {
      this.user = user;
      ear = new Ear(hertz);
      desk = mixer.openRoom(user);
      media = MediaPath.open(MEDIA, rtp, _ -> {});
      agent =
          UserAgent.open(new UserAgentConfig(new InetSocketAddress(HERE, 0), true, "test"), this);
      open.push(desk::close);
      open.push(media);
      open.push(agent);
    }

    Registration register() {
      return agent.register(
          new SipAccount(
              "sip:" + user + "@" + place(),
              user,
              new Secret("unused"),
              exchange,
              "udp",
              Duration.ofMinutes(5)),
          (_, _) -> {});
    }

    Call dial(String whom, SipHeader... headers) {
      return agent.call(
          new CallRequest(
              "sip:" + whom + "@" + place(),
              "<sip:" + user + "@" + place() + ">",
              media.offer(),
              List.of(headers),
              Optional.empty()),
          this);
    }

    @Override
    public CallListener onCall(IncomingCall call) {
      invited.addAll(call.headers());
      if (media.answer(call.offer().orElse("")) instanceof Parsed.Ok<String>(String answer)) {
        talk();
        call.answer(answer, List.of());
      }
      return this;
    }

    private void talk() {
      var _ =
          desk.apply(
              List.of(
                  new RoomChange.Join(Participant.of(new ParticipantId("line")), media),
                  new RoomChange.Join(Participant.of(new ParticipantId("person")), ear)));
    }

    @Override
    public void onEvent(Call call, CallEvent event) {
      switch (event) {
        case CallEvent.Answered(String sdp, _) -> {
          media.accept(sdp);
          talk();
          events.add("answered");
        }
        case CallEvent.Ended _ -> events.add("ended");
        case CallEvent.Failed(int status, _, _) -> events.add("failed " + status);
        default -> {}
      }
    }
  }

  Phone phone(String user, int hertz) throws IOException {
    return new Phone(user, hertz);
  }

  String place() {
    return exchange.getAddress().getHostAddress() + ":" + exchange.getPort();
  }

  static boolean isRegistered(Registration registration) {
    return registration.state() instanceof RegistrationState.Registered;
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable part : open) {
      part.close();
    }
    rtp.close();
    mixer.close();
  }
}
