package dev.earshot.app.doctor;

import dev.earshot.app.doctor.TestPhone.Engine;
import dev.earshot.app.doctor.TestPhone.Tones;
import dev.earshot.audio.device.AudioDevices;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegState;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.sip.UserAgentConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Two telephones of our own call each other over the loopback interface, once with each codec and
 * once over TCP, and listen for each other's tone: signalling, media both ways, codecs. No sound
 * card is touched.
 */
final class LoopbackCheck implements Check {
  private static final String HINT =
      "a firewall, or another program that filters UDP on the loopback interface, is in the way";
  private static final Duration ANSWERED = Duration.ofSeconds(5);
  private static final Duration HEARD = Duration.ofSeconds(4);
  private static final int PACKET_MILLIS = 20;
  private static final Tones CALLER = new Tones(1000, 600);
  private static final Tones CALLED = new Tones(600, 1000);

  private final AudioDevices tones;
  private final List<String> codecs;
  private final Waiting waiting;

  /**
   * @param tones opens {@code tone:} microphones
   * @param codecs to be tried
   */
  LoopbackCheck(AudioDevices tones, List<String> codecs, Waiting waiting) {
    this.tones = tones;
    this.codecs = codecs;
    this.waiting = waiting;
  }

  @Override
  public String name() {
    return "calls";
  }

  @Override
  public Duration limit() {
    return Duration.ofSeconds(60);
  }

  @Override
  public void examine(Consumer<Finding> findings) {
    try (Engine engine = Engine.start(tones)) {
      for (String codec : codecs) {
        findings.accept(call(engine, codec, "udp"));
      }
      findings.accept(call(engine, codecs.getFirst(), "tcp"));
    } catch (IOException e) {
      findings.accept(Finding.failed("calls", String.valueOf(e.getMessage()), HINT));
    }
  }

  private Finding call(Engine engine, String codec, String transport) {
    String what = "call " + codec + " by " + transport.toUpperCase(Locale.ROOT);
    InetAddress here = InetAddress.getLoopbackAddress();
    try {
      MediaConfig media =
          new MediaConfig(
              here, 0, 0, List.of(codec), PACKET_MILLIS, engine.mixer().config().tickMillis());
      UserAgentConfig signalling =
          new UserAgentConfig(new InetSocketAddress(here, 0), true, "Earshot");
      try (TestPhone called =
              TestPhone.open(engine, "called", signalling, media, Optional.empty(), CALLED);
          TestPhone caller =
              TestPhone.open(engine, "caller", signalling, media, Optional.empty(), CALLER)) {
        called.answer();
        return talk(what, caller, called, transport);
      }
    } catch (IOException | IllegalArgumentException e) {
      return Finding.failed(what, String.valueOf(e.getMessage()), HINT);
    }
  }

  private Finding talk(String what, TestPhone caller, TestPhone called, String transport) {
    InetSocketAddress at = called.address();
    String host = at.getAddress().getHostAddress();
    long start = waiting.now();
    Leg leg =
        caller.dial(
            "sip:called@"
                + (host.contains(":") ? "[" + host + "]" : host)
                + ":"
                + at.getPort()
                + ";transport="
                + transport);
    boolean decided =
        waiting.until(
            ANSWERED,
            () -> leg.state() instanceof LegState.Up || leg.state() instanceof LegState.Down);
    if (!decided || !(leg.state() instanceof LegState.Up)) {
      String why = leg.state() instanceof LegState.Down(String reason) ? reason : "no answer";
      return Finding.failed(what, "the call did not come about: " + why, HINT);
    }
    boolean both = waiting.until(HEARD, () -> caller.hears() && called.hears());
    return both
        ? Finding.ok(what, "tone heard both ways after " + waiting.millisSince(start) + " ms")
        : Finding.failed(what, oneWay(caller.hears(), called.hears()), HINT);
  }

  static String oneWay(boolean callerHears, boolean calledHears) {
    if (callerHears == calledHears) {
      return "the call came about, but neither side heard the other";
    }
    return "audio goes one way only: the "
        + (callerHears ? "called" : "calling")
        + " side hears nothing";
  }
}
