package dev.earshot.app.simulate.laml;

import dev.earshot.app.Ear;
import dev.earshot.app.simulate.DelayRange;
import dev.earshot.app.simulate.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A simulator for consoles, with two agents (300 and 400 Hz) and a customer (500 Hz) in the room
 * {@code billing}.
 */
public final class SimulatedSpace implements AutoCloseable {
  private static final String USER = "supervisor";

  private final LamlSimulator simulator;
  private final LamlClient rest;
  private final LamlConfig config;
  private final InetSocketAddress console;
  private final Ear agent = new Ear(300);
  private final Ear colleague = new Ear(400);
  private final Ear customer = new Ear(500);
  private String agentSid = "";
  private String colleagueSid = "";
  private String customerSid = "";

  private SimulatedSpace(LamlConfig config, InetSocketAddress console) throws IOException {
    this.config = config;
    this.console = console;
    simulator = LamlSimulator.start(config);
    rest = new LamlClient(simulator, config.account(), config.token().reveal());
  }

  public static SimulatedSpace open(Dialect dialect) throws IOException {
    return open(dialect, LamlConfig.Spoiling.NONE);
  }

  public static SimulatedSpace open(Dialect dialect, LamlConfig.Spoiling spoiling)
      throws IOException {
    return open(dialect, spoiling, false);
  }

  /**
   * @param served whether the console serves everybody's documents, so that it knows who is who
   */
  public static SimulatedSpace open(Dialect dialect, LamlConfig.Spoiling spoiling, boolean served)
      throws IOException {
    LamlConfig plain = Lab.spoilt(Lab.config(dialect), spoiling);
    InetSocketAddress console = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
    String url = "http://" + LamlSimulator.text(console);
    LamlConfig config =
        new LamlConfig(
            plain.dialect(),
            plain.listen(),
            plain.sip(),
            plain.account(),
            plain.token(),
            plain.signingKey(),
            USER,
            Optional.of(url + "/supervisor"),
            Optional.of(url + "/{role}?room={to}").filter(_ -> served),
            Optional.of(url + "/status"),
            plain.people(),
            Optional.empty(),
            plain.spoiling());
    return new SimulatedSpace(config, console);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  public static LamlConfig.Spoiling quirk(Quirk quirk) {
    return Lab.quirk(quirk);
  }

  public static LamlConfig.Spoiling spoilt(long seed, String delay, String... faults) {
    return new LamlConfig.Spoiling(
        seed,
        DelayRange.parse(delay),
        Stream.of(faults).map(text -> Fault.parse(text, LamlConfig.steps())).toList(),
        Set.of());
  }

  /** An agent and a customer begin to talk. */
  public void call() {
    agentSid = simulator.call("sip:agent-1@example.org", Lab.ROOM, agent);
    LamlClient.until("the agent is in", () -> present() == 1);
    customerSid = simulator.call("+4930231250", Lab.ROOM, customer);
    LamlClient.until("both are in", () -> present() == 2);
  }

  public void colleagueCalls() {
    colleagueSid = simulator.call("sip:agent-2@example.org", Lab.ROOM, colleague);
  }

  public void customerHangsUp() {
    simulator.hangUp(customerSid);
  }

  public void agentHangsUp() {
    simulator.hangUp(agentSid);
  }

  /** Participants of the first conference, as the system has them. */
  public int present() {
    try {
      String conference =
          rest.get("Conferences.json").body().path("conferences").path(0).path("sid").asString("");
      return conference.isEmpty()
          ? 0
          : rest.get("Conferences/" + conference + "/Participants.json")
              .body()
              .path("participants")
              .size();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What goes wrong from now on; form of the control resource. */
  public void set(String form) {
    try {
      LamlClient.Reply reply = rest.post("/simulator", form);
      if (reply.status() != 200) {
        throw new IllegalArgumentException(reply.body().toString());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the simulator says went wrong. */
  public String trouble() {
    try {
      return rest.get("/simulator").body().toString();
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Status callbacks that were answered. */
  public int delivered() throws IOException {
    return rest.get("/simulator").body().path("callbacks").path("delivered").asInt(-1);
  }

  /** Form bodies by which participants were changed, in order, refused ones too. */
  public List<String> bodies() {
    return simulator.requests().stream()
        .filter(line -> line.matches("POST Conferences/[^/]+/Participants/\\S+ .*"))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .toList();
  }

  public Ear agent() {
    return agent;
  }

  public Ear colleague() {
    return colleague;
  }

  public Ear customer() {
    return customer;
  }

  public String agentSid() {
    return agentSid;
  }

  public String colleagueSid() {
    return colleagueSid;
  }

  public String customerSid() {
    return customerSid;
  }

  /** Samples of our voice that reached the customer in all our calls, as the mixer counted. */
  public long samplesAtCustomer() {
    return samplesAt(customerSid);
  }

  public long samplesAt(String call) {
    return simulator.callsOf(USER).stream()
        .mapToLong(ours -> simulator.samplesHeard(ours, call))
        .sum();
  }

  /** A profile of a console whose microphone says a tone. */
  public Path profile(Path folder, String entry, int hertz) throws IOException {
    Path file = folder.resolve("space.json");
    String rests = simulator.restUrl();
    new ReadyProfile(config, console)
        .write(file, rests.substring(0, rests.indexOf('/', 7)), simulator.sip());
    String text =
        Files.readString(file)
            .replace(
                "\"operator\" :",
                "\"devices\":{\"microphone\":\"tone:"
                    + hertz
                    + "\",\"speaker\":\"none\"},\"operator\" :");
    if (config.callFlow().isPresent()) {
      text = text.replaceFirst("\"roles\" : \\{[^}]*},", "");
    }
    if (!entry.equals("dial")) {
      text =
          text.replaceFirst(
              "\"entry\" : \"dial\",\\s*\"dial\" : \"[^\"]*\"",
              "\"entry\":\"" + entry + "\",\"callerId\":\"+4930999\"");
    }
    Files.writeString(file, text);
    return file;
  }

  public boolean isRegistered() {
    return simulator.isRegistered(USER);
  }

  @Override
  public void close() {
    rest.close();
    simulator.close();
  }
}
