package dev.earshot.app.simulate.genesys.line;

import dev.earshot.mixer.port.Port;

/** What the simulated people say and hear; a port each, used by the mix thread. */
public interface Voices {
  Port agent(String number, String room);

  Port customer(String number, String room);
}
