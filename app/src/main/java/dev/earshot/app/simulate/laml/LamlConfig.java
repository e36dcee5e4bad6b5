package dev.earshot.app.simulate.laml;

import dev.earshot.app.simulate.DelayRange;
import dev.earshot.app.simulate.Fault;
import dev.earshot.audio.sip.Secret;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How to simulate SignalWire or Twilio.
 *
 * @param listen where REST is taken; port 0 takes any free one
 * @param sip where telephones are taken, UDP and TCP; its address is offered for audio
 * @param account project ID or account SID
 * @param token password of REST
 * @param signingKey signs what applications are asked and told
 * @param supervisor SIP user of the supervisor, whose calls go to {@code supervisorUrl}
 * @param callFlow document of all other calls; without one the dialled name is the conference
 * @param statusCallback of the conferences of calls without a {@code callFlow}
 * @param profile to be written for a console, if any
 */
public record LamlConfig(
    Dialect dialect,
    InetSocketAddress listen,
    InetSocketAddress sip,
    String account,
    Secret token,
    Secret signingKey,
    String supervisor,
    Optional<String> supervisorUrl,
    Optional<String> callFlow,
    Optional<String> statusCallback,
    People people,
    Optional<Profile> profile,
    Spoiling spoiling) {
  /**
   * A profile for a console that is to supervise the simulator.
   *
   * @param console where it serves documents and takes callbacks
   */
  public record Profile(Path file, InetSocketAddress console) {}

  /**
   * Who is there without a telephone.
   *
   * @param rooms conferences, each of an agent and a customer
   * @param tones whether they say tones instead of sentences
   */
  public record People(int rooms, boolean tones) {
    /** Nobody. */
    public static final People NONE = new People(0, false);
  }

  /**
   * What goes wrong or takes time.
   *
   * @param seed the same seed and the same requests give the same
   */
  public record Spoiling(long seed, DelayRange delay, List<Fault> faults, Set<Quirk> quirks) {
    /** Nothing, at once. */
    public static final Spoiling NONE = new Spoiling(1, DelayRange.NONE, List.of(), Set.of());

    public Spoiling {
      faults = List.copyOf(faults);
      quirks = Set.copyOf(quirks);
    }
  }

  /** Names of the steps at which something can go wrong. */
  public static List<String> steps() {
    return Resources.steps();
  }

  CallFlow flow(String domain) {
    return new CallFlow(supervisor, supervisorUrl, callFlow, statusCallback, domain);
  }
}
