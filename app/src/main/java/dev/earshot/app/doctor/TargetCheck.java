package dev.earshot.app.doctor;

import dev.earshot.app.doctor.TestPhone.Engine;
import dev.earshot.app.doctor.TestPhone.Tones;
import dev.earshot.audio.device.AudioDevices;
import dev.earshot.audio.phone.AccountState;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegState;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.sip.SipAccount;
import dev.earshot.audio.sip.UserAgentConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Calls an echo service, or anybody, by the telephone's account, says a tone and listens for it.
 */
public final class TargetCheck implements Check {
  private static final Duration REGISTERED = Duration.ofSeconds(5);
  private static final Duration ANSWERED = Duration.ofSeconds(15);
  private static final Duration HEARD = Duration.ofSeconds(6);
  private static final Tones TONES = new Tones(1000, 1000);

  private final Line line;
  private final AudioDevices tones;
  private final Waiting waiting;

  /**
   * Whom to call, and how.
   *
   * @param target SIP address
   * @param account that it is called by, if any
   */
  public record Line(
      String target, UserAgentConfig signalling, MediaConfig media, Optional<SipAccount> account) {}

  TargetCheck(Line line, AudioDevices tones, Waiting waiting) {
    this.line = line;
    this.tones = tones;
    this.waiting = waiting;
  }

  @Override
  public String name() {
    return "target";
  }

  @Override
  public Duration limit() {
    return Duration.ofSeconds(35);
  }

  @Override
  public void examine(Consumer<Finding> findings) {
    try (Engine engine = Engine.start(tones);
        TestPhone phone =
            TestPhone.open(engine, "earshot", line.signalling, line.media, line.account, TONES)) {
      findings.accept(call(phone));
    } catch (IOException | IllegalArgumentException e) {
      findings.accept(
          Finding.failed("target", String.valueOf(e.getMessage()), "free the port or address"));
    }
  }

  private Finding call(TestPhone phone) {
    phone.phone().register();
    waiting.until(
        REGISTERED, () -> phone.phone().accounts().stream().allMatch(AccountState::registered));
    Leg leg = phone.dial(line.target);
    waiting.until(
        ANSWERED, () -> leg.state() instanceof LegState.Up || leg.state() instanceof LegState.Down);
    if (!(leg.state() instanceof LegState.Up)) {
      String why = leg.state() instanceof LegState.Down(String reason) ? reason : "no answer";
      leg.hangUp();
      return Finding.failed(
          "target",
          line.target + " did not answer: " + why,
          "is the address right, and may this account call it?");
    }
    boolean echoed = waiting.until(HEARD, phone::hears);
    long packets = leg.quality().packetsReceived();
    leg.hangUp();
    return judge(line.target + " by " + leg.quality().codec(), echoed, packets);
  }

  /**
   * @param packets RTP packets that came
   */
  static Finding judge(String target, boolean echoed, long packets) {
    if (echoed) {
      return Finding.ok("target", target + ": media goes both ways, our tone came back");
    }
    if (packets > 0) {
      return Finding.warning(
          "target",
          target + ": " + packets + " packets came, but our tone did not come back",
          "that is as it should be unless the target is an echo service: then nothing of ours"
              + " arrives there (NAT, firewall)");
    }
    return Finding.failed(
        "target",
        target + " answered, but not one packet of audio came",
        "let UDP through your firewall both ways, or say by /sip/localAddress which of our"
            + " addresses the other side can reach");
  }
}
