package dev.earshot.app.backend.ear;

import dev.earshot.app.backend.CustomerEar;
import dev.earshot.app.supervision.Guard;
import dev.earshot.audio.phone.LegState;

/** An ear of the softphone. Any thread. */
public final class PhoneEar implements CustomerEar {
  private final dev.earshot.audio.phone.CustomerEar ear;

  public PhoneEar(dev.earshot.audio.phone.CustomerEar ear) {
    this.ear = ear;
  }

  @Override
  public void watch(int number) {
    ear.watch(number);
  }

  @Override
  public Guard says() {
    return switch (ear.leg().state()) {
      case LegState.Down(String reason) -> new Guard(Guard.State.GONE, "its call ended: " + reason);
      case LegState.Dialling _, LegState.Ringing _ -> new Guard(Guard.State.JOINING, "");
      case LegState.Up _ -> heard();
    };
  }

  private Guard heard() {
    return switch (ear.finding()) {
      case LEAK -> new Guard(Guard.State.LEAK, found());
      case BLEED -> new Guard(Guard.State.BLEED, found());
      case ABSENT ->
          new Guard(Guard.State.PROVED, "a second of your voice was said and not heard there");
      case NOTHING ->
          new Guard(
              Guard.State.LISTENING,
              ear.inRoom() ? "" : "it has not heard the voices of this room yet");
    };
  }

  private String found() {
    return "%d dB, %d ms after you spoke".formatted(ear.gainDecibels(), ear.delayMillis());
  }

  @Override
  public void close() {
    ear.close();
  }
}
