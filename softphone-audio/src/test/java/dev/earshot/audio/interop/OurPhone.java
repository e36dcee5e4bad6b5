package dev.earshot.audio.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.LoopbackPhone;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegState;
import dev.earshot.audio.phone.SoftphoneConfig;
import dev.earshot.audio.sip.SipAccount;
import dev.earshot.audio.sip.SipHeader;
import java.io.IOException;
import java.util.Optional;

/** The product's own softphone beside those of others. */
final class OurPhone implements Telephone {
  private final String name;
  private final double hertz;
  private final LoopbackPhone phone;
  private Leg leg;

  private OurPhone(String name, double hertz, LoopbackPhone phone) {
    this.name = name;
    this.hertz = hertz;
    this.phone = phone;
  }

  /** A telephone with PCMU and an account at a proxy. */
  static OurPhone with(SipAccount account, double hertz, FocusBench bench) throws IOException {
    String name = account.authUser();
    SoftphoneConfig config =
        new SoftphoneConfig(
            name, account.addressOfRecord(), LoopbackPhone.media("PCMU"), Optional.of(account));
    return new OurPhone(
        name, hertz, new LoopbackPhone(config, hertz, true, bench.mixer, bench.rtp));
  }

  /** A telephone with PCMU that has no account. */
  static OurPhone without(String name, double hertz, FocusBench bench) throws IOException {
    return new OurPhone(
        name, hertz, new LoopbackPhone(name, hertz, "PCMU", bench.mixer, bench.rtp));
  }

  /** Calls, waits until the call is up, and talks. */
  OurPhone talk(String target, SipHeader... headers) {
    leg = phone.talk(target, headers);
    return this;
  }

  /** Calls without waiting. */
  Leg ring(String target) {
    leg = phone.dial(target);
    return leg;
  }

  Leg leg() {
    return leg;
  }

  boolean gateIsOpen() {
    return phone.phone().microphoneGate().gate().isOpen();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public double hertz() {
    return hertz;
  }

  @Override
  public Recording heard() {
    return new Recording(phone.ear().sampleRate(), phone.ear().heardFrom(0));
  }

  @Override
  public void hold() {
    leg.hold(true);
  }

  @Override
  public boolean playsMusicOnHold() {
    return false;
  }

  @Override
  public boolean recordsAfterHold() {
    return true;
  }

  /** Whoever holds does not speak when he comes back until he opens the microphone again. */
  @Override
  public void resume() {
    leg.hold(false);
    phone.phone().talkTo(Optional.of(leg));
    phone.openGate();
  }

  @Override
  public void hangUp() {
    leg.hangUp();
    awaitEnd();
  }

  @Override
  public void awaitEnd() {
    Await.until("the call is over", () -> leg.state() instanceof LegState.Down);
  }

  @Override
  public String said() {
    return leg.state().toString();
  }

  @Override
  public void close() {
    phone.close();
    assertThat(phone.agent().stats().internalErrors()).isZero();
  }
}
