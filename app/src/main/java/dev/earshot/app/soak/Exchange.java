package dev.earshot.app.soak;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.phone.MediaPath;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.Call;
import dev.earshot.audio.sip.CallEvent;
import dev.earshot.audio.sip.CallListener;
import dev.earshot.audio.sip.CallRequest;
import dev.earshot.audio.sip.IncomingCalls;
import dev.earshot.audio.sip.SipHeader;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.audio.sip.UserAgentConfig;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.MixerStats;
import dev.earshot.mixer.RoomChange;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Where the telephones are: one user agent, one receiver and one mixer of their own for all of
 * them. What becomes of calls is told on the sip thread.
 */
final class Exchange implements AutoCloseable {
  private static final ParticipantId LINE = new ParticipantId("line");
  private static final ParticipantId PERSON = new ParticipantId("person");
  private static final List<String> CODECS = List.of("PCMU", "PCMA", "L16/16000");

  private final UserAgent agent;
  private final RtpLoop rtp;
  private final Mixer mixer;
  private final InetSocketAddress focus;
  private final RandomGenerator random;
  private final Consumer<Handset.Connection> listener;

  private Exchange(
      UserAgent agent,
      RtpLoop rtp,
      Mixer mixer,
      InetSocketAddress focus,
      RandomGenerator random,
      Consumer<Handset.Connection> listener) {
    this.agent = agent;
    this.rtp = rtp;
    this.mixer = mixer;
    this.focus = focus;
    this.random = random;
    this.listener = listener;
  }

  static Exchange open(
      InetSocketAddress focus, RandomGenerator random, Consumer<Handset.Connection> listener)
      throws IOException {
    InetSocketAddress any = new InetSocketAddress(focus.getAddress(), 0);
    UserAgent agent =
        UserAgent.open(new UserAgentConfig(any, false, "Earshot soak"), IncomingCalls.none());
    RtpLoop rtp = RtpLoop.start();
    // Nothing but the focus is to shape the sound.
    Mixer mixer = Mixer.start(new MixerConfig(10, ToneBank.SAMPLE_RATE));
    return new Exchange(agent, rtp, mixer, focus, random, listener);
  }

  /**
   * Calls a room.
   *
   * @param spoilt whether packets get lost on the way
   */
  Handset dial(int number, Place entry, boolean spoilt) throws IOException {
    InetAddress here = focus.getAddress();
    String codec = CODECS.get(random.nextInt(CODECS.size()));
    MediaPath media =
        MediaPath.open(new MediaConfig(here, 0, 0, List.of(codec), 20, 10), rtp, _ -> {});
    Optional<SpoiltLine> line =
        spoilt ? Optional.of(new SpoiltLine(here, random)) : Optional.empty();
    Person person = new Person(ToneBank.hertz(number));
    Handset handset =
        new Handset(number, media, person, mixer.openRoom("telephone " + number), line);
    String offer = line.isPresent() ? line.get().offer(media.offer()) : media.offer();
    String target = "sip:" + entry.room() + "@" + here.getHostAddress() + ":" + focus.getPort();
    String from = "<sip:telephone-" + number + "@" + here.getHostAddress() + ">";
    agent.call(
        new CallRequest(target, from, offer, headers(entry), Optional.empty()), new Watch(handset));
    return handset;
  }

  private static List<SipHeader> headers(Place entry) {
    List<SipHeader> headers = new ArrayList<>();
    entry.tags().forEach(tag -> headers.add(new SipHeader("X-Member-Tag", tag.value())));
    entry.only().ifPresent(tag -> headers.add(new SipHeader("X-Speak-Only-To", tag.value())));
    headers.add(new SipHeader("X-Muted", String.valueOf(entry.muted())));
    return headers;
  }

  /** Follows one call. Sip thread. */
  private final class Watch implements CallListener {
    private final Handset handset;

    Watch(Handset handset) {
      this.handset = handset;
    }

    @Override
    public void onEvent(Call call, CallEvent event) {
      switch (event) {
        case CallEvent.Answered answered -> answered(call, answered);
        case CallEvent.Ended _, CallEvent.Failed _ ->
            tell(call, Handset.State.OVER, Optional.empty());
        default -> {}
      }
    }

    private void answered(Call call, CallEvent.Answered answered) {
      try {
        String sdp = answered.sdp();
        String seen = handset.line().isPresent() ? handset.line().get().answer(sdp) : sdp;
        if (handset.media().accept(seen) instanceof Parsed.Ok<String> _) {
          var _ =
              handset
                  .desk()
                  .apply(
                      List.of(
                          new RoomChange.Join(Participant.of(LINE), handset.media()),
                          new RoomChange.Join(Participant.of(PERSON), handset.person())));
          tell(call, Handset.State.UP, callSid(answered.headers()));
        } else {
          call.hangUp();
        }
      } catch (IOException e) {
        call.hangUp();
      }
    }

    private void tell(Call call, Handset.State state, Optional<UUID> callSid) {
      listener.accept(new Handset.Connection(handset, call, state, callSid));
    }
  }

  private static Optional<UUID> callSid(List<SipHeader> headers) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase("X-Call-Sid"))
        .findFirst()
        .map(header -> UUID.fromString(header.value()));
  }

  MixerStats mixerStats() {
    return mixer.stats();
  }

  @Override
  public void close() {
    agent.close();
    mixer.close();
    rtp.close();
  }
}
