package dev.earshot.app.backend.signalwire;

import java.util.Optional;
import java.util.regex.Pattern;

/** Which of the two systems it is (signalwire.md chapter 1). */
public enum Dialect {
  /** Every identifier is a plain UUID; participants cannot be created by REST. */
  SIGNALWIRE(
      "SignalWire", "/api/laml/2010-04-01/Accounts", Dialect.UUID, Dialect.UUID, Dialect.UUID),
  TWILIO(
      "Twilio", "/2010-04-01/Accounts", "AC" + Dialect.HEX, "CA" + Dialect.HEX, "CF" + Dialect.HEX);

  private static final String UUID = "\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";
  private static final String HEX = "[0-9a-f]{32}";

  private final String system;
  private final String path;
  private final Pattern account;
  private final Pattern call;
  private final Pattern conference;

  Dialect(String system, String path, String account, String call, String conference) {
    this.system = system;
    this.path = path;
    this.account = Pattern.compile(account);
    this.call = Pattern.compile(call);
    this.conference = Pattern.compile(conference);
  }

  /** What the user calls it. */
  public String system() {
    return system;
  }

  /** Of all accounts, below the host. */
  String path() {
    return path;
  }

  public boolean isAccount(String sid) {
    return account.matcher(sid).matches();
  }

  public boolean isCall(String sid) {
    return call.matcher(sid).matches();
  }

  boolean isConference(String sid) {
    return conference.matcher(sid).matches();
  }

  /** Where every account is; SignalWire has a host for each space. */
  public Optional<String> host() {
    return this == TWILIO ? Optional.of("https://api.twilio.com") : Optional.empty();
  }

  /** Whether REST can call somebody into a conference. */
  public boolean createsParticipants() {
    return this == TWILIO;
  }
}
