package dev.earshot.app;

import dev.earshot.app.backend.genesys.GwsLogin;
import dev.earshot.app.backend.genesys.GwsServer;
import dev.earshot.app.backend.genesys.voice.VoiceConfig;
import dev.earshot.app.profile.GenesysTarget;
import dev.earshot.app.profile.Profile;
import dev.earshot.app.profile.Secrets;
import dev.earshot.audio.sip.Secret;
import java.io.IOException;
import java.time.Duration;
import okhttp3.HttpUrl;

/** From a profile of kind {@code genesys} to what its parts are started with. Fetches secrets. */
record GenesysSetup(Profile profile, GenesysTarget target, Secrets secrets) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  GwsServer server() throws IOException {
    GenesysTarget.Account account = target.account();
    return new GwsServer(
        HttpUrl.get(account.baseUrl().toString()),
        GwsLogin.basic(account.user(), secrets.fetch(account.password(), profile)),
        account.notifications(),
        account.channels(),
        PATIENCE);
  }

  VoiceConfig voice() {
    String base = target.account().baseUrl().toString().replaceFirst("/$", "");
    return VoiceConfig.usual(base, target.account().device());
  }

  Secret sipPassword() throws IOException {
    return secrets.fetch(target.sip().password(), profile);
  }

  /**
   * @throws IOException if the profile wants what this system has no room for
   */
  void check() throws IOException {
    if (profile.calls().policy(true).ringing()) {
      throw new IOException(
          profile.file() + ": calls: with Genesys the telephone takes none but monitored calls");
    }
    if (profile.leakGuard()) {
      throw new IOException(
          profile.file() + ": leakGuard: Genesys brings one call to a device, and no second one");
    }
  }
}
