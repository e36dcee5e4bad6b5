package dev.earshot.audio.focus;

import dev.earshot.audio.sip.Call;
import dev.earshot.audio.sip.ReferProgress;
import java.util.UUID;
import java.util.function.Consumer;

/** Lets a member leave once his telephone has reached somebody else. Sip thread. */
record Transfer(FocusRooms rooms, UUID callSid, Consumer<ReferProgress> listener)
    implements Consumer<ReferProgress> {
  /** No outcome: his telephone will not tell whether it got there. */
  private static final int WILL_NOT_TELL = 202;

  @Override
  public void accept(ReferProgress step) {
    if (step instanceof ReferProgress.Finished(int status, _)
        && status / 100 == 2
        && status != WILL_NOT_TELL) {
      rooms.leave(callSid, "transferred").ifPresent(Call::hangUp);
    }
    listener.accept(step);
  }
}
