package dev.earshot.app.simulate.laml;

import dev.earshot.app.simulate.Simulator;
import dev.earshot.mixer.port.Port;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/** A simulated SignalWire or Twilio that runs. Any thread. */
public final class LamlSimulator implements Simulator {
  private final LamlConfig config;
  private final Wiring parts;
  private final Exchange exchange;
  private final SipDoor door;
  private final Switchboard switchboard;
  private final RestServer rest;
  private final Journal journal;

  LamlSimulator(
      LamlConfig config,
      Wiring parts,
      Exchange exchange,
      SipDoor door,
      Switchboard switchboard,
      RestServer rest,
      Journal journal) {
    this.config = config;
    this.parts = parts;
    this.exchange = exchange;
    this.door = door;
    this.switchboard = switchboard;
    this.rest = rest;
    this.journal = journal;
  }

  /**
   * @throws IOException if an address is in use or not ours; the message names it
   */
  public static LamlSimulator start(LamlConfig config) throws IOException {
    Wiring parts = new Wiring(config);
    try {
      return parts.start();
    } catch (IOException | RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /** Base of all resources, without the account. */
  public String restUrl() {
    String root = config.dialect().prefix();
    return "http://" + text(rest.address()) + root.substring(0, root.length() - 1);
  }

  /** Where telephones register and call. */
  public InetSocketAddress sip() {
    return door.address();
  }

  /**
   * Somebody without a telephone calls, and carries out the call flow.
   *
   * @param to whom he dialled: without a call flow the name of the conference
   * @return SID of his call
   */
  public String call(String from, String to, Port port) {
    return switchboard.enter(from, to, port, () -> {}).sid;
  }

  /** Hangs somebody up; nothing if he is no longer there. */
  public void hangUp(String call) {
    try {
      exchange.lineOf(call).ifPresent(Line::hangUp);
    } catch (Refused over) {
      // He was faster.
    }
  }

  /** Samples of one call's voice that another has heard, as the mixer counted at the addition. */
  public long samplesHeard(String speaker, String listener) {
    return exchange.heard(speaker, listener);
  }

  /** Calls from or to a SIP user, youngest first, those that are over too. */
  public List<String> callsOf(String user) {
    return exchange.calls().stream()
        .filter(call -> isOf(user, call.parties().from()) || isOf(user, call.parties().to()))
        .map(CallView::sid)
        .toList();
  }

  private static boolean isOf(String user, String address) {
    return address.startsWith("sip:" + user + "@");
  }

  /** Whether a telephone has registered under that name. */
  public boolean isRegistered(String user) {
    return door.isRegistered(user);
  }

  /** The last requests, oldest first: method, path below the account, form. */
  public List<String> requests() {
    return journal.all();
  }

  static String text(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }

  /**
   * Writes the profile that was asked for.
   *
   * @throws IOException if a file cannot be written; the message names it
   */
  void writeProfile() throws IOException {
    if (config.profile().isPresent()) {
      LamlConfig.Profile wish = config.profile().get();
      new ReadyProfile(config, wish.console())
          .write(wish.file(), "http://" + text(rest.address()), sip());
    }
  }

  @Override
  public List<String> places() {
    String ready = "ready: rest " + restUrl() + ", sip " + text(sip()) + " (udp, tcp)";
    return config
        .profile()
        .map(wish -> List.of(ready, "next: earshot --profile " + wish.file()))
        .orElse(List.of(ready));
  }

  @Override
  public void close() {
    parts.close();
  }
}
