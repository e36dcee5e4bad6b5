package dev.earshot.app.backend.signalwire;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.audio.sip.Secret;
import okhttp3.Credentials;
import okhttp3.HttpUrl;

/**
 * An account and how we show that we may use it.
 *
 * @param baseUrl of the host, for example {@code https://example.signalwire.com}
 * @param sid SignalWire's project ID, Twilio's AccountSid
 * @param user the same, or the SID of a Twilio API key
 * @param password API token, AuthToken, or the secret of the key
 */
public record LamlAccount(
    Dialect dialect, String baseUrl, String sid, String user, Secret password) {
  /**
   * @throws BackendException if the account's SID has not the dialect's form, or the URL is none:
   *     nothing is to be asked then
   */
  public LamlAccount {
    baseUrl = baseUrl.replaceAll("/+$", "");
    if (!dialect.isAccount(sid)) {
      throw rejected("not an account of " + dialect.system() + ": '" + sid + "'");
    }
    if (HttpUrl.parse(baseUrl) == null) {
      throw rejected("not an http or https URL: '" + baseUrl + "'");
    }
  }

  /** Nothing but this host is ever asked. */
  HttpUrl host() {
    return HttpUrl.get(baseUrl);
  }

  /**
   * @param segments below the account; the last one without {@code .json}
   */
  HttpUrl.Builder url(String... segments) {
    HttpUrl.Builder url = HttpUrl.get(baseUrl + dialect.path()).newBuilder().addPathSegment(sid);
    for (int i = 0; i < segments.length; i++) {
      url.addPathSegment(i == segments.length - 1 ? segments[i] + ".json" : segments[i]);
    }
    return url;
  }

  String authorization() {
    return Credentials.basic(user, password.reveal());
  }

  private static BackendException rejected(String what) {
    return new BackendException(new BackendProblem.Rejected(true, what));
  }
}
