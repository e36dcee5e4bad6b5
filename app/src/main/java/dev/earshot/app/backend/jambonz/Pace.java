package dev.earshot.app.backend.jambonz;

import java.time.Duration;

/**
 * How fast jambonz may be asked, and how long its effects take (measured on a quiet 0.9.8; longer
 * under load).
 *
 * @param spacing between two requests for our own leg; less than 100 ms loses an uncoach (B4)
 * @param settle after the last request, before anybody may be spoken to
 * @param request one answer
 * @param mute one answer to a mute; short, because P5 allows 2 s for the whole ladder
 * @param poll between two looks at the lists; stretched when the installation's budget runs low
 * @param room our call to be answered and to sit in the room
 */
public record Pace(
    Duration spacing,
    Duration settle,
    Duration request,
    Duration mute,
    Duration poll,
    Duration room) {
  public static final Pace DEFAULT =
      new Pace(
          Duration.ofMillis(300),
          Duration.ofMillis(300),
          Duration.ofSeconds(5),
          Duration.ofMillis(600),
          Duration.ofSeconds(5),
          Duration.ofSeconds(20));
}
