package dev.earshot.app.backend.genesys;

import dev.earshot.audio.sip.Secret;
import java.nio.charset.StandardCharsets;
import okhttp3.Credentials;
import okhttp3.Request;

/**
 * How a request says who asks (genesys-voice.md chapter 2). Basic is what the pages describe;
 * deployments with another scheme put theirs here. The session itself lives in cookies.
 */
public interface GwsLogin {
  void authorize(Request.Builder request);

  /** HTTP Basic (RFC 7617), in UTF-8. */
  static GwsLogin basic(String user, Secret password) {
    return request ->
        request.header(
            "Authorization", Credentials.basic(user, password.reveal(), StandardCharsets.UTF_8));
  }
}
