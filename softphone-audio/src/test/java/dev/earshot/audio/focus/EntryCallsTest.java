package dev.earshot.audio.focus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.LoopbackPhone;
import dev.earshot.audio.TonePort;
import dev.earshot.audio.device.WavFile;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegState;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.SipHeader;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.audio.ToneMeter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entry options by real telephones: waiting, ending, recording. */
class EntryCallsTest {
  private static final double GUEST = 650;
  private static final double HOST = 1050;
  private static final SipHeader WAIT = new SipHeader("X-Start-Conference-On-Enter", "false");

  private final Mixer mixer = Mixer.start(MixerConfig.DEFAULT);
  private final RtpLoop rtp = RtpLoop.start();
  private final List<FocusEvent> events = new CopyOnWriteArrayList<>();
  private final List<AutoCloseable> open = new ArrayList<>();

  @TempDir private Path folder;

  EntryCallsTest() throws IOException {
    open.add(mixer);
    open.add(rtp);
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable part : open.reversed()) {
      part.close();
    }
  }

  @Test
  void whoMayNotStartWaitsToMusicUntilTheHostComesAndGoesWithHim() throws IOException {
    ConferenceFocus focus = focus(RoomPolicy.DEFAULT);
    LoopbackPhone guest = phone("guest", GUEST);
    LoopbackPhone host = phone("host", HOST);
    Leg waiting = guest.talk(room(focus), WAIT);
    FocusMember member = focus.member(LoopbackPhone.callSid(waiting)).orElseThrow();
    assertThat(member.waiting()).isTrue();
    assertThat(focus.hearsMusic(member.callSid())).isTrue();
    Await.until("music is heard", () -> loudest(guest.ear(), 0) > 500);

    Leg hosting = host.talk(room(focus), new SipHeader("X-End-Conference-On-Exit", "true"));
    Await.until(
        "they hear each other", () -> recent(guest, HOST) > -15 && recent(host, GUEST) > -15);
    assertThat(focus.member(member.callSid()).orElseThrow().waiting()).isFalse();

    hosting.hangUp();
    Await.until("the guest is hung up", () -> waiting.state() instanceof LegState.Down);
    Await.until(
        "the end is told",
        () -> events.stream().anyMatch(event -> event instanceof FocusEvent.RoomEnded));
    assertThat(focus.rooms()).isEmpty();
    assertThat(events.stream().map(EventText::of).filter(text -> text.contains("Member")))
        .containsSubsequence(
            "MemberJoined room 1 [] waiting false",
            "MemberAdmitted room 1 [] false",
            "MemberJoined room 2 [] false",
            "MemberLeft room 0 the conference ended with host");
  }

  @Test
  void aCallThatWantsToBeRecordedWhereNothingIsRecordedIsRefused() throws IOException {
    ConferenceFocus focus = focus(RoomPolicy.DEFAULT);

    assertThat(phone("guest", GUEST).refusal(room(focus), new SipHeader("X-Record", "room")))
        .isEqualTo("403 X-Record: this focus records nothing");
  }

  @Test
  void aCallRecordsItsRoomByAHeaderField() throws IOException {
    ConferenceFocus focus = focus(RoomPolicy.DEFAULT.withRecordings(folder));
    LoopbackPhone guest = phone("guest", GUEST);
    Leg leg = guest.talk(room(focus), new SipHeader("X-Record", "room"));
    Recording recording = focus.recordings().getFirst();
    Await.until("he talks", () -> focus.talking(LoopbackPhone.callSid(leg)));
    int until = guest.ear().length() + 16_000;
    Await.until("a second passes", () -> guest.ear().length() >= until);
    leg.hangUp();
    Await.until(
        "the file is complete",
        () ->
            events.stream()
                .anyMatch(
                    event ->
                        event instanceof FocusEvent.RecordingChanged changed
                            && changed.recording().state() == Recording.State.COMPLETE));

    int[] heard = WavFile.read(recording.file()).samples();
    double best = -127;
    for (int at = 0; at + 3200 <= heard.length; at += 800) {
      best = Math.max(best, new ToneMeter(16_000).dbfs(heard, at, 3200, GUEST));
    }
    assertThat(best).isBetween(-13.5, -10.5);
  }

  private ConferenceFocus focus(RoomPolicy policy) throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    FocusConfig config = new FocusConfig(any, LoopbackPhone.media("PCMU"), 3, 4, policy);
    ConferenceFocus focus = ConferenceFocus.start(config, mixer, rtp, events::add);
    open.add(focus);
    return focus;
  }

  private LoopbackPhone phone(String name, double hertz) throws IOException {
    LoopbackPhone phone = new LoopbackPhone(name, hertz, "PCMU", mixer, rtp);
    open.add(phone);
    return phone;
  }

  private static String room(ConferenceFocus focus) {
    return "sip:room@127.0.0.1:" + focus.address().getPort();
  }

  private static double recent(LoopbackPhone phone, double hertz) {
    TonePort ear = phone.ear();
    return ear.length() < 3200 ? -127 : ear.level(hertz, ear.length() - 3200);
  }

  private static int loudest(TonePort ear, int start) {
    int loudest = 0;
    for (int sample : ear.heardFrom(start)) {
      loudest = Math.max(loudest, Math.abs(sample));
    }
    return loudest;
  }
}
