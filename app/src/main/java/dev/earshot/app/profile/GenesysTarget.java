package dev.earshot.app.profile;

import java.net.URI;
import java.util.List;

/**
 * Genesys Web Services, API v2.
 *
 * @param sip the account at the SIP server by which the supervisor's telephone is his Genesys
 *     device
 */
public record GenesysTarget(Account account, SipClient sip) implements Target {
  @Override
  public String kind() {
    return "genesys";
  }

  /**
   * @param baseUrl without {@code /api/v2}, with a context such as {@code /cloud-web} if there is
   *     one
   * @param user logs in by HTTP Basic
   * @param device number or id of the supervisor's device; empty for the only one
   * @param notifications path of the events below {@code /api/v2}
   * @param channels media that work is begun for: {@code voice}, {@code chat}
   */
  public record Account(
      URI baseUrl,
      String user,
      SecretRef password,
      String device,
      String notifications,
      List<String> channels) {
    public Account {
      channels = List.copyOf(channels);
    }
  }
}
