package dev.earshot.audio.phone;

import dev.earshot.audio.guard.EarStep;
import dev.earshot.audio.guard.Finding;
import java.util.Optional;

/** A customer's ear by SIP: its call and its place in the mixer. Any thread. */
final class SipEar implements CustomerEar {
  private final SipLeg leg;
  private final EarSeat seat;
  private volatile int watch;

  SipEar(SipLeg leg, EarSeat seat) {
    this.leg = leg;
    this.seat = seat;
  }

  SipLeg sipLeg() {
    return leg;
  }

  @Override
  public Leg leg() {
    return leg;
  }

  @Override
  public void watch(int number) {
    watch = number;
    seat.watch(number);
  }

  @Override
  public boolean inRoom() {
    return leg.state() instanceof LegState.Up && ear().filter(EarStep::inRoom).isPresent();
  }

  @Override
  public Finding finding() {
    return ear().map(step -> step.finding(watch)).orElse(Finding.NOTHING);
  }

  @Override
  public int delayMillis() {
    return ear().map(EarStep::delayMillis).orElse(0);
  }

  @Override
  public int gainDecibels() {
    return ear().map(EarStep::gainDecibels).orElse(0);
  }

  private Optional<EarStep> ear() {
    return seat.port().map(EarPort::ear);
  }

  @Override
  public void close() {
    leg.hangUp();
    seat.close();
  }
}
