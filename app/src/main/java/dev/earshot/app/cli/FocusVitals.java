package dev.earshot.app.cli;

import dev.earshot.app.api.FocusControl;
import dev.earshot.app.health.Heartbeat;
import dev.earshot.app.health.Metric;
import dev.earshot.app.health.Vitals;
import dev.earshot.audio.focus.FocusRoom;
import dev.earshot.audio.focus.MediaTotals;
import dev.earshot.audio.sip.UserAgentStats;
import dev.earshot.mixer.MixerStats;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How a focus is: well as long as it mixes. */
final class FocusVitals implements Vitals {
  /** Steps come every 10 or 20 ms; a machine that is stopped for so long serves nobody. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final FocusControl focus;
  private final Heartbeat mixing;

  FocusVitals(FocusControl focus, LongSupplier nanoTime) {
    this.focus = focus;
    mixing = new Heartbeat(() -> focus.mixerStats().ticks(), nanoTime, PATIENCE);
  }

  @Override
  public Optional<String> trouble() {
    return mixing.beats()
        ? Optional.empty()
        : Optional.of("nothing has been mixed for " + PATIENCE.toSeconds() + " s");
  }

  @Override
  public List<Metric> metrics() {
    MixerStats mixer = focus.mixerStats();
    UserAgentStats sip = focus.sipStats();
    MediaTotals media = focus.mediaTotals();
    List<FocusRoom> rooms = focus.rooms();
    long rejected = sip.rejected().values().stream().mapToLong(Long::longValue).sum();
    return List.of(
        number("rooms", "Conferences under way.", rooms.size()),
        number(
            "members",
            "Telephones in them.",
            rooms.stream().mapToInt(room -> room.members().size()).sum()),
        number("legs", "Open media streams.", media.legs()),
        number("sip_dialogs", "SIP calls in any state.", sip.dialogs()),
        number("mix_steps_total", "Steps of the mixer.", mixer.ticks()),
        number("mix_late_steps_total", "Steps later than half a tick.", mixer.lateTicks()),
        number("mix_skipped_steps_total", "Deadlines given up.", mixer.skippedTicks()),
        number("mix_faults_total", "Exceptions turned into silence.", mixer.faults()),
        number("sip_messages_total", "Well-formed SIP messages.", sip.parsed()),
        number("sip_rejected_total", "Refused SIP input and requests.", rejected),
        number("sip_overloads_total", "Requests answered 503.", sip.overloads()),
        number("rtp_sent_packets_total", "RTP sent.", media.counts().packetsSent()),
        number("rtp_received_packets_total", "RTP received.", media.counts().packetsReceived()),
        number("rtp_lost_packets_total", "RTP that never came.", media.counts().lost()),
        number("rtp_late_packets_total", "RTP too late to be heard.", media.counts().lateFrames()));
  }

  private static Metric number(String name, String help, double value) {
    return Metric.of("earshot_focus_" + name, help, value);
  }
}
