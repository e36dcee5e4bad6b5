package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.console.DockView.Incoming;
import dev.earshot.app.desk.Ringer;
import dev.earshot.audio.device.AudioDevice;
import dev.earshot.audio.phone.CallQuality;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegState;
import dev.earshot.audio.sip.SipHeader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Calls that ring, are answered, turned away and given up, in steps. */
class DockBellTest {
  private static final Instant T = Instant.parse("2026-11-20T20:00:00Z");
  private static final AudioDevice DESK = new AudioDevice("device:desk", "Desk speaker");

  private final List<String> heard = new ArrayList<>();
  private final List<String> journal = new ArrayList<>();
  private final FakeRinger ringer = new FakeRinger();
  private final DockBell bell = new DockBell(ringer, journal::add);
  private final FakeLeg leg = new FakeLeg("sip:anna@example.org");

  @Test
  void aCallRingsUntilItIsAnswered() {
    bell.calls(leg, false, T, List.of());
    assertThat(heard).containsExactly("use ", "ring");
    assertThat(bell.view().call()).contains(new Incoming("anna@example.org", false));

    bell.answer();
    leg.state = new LegState.Up(false);
    bell.step(T);
    assertThat(heard).contains("stop");
    assertThat(leg.done).containsExactly("answer");
    assertThat(bell.view().call()).contains(new Incoming("anna@example.org", true));

    bell.end();
    assertThat(leg.done).containsExactly("answer", "hangUp");
  }

  @Test
  void aCallThatIsDeclinedIsTold() {
    bell.calls(leg, false, T, List.of());
    bell.end();
    leg.state = new LegState.Down("declined");
    bell.step(T);
    assertThat(leg.done).containsExactly("decline 603");
    assertThat(bell.view().call()).isEmpty();
    assertThat(journal)
        .containsExactly(
            "anna@example.org calls", "The call of anna@example.org is over: declined");
  }

  @Test
  void nobodyRingsForMoreThanHalfAMinute() {
    bell.calls(leg, false, T, List.of());
    bell.step(T.plusSeconds(29));
    assertThat(leg.done).isEmpty();
    bell.step(T.plusSeconds(30));
    assertThat(leg.done).containsExactly("decline 480");
    assertThat(heard).endsWith("stop");
    assertThat(bell.view().call()).isEmpty();
  }

  @Test
  void whoGivesUpIsNotRungForAnyLonger() {
    bell.calls(leg, false, T, List.of());
    leg.state = new LegState.Down("cancelled");
    bell.step(T.plusSeconds(1));
    assertThat(heard).endsWith("stop");
    assertThat(journal).endsWith("The call of anna@example.org is over: cancelled");
  }

  @Test
  void aCallThatARuleAnsweredDoesNotRing() {
    leg.state = new LegState.Up(false);
    bell.calls(leg, true, T, List.of());
    assertThat(heard).isEmpty();
    assertThat(bell.view().call()).contains(new Incoming("anna@example.org", true));
  }

  @Test
  void aSecondCallerIsTurnedAway() {
    bell.calls(leg, false, T, List.of());
    FakeLeg second = new FakeLeg("sip:bert@example.org");
    bell.calls(second, false, T, List.of());
    assertThat(second.done).containsExactly("decline 486");
    assertThat(bell.view().call()).map(Incoming::peer).contains("anna@example.org");
  }

  @Test
  void theRingDeviceIsFoundByItsNameAtAnotherPort() {
    bell.use(DESK, List.of());
    AudioDevice moved = new AudioDevice("device:desk-2", "Desk speaker");
    bell.calls(leg, false, T, List.of(moved));
    assertThat(heard).containsExactly("use device:desk", "use device:desk-2", "ring");
  }

  @Test
  void aBellThatIsNotHeardSaysSo() {
    ringer.problem = "The bell is not heard: no such device";
    bell.calls(leg, false, T, List.of());
    assertThat(bell.notice()).isEqualTo("The bell is not heard: no such device");
    bell.end();
    assertThat(bell.notice()).isEmpty();
  }

  private final class FakeRinger implements Ringer {
    private String problem = "";

    @Override
    public String use(String spec) {
      heard.add("use " + spec);
      return "";
    }

    @Override
    public String ring() {
      heard.add("ring");
      return problem;
    }

    @Override
    public void stop() {
      heard.add("stop");
    }
  }

  private static final class FakeLeg implements Leg {
    private final String peer;
    private final List<String> done = new ArrayList<>();
    private LegState state = new LegState.Ringing();

    FakeLeg(String peer) {
      this.peer = peer;
    }

    @Override
    public String id() {
      return "leg";
    }

    @Override
    public String callId() {
      return "call";
    }

    @Override
    public LegState state() {
      return state;
    }

    @Override
    public String peer() {
      return peer;
    }

    @Override
    public List<SipHeader> answerHeaders() {
      return List.of();
    }

    @Override
    public Optional<String> header(String name) {
      return Optional.empty();
    }

    @Override
    public CallQuality quality() {
      return CallQuality.UNKNOWN;
    }

    @Override
    public void answer() {
      done.add("answer");
    }

    @Override
    public void decline(int status, String reason) {
      done.add("decline " + status);
    }

    @Override
    public void hold(boolean hold) {}

    @Override
    public void setVolume(int decibels) {}

    @Override
    public void hangUp() {
      done.add("hangUp");
    }
  }
}
