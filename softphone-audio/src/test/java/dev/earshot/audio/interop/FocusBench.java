package dev.earshot.audio.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.LoopbackPhone;
import dev.earshot.audio.TonePort;
import dev.earshot.audio.focus.ConferenceFocus;
import dev.earshot.audio.focus.DirectMember;
import dev.earshot.audio.focus.FocusAccess;
import dev.earshot.audio.focus.FocusConfig;
import dev.earshot.audio.focus.FocusEvent;
import dev.earshot.audio.focus.FocusMember;
import dev.earshot.audio.focus.FocusRoom;
import dev.earshot.audio.focus.MemberAction;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.conference.ParticipantId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A focus on loopback with one room, {@code r1}, and what tests ask it. */
final class FocusBench implements AutoCloseable {
  static final String ROOM = "r1";

  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  final List<FocusEvent> events = new CopyOnWriteArrayList<>();
  final Mixer mixer = Mixer.start(MixerConfig.DEFAULT);
  final RtpLoop rtp;
  final ConferenceFocus focus;

  FocusBench(String... codecs) throws IOException {
    this(LoopbackPhone.media(codecs));
  }

  FocusBench(MediaConfig media) throws IOException {
    this(media, FocusAccess.OPEN);
  }

  FocusBench(MediaConfig media, FocusAccess access) throws IOException {
    rtp = RtpLoop.start();
    focus =
        ConferenceFocus.start(
            new FocusConfig(ANY, media, 10, 10).withAccess(access), mixer, rtp, events::add);
  }

  int port() {
    return focus.address().getPort();
  }

  /** The room's address with URI parameters, for example {@code ;member-tag=agent}. */
  String room(String parameters) {
    return "sip:" + ROOM + "@127.0.0.1:" + port() + parameters;
  }

  /** Joins somebody without a telephone, who says a tone; the value is what he hears. */
  TonePort joinTone(String name, double hertz) {
    return joinTone(ROOM, name, hertz);
  }

  /** The same in another room. */
  TonePort joinTone(String room, String name, double hertz) {
    TonePort port = new TonePort(mixer.config().sampleRate(), hertz);
    focus.joinDirect(room, new DirectMember(name, name, Optional.empty()), port);
    return port;
  }

  List<FocusMember> members() {
    return focus.room(ROOM).map(FocusRoom::members).orElse(List.of());
  }

  Optional<FocusMember> member(String name) {
    return members().stream().filter(member -> member.from().equals(name)).findFirst();
  }

  UUID callSid(String name) {
    return member(name).map(FocusMember::callSid).orElseThrow();
  }

  void awaitMembers(int count) {
    Await.until(count + " members", () -> members().size() == count);
  }

  /** Changes a member and waits until that is in force. */
  void act(String name, MemberAction... actions) {
    assertThat(focus.act(callSid(name), List.of(actions)).await(Duration.ofSeconds(5)))
        .isInstanceOf(PendingChange.Outcome.Applied.class);
  }

  /** What a member has dialled up to now. */
  String digits(String name) {
    StringBuilder digits = new StringBuilder();
    for (FocusEvent event : events) {
      if (event instanceof FocusEvent.DigitDialled dialled
          && dialled.member().from().equals(name)) {
        digits.append(dialled.digit());
      }
    }
    return digits.toString();
  }

  /** Waits until a member has dialled exactly that. */
  void awaitDigits(String name, String expected) {
    Await.until(expected, () -> digits(name).length() >= expected.length());
    assertThat(digits(name)).isEqualTo(expected);
  }

  /** Samples of an audited speaker that were mixed into a listener's ear. */
  long heard(String speaker, String listener) {
    ParticipantId ear = new ParticipantId(callSid(listener).toString());
    return focus.audit(callSid(speaker)).orElseThrow().samplesHeardBy(ear);
  }

  /** Waits until everybody is out and the room has ended. */
  void awaitEmpty() {
    Await.until(
        "the room has ended",
        () ->
            focus.room(ROOM).isEmpty()
                && !events.isEmpty()
                && events.getLast() instanceof FocusEvent.RoomEnded);
  }

  @Override
  public void close() {
    focus.close();
    rtp.close();
    mixer.close();
  }
}
