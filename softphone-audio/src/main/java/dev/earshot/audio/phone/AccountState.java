package dev.earshot.audio.phone;

import dev.earshot.audio.sip.RegistrationState;

/**
 * Where the registration of one account stands.
 *
 * @param address of record, for example {@code sip:mara@example.org}
 * @param registrar asked last, as a SIP URI; empty if the account has none
 * @param standby whether that is one that stands in for the main one
 */
public record AccountState(
    String address, String registrar, boolean standby, RegistrationState state) {
  /** Whether calls can be made and taken by it. */
  public boolean registered() {
    return state instanceof RegistrationState.Registered;
  }

  /** For the screen, for example {@code Not registered: the user name or the password is wrong}. */
  public String sentence() {
    return switch (state) {
      case RegistrationState.Registering _ -> "Registering with " + server();
      case RegistrationState.Registered _ ->
          standby ? "Registered with the standby " + server() : "Registered with " + server();
      case RegistrationState.Failed(int status, String reason) ->
          "Not registered: " + why(status, reason);
      case RegistrationState.Unregistered _ -> "Not registered";
    };
  }

  private String why(int status, String reason) {
    return switch (status) {
      case 401, 407 -> "the user name or the password is wrong (" + status + " " + reason + ")";
      case 403 -> server() + " refuses this account (403 " + reason + ")";
      case 404 -> server() + " does not know " + address + " (404 " + reason + ")";
      case 408 -> server() + " does not answer";
      case 503 -> server() + " cannot be reached: " + reason;
      default -> status + " " + reason;
    };
  }

  /** The registrar without what means nothing to people. */
  private String server() {
    return registrar.replaceFirst("^sips?:", "").replaceFirst(";.*$", "");
  }
}
