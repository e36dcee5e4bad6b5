package dev.earshot.app.supervision.chat;

/** How far a chat is, as its back end says. */
public enum ChatState {
  /** Offered to us; we are in it once we accept. */
  INVITED,
  CHATTING,
  /** Taken away from us: completed or queued. */
  REVOKED,
  COMPLETED,
  /** Not there any more. */
  GONE,
  /** A state that Earshot does not know: nothing is written in it. */
  OTHER;

  /** Whether there is still something to see and do. */
  public boolean live() {
    return this == INVITED || this == CHATTING || this == OTHER;
  }
}
