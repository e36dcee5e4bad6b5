package dev.earshot.app.demo.tour;

import java.util.List;

/** What a step of the tour says is true. */
public sealed interface Claim {
  /** Running name of the step that claims it. */
  String step();

  /**
   * Exactly the phase's expected hearers heard the supervisor, of all ears that listened then.
   *
   * @param ears ids of the ears that were in the conference, the supervisor's included
   */
  record Heard(String step, Phase phase, List<String> ears) implements Claim {}

  /**
   * An ear heard these speakers and not those.
   *
   * @param heard ids of ears whose owners were heard
   * @param unheard ids of ears whose owners were not heard
   */
  record EarHeard(
      String step,
      String ear,
      long startMillis,
      long endMillis,
      List<String> heard,
      List<String> unheard)
      implements Claim {}

  /** Something the tour could see at once. */
  record Fact(String step, String claimed, String measured, boolean ok) implements Claim {}
}
