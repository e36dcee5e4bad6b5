package dev.earshot.audio.focus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.LoopbackPhone;
import dev.earshot.audio.conferenceinfo.ConferenceUser;
import dev.earshot.audio.conferenceinfo.ConferenceWatch;
import dev.earshot.audio.conferenceinfo.Presence;
import dev.earshot.audio.conferenceinfo.WatchEvent;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.IncomingCalls;
import dev.earshot.audio.sip.ReferProgress;
import dev.earshot.audio.sip.SipHeader;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.audio.sip.UserAgentConfig;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.conference.MemberTag;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A second console watches a room of the focus over real SIP on loopback. */
class WatchedFocusTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final Mixer mixer = Mixer.start(MixerConfig.DEFAULT);
  private final RtpLoop rtp = RtpLoop.start();
  private final ConferenceFocus focus =
      ConferenceFocus.start(
          new FocusConfig(ANY, LoopbackPhone.media("PCMU"), 3, 4), mixer, rtp, event -> {});
  private final UserAgent console =
      UserAgent.open(new UserAgentConfig(ANY, true, "Console"), IncomingCalls.none());
  private final List<WatchEvent> seen = new CopyOnWriteArrayList<>();

  WatchedFocusTest() throws IOException {}

  @AfterEach
  void close() {
    console.close();
    focus.close();
    rtp.close();
    mixer.close();
    assertThat(console.stats().internalErrors()).isZero();
    assertThat(console.stats().listenerErrors()).isZero();
  }

  private String uri() {
    return "sip:r1@127.0.0.1:" + focus.address().getPort();
  }

  private List<ConferenceUser> roster() {
    return seen.getLast() instanceof WatchEvent.Changed(var conference)
        ? conference.roster()
        : List.of();
  }

  private void sees(String what, java.util.function.Predicate<List<ConferenceUser>> condition) {
    Await.until(what, PATIENCE, () -> !seen.isEmpty() && condition.test(roster()));
  }

  @Test
  void whoWatchesSeesWhoComesTalksIsMutedAndGoes() throws IOException {
    LoopbackPhone agent = new LoopbackPhone("agent", 400, "PCMU", mixer, rtp);
    UUID sid = LoopbackPhone.callSid(agent.talk(uri()));
    try (ConferenceWatch watch =
        ConferenceWatch.start(console, uri(), "<sip:console@127.0.0.1>", seen::add)) {
      sees(
          "the agent talks",
          users ->
              users.size() == 1
                  && users.getFirst().talking().orElse(false)
                  && users.getFirst().presence().orElseThrow() == Presence.OPEN);
      focus.act(sid, List.of(new MemberAction.Coach(new MemberTag("_secret"))));
      sees(
          "a whisper as mute",
          users ->
              users.getFirst().presence().orElseThrow() == Presence.MUTED
                  && !users.getFirst().talking().orElse(true));
      focus.act(sid, List.of(new MemberAction.Uncoach(), new MemberAction.Hold()));
      sees("hold", users -> users.getFirst().presence().orElseThrow() == Presence.ON_HOLD);
      agent.close();
      Await.until(
          "the end of the room",
          PATIENCE,
          () -> seen.contains(new WatchEvent.Ended(200, "noresource")));
    }
    assertThat(seen.toString()).doesNotContain("_secret", sid.toString());
  }

  @Test
  void aRoomThatDoesNotExistCannotBeWatched() {
    ConferenceWatch.start(console, uri(), "<sip:console@127.0.0.1>", seen::add);
    Await.until("a refusal", PATIENCE, () -> seen.contains(new WatchEvent.Ended(404, "Not Found")));
  }

  @Test
  void aTelephoneThatRefusesToGoElsewhereStays() throws IOException {
    LoopbackPhone agent = new LoopbackPhone("agent", 400, "PCMU", mixer, rtp);
    UUID sid = LoopbackPhone.callSid(agent.talk(uri(), new SipHeader("X-Member-Tag", "agent")));
    List<ReferProgress> progress = new CopyOnWriteArrayList<>();
    assertThat(focus.transfer(UUID.randomUUID(), "sip:x@127.0.0.1", progress::add)).isFalse();
    assertThat(focus.transfer(sid, "sip:x@127.0.0.1", progress::add)).isTrue();
    Await.until("a refusal", PATIENCE, () -> !progress.isEmpty());
    assertThat(progress)
        .containsExactly(new ReferProgress.Finished(403, "Transfers Are Not Taken"));
    assertThat(focus.member(sid)).isPresent();
    agent.close();
  }

  @Test
  void aTelephoneInAConferenceSeesWhoElseIsThere() throws Exception {
    try (LoopbackPhone agent = new LoopbackPhone("agent", 400, "PCMU", mixer, rtp);
        LoopbackPhone other = new LoopbackPhone("other", 500, "PCMU", mixer, rtp);
        LoopbackPhone peer = new LoopbackPhone("peer", 600, "PCMU", mixer, rtp)) {
      other.talk(uri());
      var leg = agent.talk(uri());
      try (ConferenceWatch watch = agent.phone().watchConference(leg, seen::add).orElseThrow()) {
        sees("both", roster -> roster.size() == 2);
      }
      assertThat(peer.phone().watchConference(peer.dial("sip:x@192.0.2.1"), seen::add)).isEmpty();
    }
  }
}
