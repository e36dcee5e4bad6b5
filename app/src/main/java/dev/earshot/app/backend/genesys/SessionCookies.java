package dev.earshot.app.backend.genesys;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;

/**
 * The session's cookies, {@code JSESSIONID} and those of load balancers, for REST and CometD alike;
 * kept in memory only. Any thread.
 */
final class SessionCookies implements CookieJar {
  private static final int MOST = 100;

  private final List<Cookie> cookies = new ArrayList<>();

  @Override
  public synchronized void saveFromResponse(HttpUrl url, List<Cookie> set) {
    for (Cookie next : set) {
      cookies.removeIf(
          old ->
              old.name().equals(next.name())
                  && old.domain().equals(next.domain())
                  && old.path().equals(next.path()));
      if (cookies.size() < MOST) {
        cookies.add(next);
      }
    }
  }

  @Override
  public synchronized List<Cookie> loadForRequest(HttpUrl url) {
    return cookies.stream().filter(cookie -> cookie.matches(url)).toList();
  }

  /** What names the session at the server, if there is one. */
  synchronized Optional<String> session() {
    return cookies.stream()
        .filter(cookie -> cookie.name().equalsIgnoreCase("JSESSIONID"))
        .map(Cookie::value)
        .findFirst();
  }

  /** Forgets the session. */
  synchronized void clear() {
    cookies.clear();
  }
}
