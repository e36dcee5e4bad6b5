package dev.earshot.app.supervision;

import java.time.Duration;

/**
 * How long things may take (domain model chapters 5 and 6).
 *
 * @param join a call to be answered and its place in the conference confirmed
 * @param speak one change of the speak scope
 * @param mute one acknowledgement of a mute; short, because P5 allows 2 s for the whole ladder
 * @param muteRetry pause before the second mute
 * @param leave a call to be hung up
 * @param edit a tag or an ear
 * @param drain how long our voice may be on its way to the conference after the gate closed; for so
 *     long the audience must not become wider
 * @param consent how long a consent lasts where nobody's coming is reported (P8)
 */
public record Timings(
    Duration join,
    Duration speak,
    Duration mute,
    Duration muteRetry,
    Duration leave,
    Duration edit,
    Duration drain,
    Duration consent) {
  public static final Timings DEFAULT =
      new Timings(
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          Duration.ofMillis(700),
          Duration.ofMillis(300),
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofMillis(250),
          Duration.ofSeconds(60));
}
