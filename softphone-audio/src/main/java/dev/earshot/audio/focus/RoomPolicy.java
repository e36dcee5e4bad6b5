package dev.earshot.audio.focus;

import dev.earshot.audio.focus.play.HoldMusic;
import dev.earshot.audio.focus.play.Sound;
import dev.earshot.audio.sip.SessionTimers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a focus keeps its rooms.
 *
 * @param maxWaiting members who may wait for the start of their conferences, over all rooms;
 *     further ones get 486
 * @param waitLimit who has waited so long leaves
 * @param mediaTimeout a member from whose telephone nothing has come for so long – no RTP, no RTCP
 *     – leaves; zero for never
 * @param music heard by those who wait or are on hold; empty for silence
 * @param recordings folder of recordings; without one, nothing can be recorded
 * @param sessions when a call ends whose telephone gives no sign of life any more (RFC 4028)
 */
public record RoomPolicy(
    int maxWaiting,
    Duration waitLimit,
    Duration mediaTimeout,
    Optional<Sound> music,
    Optional<Path> recordings,
    SessionTimers sessions) {
  /** 200 may wait for 30 minutes to the built-in tune, 30 s without media, no recordings. */
  public static final RoomPolicy DEFAULT =
      new RoomPolicy(
          200,
          Duration.ofMinutes(30),
          Duration.ofSeconds(30),
          Optional.of(HoldMusic.tune()),
          Optional.empty(),
          SessionTimers.DEFAULT);

  public RoomPolicy withMusic(Optional<Sound> newMusic) {
    return new RoomPolicy(maxWaiting, waitLimit, mediaTimeout, newMusic, recordings, sessions);
  }

  public RoomPolicy withRecordings(Path folder) {
    return new RoomPolicy(
        maxWaiting, waitLimit, mediaTimeout, music, Optional.of(folder), sessions);
  }

  public RoomPolicy withMediaTimeout(Duration newTimeout) {
    return new RoomPolicy(maxWaiting, waitLimit, newTimeout, music, recordings, sessions);
  }

  public RoomPolicy withSessions(SessionTimers newSessions) {
    return new RoomPolicy(maxWaiting, waitLimit, mediaTimeout, music, recordings, newSessions);
  }

  public RoomPolicy withWaiting(int newMaximum, Duration newLimit) {
    return new RoomPolicy(newMaximum, newLimit, mediaTimeout, music, recordings, sessions);
  }
}
