package dev.earshot.app.simulate.laml;

import dev.earshot.app.Ear;
import dev.earshot.app.simulate.DelayRange;
import dev.earshot.audio.sip.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A simulator with an agent (300 Hz), a customer (500 Hz) and whoever else calls by tone. */
final class Lab implements AutoCloseable {
  static final String PROJECT = "720796a0-8ee9-4350-83bd-2d07a3121f1e";
  static final String ACCOUNT = "AC720796a08ee9435083bd2d07a3121f1e";
  static final double AUDIBLE = -40;
  static final double SILENT = -70;
  static final String ROOM = "billing";

  final LamlSimulator simulator;
  final LamlClient rest;
  final Ear agent = new Ear(300);
  final Ear customer = new Ear(500);
  final Ear supervisor = new Ear(1_000);
  String agentSid = "";
  String customerSid = "";
  String supervisorSid = "";

  private Lab(LamlConfig config) throws IOException {
    simulator = LamlSimulator.start(config);
    rest = new LamlClient(simulator, config.account(), "PTtoken");
  }

  static LamlConfig config(Dialect dialect) {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return new LamlConfig(
        dialect,
        any,
        any,
        dialect == Dialect.TWILIO ? ACCOUNT : PROJECT,
        new Secret("PTtoken"),
        new Secret("PSK_test_key"),
        "mara",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        LamlConfig.People.NONE,
        Optional.empty(),
        LamlConfig.Spoiling.NONE);
  }

  static Lab open(LamlConfig config) throws IOException {
    return new Lab(config);
  }

  static LamlConfig spoilt(LamlConfig plain, LamlConfig.Spoiling spoiling) {
    return new LamlConfig(
        plain.dialect(),
        plain.listen(),
        plain.sip(),
        plain.account(),
        plain.token(),
        plain.signingKey(),
        plain.supervisor(),
        plain.supervisorUrl(),
        plain.callFlow(),
        plain.statusCallback(),
        plain.people(),
        plain.profile(),
        spoiling);
  }

  static LamlConfig told(LamlConfig plain, String supervisorUrl, String flow, String callback) {
    return new LamlConfig(
        plain.dialect(),
        plain.listen(),
        plain.sip(),
        plain.account(),
        plain.token(),
        plain.signingKey(),
        plain.supervisor(),
        Optional.of(supervisorUrl).filter(url -> !url.isEmpty()),
        Optional.of(flow).filter(url -> !url.isEmpty()),
        Optional.of(callback).filter(url -> !url.isEmpty()),
        plain.people(),
        plain.profile(),
        plain.spoiling());
  }

  static LamlConfig.Spoiling quirk(Quirk quirk) {
    return new LamlConfig.Spoiling(1, DelayRange.NONE, List.of(), Set.of(quirk));
  }

  /** Agent, customer and supervisor are in; the value is the conference's SID. */
  String conference() throws IOException {
    agentSid = simulator.call("sip:anna@example.org", ROOM, agent);
    awaitMembers(1);
    customerSid = simulator.call("+4930231250", ROOM, customer);
    awaitMembers(2);
    supervisorSid = simulator.call("sip:super@example.org", ROOM, supervisor);
    awaitMembers(3);
    return sid();
  }

  String sid() throws IOException {
    return rest.get("Conferences.json").body().path("conferences").path(0).path("sid").asString("");
  }

  JsonNode members(String conference) {
    try {
      return rest.get("Conferences/" + conference + "/Participants.json")
          .body()
          .path("participants");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  void awaitMembers(int count) throws IOException {
    LamlClient.until(
        count + " members",
        () -> {
          try {
            String conference = sid();
            return !conference.isEmpty() && members(conference).size() == count;
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** Path of the supervisor in his conference. */
  String path(String conference, String call) {
    return "Conferences/" + conference + "/Participants/" + call + ".json";
  }

  @Override
  public void close() {
    rest.close();
    simulator.close();
  }
}
