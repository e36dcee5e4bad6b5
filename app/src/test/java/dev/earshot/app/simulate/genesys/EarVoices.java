package dev.earshot.app.simulate.genesys;

import dev.earshot.app.Ear;
import dev.earshot.app.simulate.genesys.line.Voices;
import dev.earshot.mixer.port.Port;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** People who say tones and remember what they hear. */
public final class EarVoices implements Voices {
  private final Map<String, Ear> agents = new ConcurrentHashMap<>();
  private volatile Ear customer = new Ear(500);

  @Override
  public Port agent(String number, String room) {
    return agents.compute(number, (same, before) -> new Ear(300));
  }

  @Override
  public Port customer(String number, String room) {
    customer = new Ear(500);
    return customer;
  }

  /** Of his last call. */
  public Ear agent(String number) {
    return agents.getOrDefault(number, new Ear(300));
  }

  /** Of the last call. */
  public Ear customer() {
    return customer;
  }
}
