package dev.earshot.app.simulate.genesys;

import dev.earshot.app.simulate.Simulator;
import dev.earshot.app.simulate.genesys.http.Faults;
import dev.earshot.app.simulate.genesys.http.GenesysWeb;
import dev.earshot.app.simulate.genesys.line.SipLines;
import dev.earshot.app.simulate.genesys.line.Voices;
import dev.earshot.app.simulate.genesys.world.Installation;
import dev.earshot.mixer.HearingAudit;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An installation that runs: web server, telephone network, and the thread both belong to. */
public final class GenesysSimulator implements Simulator {
  private final GenesysThread thread = new GenesysThread();
  private final SipLines lines;
  private final GenesysWeb web;
  private final Installation installation;

  private GenesysSimulator(GenesysOptions options, Voices voices) throws IOException {
    lines = SipLines.open(thread, voices, options.sip());
    web =
        GenesysWeb.prepare(
            new GenesysWeb.Config(
                options.listen(), options.password(), options.poll(), GenesysOptions.MAX_INTERVAL),
            thread,
            GenesysSimulator::id);
    Faults faults = new Faults(thread, web, options.weather(), options.seed());
    installation =
        Installation.of(
            options.shape(), lines, faults, InstantSource.system(), GenesysSimulator::id);
    lines.tell(installation.calls());
    try {
      web.open(installation, faults);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /**
   * @param voices what agents and customers say
   * @throws IOException if an address is in use; the message names it
   */
  public static GenesysSimulator start(GenesysOptions options, Voices voices) throws IOException {
    return new GenesysSimulator(options, voices);
  }

  /** Shaped like the identifiers of the samples: letters and digits only. */
  private static String id() {
    return UUID.randomUUID().toString().replace("-", "").toUpperCase(java.util.Locale.ROOT);
  }

  /** Where HTTP is taken. */
  public InetSocketAddress http() {
    return web.address();
  }

  /** Where telephones register. */
  public InetSocketAddress sip() {
    return lines.address();
  }

  /**
   * From now on customers call and write by themselves.
   *
   * @param call how long each call is
   * @param pause until the next one
   */
  public void bustle(Duration call, Duration pause) {
    Bustle customers = new Bustle(thread, installation, call, pause);
    thread.later(Duration.ZERO, customers::begin);
  }

  /** Whether the telephone of that number is registered. */
  public boolean knowsTelephone(String number) {
    return thread.in(() -> lines.registered(number));
  }

  /** Where the voice of the supervisor in a room went, since he entered. */
  public Optional<HearingAudit> audit(String room) {
    return thread.in(() -> lines.audit(room));
  }

  @Override
  public List<String> places() {
    String at = web.address().getAddress().getHostAddress() + ":" + web.address().getPort();
    String sip = lines.address().getAddress().getHostAddress() + ":" + lines.address().getPort();
    return List.of(
        "ready: Genesys Web Services on http://" + at + "/api/v2, users paul.smith and lena.koch",
        "telephones 5005 and 5006 register at sip:" + sip,
        "make things happen: http://" + at + "/control");
  }

  @Override
  public void close() {
    web.close();
    lines.close();
    thread.close();
  }
}
