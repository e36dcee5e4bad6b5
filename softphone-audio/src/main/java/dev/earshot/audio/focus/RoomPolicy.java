package dev.earshot.audio.focus;

import dev.earshot.audio.focus.play.HoldMusic;
import dev.earshot.audio.focus.play.Sound;
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
 */
public record RoomPolicy(
    int maxWaiting,
    Duration waitLimit,
    Duration mediaTimeout,
    Optional<Sound> music,
    Optional<Path> recordings) {
  /** 200 may wait for 30 minutes to the built-in tune, 30 s without media, no recordings. */
  public static final RoomPolicy DEFAULT =
      new RoomPolicy(
          200,
          Duration.ofMinutes(30),
          Duration.ofSeconds(30),
          Optional.of(HoldMusic.tune()),
          Optional.empty());

  public RoomPolicy withMusic(Optional<Sound> newMusic) {
    return new RoomPolicy(maxWaiting, waitLimit, mediaTimeout, newMusic, recordings);
  }

  public RoomPolicy withRecordings(Path folder) {
    return new RoomPolicy(maxWaiting, waitLimit, mediaTimeout, music, Optional.of(folder));
  }

  public RoomPolicy withMediaTimeout(Duration newTimeout) {
    return new RoomPolicy(maxWaiting, waitLimit, newTimeout, music, recordings);
  }

  public RoomPolicy withWaiting(int newMaximum, Duration newLimit) {
    return new RoomPolicy(newMaximum, newLimit, mediaTimeout, music, recordings);
  }
}
