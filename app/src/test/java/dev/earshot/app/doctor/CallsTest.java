package dev.earshot.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.doctor.Finding.Verdict;
import dev.earshot.app.doctor.TestPhone.Engine;
import dev.earshot.app.doctor.TestPhone.Tones;
import dev.earshot.audio.device.AudioDevices;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.sip.UserAgentConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real calls over loopback. */
@Timeout(60)
class CallsTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private final List<Finding> findings = new ArrayList<>();
  private final Waiting waiting = new Waiting(System::nanoTime);
  private final AudioDevices tones = AudioDevices.system();

  @Test
  void twoTelephonesHearEachOtherByUdpAndTcp() {
    new LoopbackCheck(tones, List.of("PCMU"), waiting).examine(findings::add);
    assertThat(findings)
        .extracting(Finding::what)
        .containsExactly("call PCMU by UDP", "call PCMU by TCP");
    assertThat(findings)
        .allMatch(f -> f.verdict() == Verdict.OK && f.detail().startsWith("tone heard both ways"));
  }

  @Test
  void aTargetThatSaysTheToneItHearsIsAnEcho() throws IOException {
    MediaConfig media = new MediaConfig(HERE, 0, 0, List.of("PCMU"), 20, 10);
    UserAgentConfig signalling = new UserAgentConfig(new InetSocketAddress(HERE, 0), true, "t");
    try (Engine engine = Engine.start(tones);
        TestPhone echo =
            TestPhone.open(
                engine, "echo", signalling, media, Optional.empty(), new Tones(1000, 1000))) {
      echo.answer();
      String target = "sip:echo@127.0.0.1:" + echo.address().getPort();
      new TargetCheck(
              new TargetCheck.Line(target, signalling, media, Optional.empty()), tones, waiting)
          .examine(findings::add);
    }
    assertThat(findings)
        .singleElement()
        .satisfies(f -> assertThat(f.verdict()).as(f.detail()).isEqualTo(Verdict.OK));
  }
}
