package dev.earshot.audio.phone;

import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.port.Port;

/** Where calls have their places as long as they are up. Any thread but the mix thread. */
interface Seats {
  PendingChange join(String leg, Port port);

  void leave(String leg, String why);

  void hold(String leg, boolean hold);

  void closeGateIfTalkingTo(String leg, String why);

  void setVolume(String leg, int decibels);
}
