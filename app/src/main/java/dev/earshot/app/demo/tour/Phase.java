package dev.earshot.app.demo.tour;

import java.util.List;

/**
 * A stretch of the recordings during which the same ears hear the supervisor.
 *
 * <p>A whisper or barge begins with its key or command and ends with the release. A phase in which
 * nobody hears him begins only when what was in flight at the release has drained, so that every
 * sample of it must be clean.
 *
 * @param name {@code listen}, {@code whisper}, {@code barge}, {@code silence} or {@code cable}
 * @param room conference it takes place in
 * @param startMillis since the first sample of the recordings
 * @param endMillis since the first sample of the recordings
 * @param expectedHearers ids of the ears that hear him, as the console claimed at that time
 */
public record Phase(
    String name, String room, long startMillis, long endMillis, List<String> expectedHearers) {
  public Phase {
    expectedHearers = List.copyOf(expectedHearers);
  }
}
