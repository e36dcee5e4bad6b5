package dev.earshot.audio.focus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.LoopbackPhone;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.Sipp;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.port.Port;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SIPp subscribes to a room (RFC 4575): everything, a change, the end. Seconds. */
@Tag("interop")
class SippWatcherInteropTest {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final int MOST_CHANGES = 15;

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"u1", "t1"})
  void sippWatchesARoom(String transport) throws IOException {
    try (Mixer mixer = Mixer.start(MixerConfig.DEFAULT);
        RtpLoop rtp = RtpLoop.start();
        ConferenceFocus focus =
            ConferenceFocus.start(
                new FocusConfig(ANY, LoopbackPhone.media("PCMU"), 3, 4), mixer, rtp, event -> {})) {
      UUID member =
          focus.joinDirect(
              "room",
              new DirectMember("4711", "Ann", Optional.empty()),
              new SilentPort(mixer.config().sampleRate()));
      String target = "127.0.0.1:" + focus.address().getPort();
      Sipp sipp = Sipp.start(directory, "watcher.xml", transport, Sipp.freePort(), 1, target);
      int changes = 0;
      // It needs milliseconds from a change to its end, so none comes in between.
      while (!sipp.endsWithin(Duration.ofSeconds(2)) && changes < MOST_CHANGES) {
        MemberAction next =
            changes++ % 2 == 0 ? new MemberAction.Mute() : new MemberAction.Unmute();
        focus.act(member, List.of(next));
      }
      sipp.succeeds();
      assertThat(changes).isPositive();
    }
  }

  /**
   * Says nothing: whoever began or stopped to talk would be a change that the test did not make.
   */
  private record SilentPort(int sampleRate) implements Port {
    @Override
    public boolean read(int[] frame) {
      return false;
    }

    @Override
    public void write(int[] frame) {}
  }
}
