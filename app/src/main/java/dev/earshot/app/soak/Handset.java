package dev.earshot.app.soak;

import dev.earshot.audio.phone.MediaPath;
import dev.earshot.audio.sip.Call;
import dev.earshot.mixer.MixRoom;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/**
 * A telephone during one call. Owned by the soak's thread; its port belongs to the mix thread.
 *
 * @param number which of the telephones, and its tone
 * @param desk the room in which the person meets the line
 */
record Handset(int number, MediaPath media, Person person, MixRoom desk, Optional<SpoiltLine> line)
    implements AutoCloseable {
  /**
   * What has become of a call.
   *
   * @param callSid what the focus calls it; empty unless it is up
   */
  record Connection(Handset handset, Call call, State state, Optional<UUID> callSid) {}

  /** Where a call is. */
  enum State {
    UP,
    OVER
  }

  void step() {
    line.ifPresent(SpoiltLine::step);
  }

  /** Its media is gone from here; what the call does is another matter. */
  @Override
  public void close() {
    desk.close();
    media.close();
    line.ifPresent(Handset::closeQuietly);
  }

  private static void closeQuietly(SpoiltLine line) {
    try {
      line.close();
    } catch (IOException e) {
      System.getLogger(Handset.class.getName())
          .log(System.Logger.Level.DEBUG, "a line did not close", e);
    }
  }
}
