package dev.earshot.app.simulate.genesys.world;

/** Hears what becomes of calls to SIP telephones, on the {@code genesys} thread. */
public interface LineEvents {
  void answered(String leg);

  /** It did not answer, or hung up. */
  void ended(String leg);
}
