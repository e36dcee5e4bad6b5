package dev.earshot.audio.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.LoopbackPhone;
import dev.earshot.audio.device.WavFile;
import dev.earshot.audio.focus.ConferenceFocus;
import dev.earshot.audio.focus.FocusConfig;
import dev.earshot.audio.focus.FocusMember;
import dev.earshot.audio.focus.FocusRoom;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.SipHeader;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.audio.ToneMeter;
import dev.earshot.mixer.conference.ParticipantId;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two foreign telephones as agent and customer; our own whispers to the agent. */
@Tag("interop")
class BaresipInteropTest {
  private static final double AGENT = 400;
  private static final double CUSTOMER = 650;
  private static final double SUPERVISOR = 1000;
  private static final double NOT_HEARD = -55;

  @TempDir Path folder;

  @Test
  void aWhisperReachesOnlyTheAgentsTelephone() throws Exception {
    try (Mixer mixer = Mixer.start(MixerConfig.DEFAULT);
        RtpLoop rtp = RtpLoop.start();
        ConferenceFocus focus =
            ConferenceFocus.start(
                new FocusConfig(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    LoopbackPhone.media("PCMU"),
                    10,
                    10),
                mixer,
                rtp,
                event -> {});
        LoopbackPhone supervisor =
            new LoopbackPhone("supervisor", SUPERVISOR, "PCMU", mixer, rtp)) {
      String room = "sip:r1@127.0.0.1:" + focus.address().getPort();
      try (Baresip agent =
              new Baresip(
                  folder.resolve("agent"),
                  "agent",
                  "127.0.0.41",
                  AGENT,
                  room + ";member-tag=agent");
          Baresip customer =
              new Baresip(folder.resolve("customer"), "customer", "127.0.0.42", CUSTOMER, room)) {
        Await.until("both are in", () -> members(focus).size() == 2);
        UUID supervisorSid =
            LoopbackPhone.callSid(supervisor.talk(room, new SipHeader("X-Speak-Only-To", "agent")));
        UUID customerSid = member(focus, "customer").callSid();
        UUID agentSid = member(focus, "agent").callSid();
        Await.until("the whisper goes on", () -> heard(focus, supervisorSid, agentSid) > 48_000);

        assertThat(heard(focus, supervisorSid, customerSid)).isZero();
        int[] inAgentsEar = WavFile.read(agent.hangUp()).samples();
        int[] inCustomersEar = WavFile.read(customer.hangUp()).samples();
        assertThat(best(inAgentsEar, SUPERVISOR)).isBetween(-13.0, -11.0);
        assertThat(best(inAgentsEar, CUSTOMER)).isBetween(-13.0, -11.0);
        assertThat(best(inCustomersEar, AGENT)).isBetween(-13.0, -11.0);
        assertThat(best(inCustomersEar, SUPERVISOR)).isLessThan(NOT_HEARD);
        Await.until("they are out", () -> members(focus).size() == 1);
      }
    }
  }

  private static List<FocusMember> members(ConferenceFocus focus) {
    return focus.room("r1").map(FocusRoom::members).orElse(List.of());
  }

  private static FocusMember member(ConferenceFocus focus, String from) {
    Optional<FocusMember> member =
        members(focus).stream().filter(m -> m.from().equals(from)).findFirst();
    return member.orElseThrow();
  }

  private static long heard(ConferenceFocus focus, UUID speaker, UUID listener) {
    return focus
        .audit(speaker)
        .orElseThrow()
        .samplesHeardBy(new ParticipantId(listener.toString()));
  }

  /** Level of a tone in the best 200 ms of a recording at 8 kHz. */
  private static double best(int[] samples, double hertz) {
    double best = -127;
    for (int at = 0; at + 1600 <= samples.length; at += 800) {
      best = Math.max(best, new ToneMeter(8000).dbfs(samples, at, 1600, hertz));
    }
    return best;
  }
}
