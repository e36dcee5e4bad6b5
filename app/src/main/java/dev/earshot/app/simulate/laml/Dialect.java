package dev.earshot.app.simulate.laml;

import java.util.HexFormat;
import java.util.UUID;
import java.util.function.LongSupplier;

/** Which of the two systems is simulated (spec chapter 1). */
public enum Dialect {
  /** UUIDs; no participants by REST. */
  SIGNALWIRE("/api/laml/2010-04-01/Accounts/", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
  /** SIDs of 34 characters; participants can be created by REST. */
  TWILIO("/2010-04-01/Accounts/", "AC[0-9a-f]{32}");

  private final String prefix;
  private final String account;

  Dialect(String prefix, String account) {
    this.prefix = prefix;
    this.account = account;
  }

  /** What the paths of all resources begin with; the account follows. */
  String prefix() {
    return prefix;
  }

  /** Whether an account may be named so. */
  public boolean isAccount(String sid) {
    return sid.matches(account);
  }

  boolean twilio() {
    return this == TWILIO;
  }

  /** A new SID; {@code kind} is Twilio's: CA, CF, RE. */
  String sid(String kind, LongSupplier random) {
    long high = random.getAsLong();
    long low = random.getAsLong();
    return this == SIGNALWIRE
        // Version 4, variant 1 (RFC 9562).
        ? new UUID(high & ~0xF000L | 0x4000L, low & ~(3L << 62) | 1L << 63).toString()
        : kind + HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
  }

  /** What a participant's status reads like. */
  String participantStatus(CallStatus call) {
    return switch (this) {
      case SIGNALWIRE -> call.over() ? "completed" : "in-progress";
      case TWILIO ->
          switch (call) {
            case QUEUED -> "queued";
            case RINGING -> "ringing";
            case IN_PROGRESS -> "connected";
            case COMPLETED, CANCELED -> "complete";
            case BUSY, FAILED, NO_ANSWER -> "failed";
          };
    };
  }
}
