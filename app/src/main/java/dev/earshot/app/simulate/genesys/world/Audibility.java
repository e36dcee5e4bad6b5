package dev.earshot.app.simulate.genesys.world;

/** Who hears a supervisor in a call. */
public enum Audibility {
  NOBODY,
  AGENT,
  EVERYBODY
}
