package dev.earshot.audio.focus;

/**
 * What a member's coming and going does to the conference.
 *
 * @param startsConference if false, he waits until somebody comes who starts it
 * @param endsConference his leaving ends the conference for everybody
 * @param beeps his coming and going are told by a beep
 */
public record EntryRules(boolean startsConference, boolean endsConference, boolean beeps) {
  /** Starts the conference, does not end it, makes no noise. */
  public static final EntryRules ORDINARY = new EntryRules(true, false, false);
}
