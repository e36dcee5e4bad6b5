package dev.earshot.app.backend.jambonz;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.audio.sip.Secret;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Where a jambonz is and who we are there.
 *
 * @param baseUrl for example {@code https://api.jambonz.example}; {@code /v1} is appended unless it
 *     is there
 * @param accountSid UUID of the account
 * @param token API key or JWT
 * @param pinned edition, if the administrator knows it better than we can see
 */
public record JambonzServer(
    String baseUrl, String accountSid, Secret token, Optional<Edition> pinned) {
  /**
   * @throws BackendException if the account is no UUID or the URL none: nothing is to be asked then
   */
  public JambonzServer {
    if (!Uuids.isUuid(accountSid)) {
      throw rejected("account_sid is no UUID: '" + accountSid + "'");
    }
    baseUrl = baseUrl.replaceAll("/+$", "").replaceAll("/v1$", "");
    if (HttpUrl.parse(baseUrl) == null) {
      throw rejected("not an http or https URL: '" + baseUrl + "'");
    }
  }

  HttpUrl.Builder url() {
    return HttpUrl.get(baseUrl + "/v1").newBuilder();
  }

  HttpUrl.Builder accountUrl() {
    return url().addPathSegment("Accounts").addPathSegment(accountSid);
  }

  private static BackendException rejected(String what) {
    return new BackendException(new BackendProblem.Rejected(true, what));
  }
}
