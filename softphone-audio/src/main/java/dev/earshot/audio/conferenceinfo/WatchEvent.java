package dev.earshot.audio.conferenceinfo;

/** What a {@link ConferenceWatch} hears, in order. After {@link Ended} nothing more comes. */
public sealed interface WatchEvent {
  /** The conference as it is known now. */
  record Changed(WatchedConference conference) implements WatchEvent {}

  /**
   * @param status 200 if the watch worked and is over, else why it never began
   * @param reason for example {@code noresource}: the room is empty and gone
   */
  record Ended(int status, String reason) implements WatchEvent {}
}
