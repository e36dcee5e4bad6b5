package dev.earshot.app.backend.signalwire;

import java.time.Duration;

/**
 * How often is looked, and how long an answer may take.
 *
 * @param lists between two looks at all conferences and who is in them
 * @param room between two looks at the one that we are in; twice this old, and nothing is said
 * @param request one answer
 * @param mute one answer to a mute; short, because P5 allows 2 s for the whole ladder
 * @param seat our call to be answered and to sit in the conference
 */
public record Pace(Duration lists, Duration room, Duration request, Duration mute, Duration seat) {
  public static final Pace DEFAULT =
      new Pace(
          Duration.ofSeconds(10),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofMillis(600),
          Duration.ofSeconds(20));
}
