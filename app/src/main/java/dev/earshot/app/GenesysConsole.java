package dev.earshot.app;

import dev.earshot.app.backend.genesys.GwsSession;
import dev.earshot.app.backend.genesys.chat.GwsChats;
import dev.earshot.app.backend.genesys.voice.GenesysVoice;
import dev.earshot.app.backend.genesys.voice.VoiceParts;
import dev.earshot.app.backend.leg.CalledPhone;
import dev.earshot.app.backend.leg.Pauses;
import dev.earshot.app.console.OpenConsole;
import dev.earshot.app.profile.Profile;
import dev.earshot.audio.phone.IncomingPolicy;
import java.io.IOException;

/**
 * A profile of kind {@code genesys}: the session with Genesys Web Services, and the registered
 * telephone that it brings monitored calls to.
 */
final class GenesysConsole {
  private GenesysConsole() {}

  /**
   * @throws IOException if an address is in use, a secret or device is missing; one line that names
   *     it, and nothing is left running
   */
  static OpenConsole start(Profile profile, GenesysSetup setup, DeskOptions options)
      throws IOException {
    setup.check();
    Opened opened = new Opened();
    try {
      return start(profile, setup, options, opened);
    } catch (IOException | RuntimeException e) {
      opened.close(new Shutdown(), RemoteConsole.PATIENCE);
      throw e;
    }
  }

  private static OpenConsole start(
      Profile profile, GenesysSetup setup, DeskOptions options, Opened opened) throws IOException {
    RemoteConsole.Environment environment = RemoteConsole.Environment.system();
    DeskPhone telephone =
        DeskPhone.open(
            profile, setup.target().sip(), setup.sipPassword(), IncomingPolicy.RINGING, opened);
    // Opened last, so closed first: the order is cancelled by the back end before that.
    GwsSession session = opened.add(new GwsSession(setup.server()));
    GenesysVoice voice =
        new GenesysVoice(
            setup.voice(),
            new VoiceParts(session, CalledPhone.of(telephone.phone()), Pauses.REAL),
            environment.clock(),
            environment.threads());
    RemoteConsole console =
        new RemoteConsole(telephone, voice, GenesysVoice.TIMINGS, options, environment, opened);
    session.tells(voice.feed());
    if (setup.target().account().channels().contains("chat")) {
      GwsChats chats = new GwsChats(session, GwsChats.NEUTRAL_NICKNAME, environment.threads());
      console.chats(chats);
      session.tells(chats);
    }
    console.start(false);
    session.begin(environment.threads());
    return console;
  }
}
