package dev.earshot.audio.sip.transport;

/** What a stream yields next. */
sealed interface Frame {
  /** One whole message; the array is handed over. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Message(byte[] bytes) implements Frame {}

  /** Two empty lines: the peer wants to know whether we are there (RFC 5626 3.5.1). */
  record KeepAlive() implements Frame {}

  /** More bytes are needed. */
  record Incomplete() implements Frame {}

  /** Where the next message begins can no longer be known. */
  record Broken(String reason) implements Frame {}
}
