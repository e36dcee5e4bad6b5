package dev.earshot.app;

import dev.earshot.app.profile.EndpointSettings;
import dev.earshot.app.profile.Profile;
import dev.earshot.audio.sip.TlsConfig;
import java.io.IOException;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** The certificate that an endpoint shows, as a profile names it. */
final class EndpointTls {
  private EndpointTls() {}

  /**
   * @throws IOException if a file is not there or holds no such thing
   */
  static Optional<SSLContext> of(Profile profile, Optional<EndpointSettings.Tls> tls)
      throws IOException {
    if (tls.isEmpty()) {
      return Optional.empty();
    }
    TlsConfig.Identity identity =
        new TlsConfig.Identity(
            profile.resolve(tls.get().certificate()),
            Optional.of(profile.resolve(tls.get().key())),
            Optional.empty());
    return Optional.of(TlsConfig.calling().withIdentity(identity).context());
  }
}
