package dev.earshot.app.backend.genesys;

import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;

/**
 * Where Genesys Web Services are, and what of them is wanted.
 *
 * @param base without {@code /api/v2}, with a context such as {@code /cloud-web} if there is one
 * @param notifications path of the Bayeux endpoint below {@code /api/v2}
 * @param channels media the contact centre session is started for: {@code voice}, {@code chat}
 * @param patience for one answer
 */
public record GwsServer(
    HttpUrl base, GwsLogin login, String notifications, List<String> channels, Duration patience) {
  /** Below the base. */
  public static final String API = "/api/v2";

  public static final String NOTIFICATIONS = "/notifications";

  public GwsServer {
    channels = List.copyOf(channels);
  }

  /**
   * The address of a resource. Links of the server name hosts that only it can reach (chapter 2):
   * of them nothing counts but what follows {@code /api/v2}.
   *
   * @param path below {@code /api/v2}, or a link
   */
  HttpUrl url(String path) {
    String root = base.toString().replaceFirst("/$", "") + API;
    return HttpUrl.get(root + below(path));
  }

  /** What follows {@code /api/v2} in a link or a path. */
  static String below(String link) {
    int api = link.indexOf(API + "/");
    return api < 0 ? link : link.substring(api + API.length());
  }
}
