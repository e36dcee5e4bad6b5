package dev.earshot.app;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.jambonz.RestApi;
import dev.earshot.app.backend.jambonz.inspect.FreeSwitchEye;
import dev.earshot.app.doctor.Finding;
import dev.earshot.app.profile.EndpointSettings;
import dev.earshot.app.profile.JambonzTarget;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Compares what a profile says with what jambonz says of the account, its applications and its SIP
 * clients. Reads only.
 */
final class JambonzDoctor {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final JambonzSetup setup;
  private final Consumer<Finding> findings;

  JambonzDoctor(JambonzSetup setup, Consumer<Finding> findings) {
    this.setup = setup;
    this.findings = findings;
  }

  void examine() {
    rest();
    inspector();
  }

  private void rest() {
    try (RestApi api = new RestApi(setup.server(), PATIENCE, InstantSource.system())) {
      account(api);
      application(api);
      client(api);
    } catch (BackendException e) {
      tell(
          "jambonz",
          false,
          "the REST interface does not answer as expected: " + e.problem().what());
    } catch (IOException e) {
      tell("jambonz", false, String.valueOf(e.getMessage()));
    }
  }

  private void account(RestApi api) {
    String realm = api.account().path("sip_realm").asString("");
    String domain = setup.target().sip().domain();
    tell(
        "account",
        realm.equalsIgnoreCase(domain),
        realm.equalsIgnoreCase(domain)
            ? "SIP realm " + realm
            : "its SIP realm is '" + realm + "', but /sip/domain is '" + domain + "'");
  }

  private void application(RestApi api) {
    Optional<String> sid = setup.target().account().applicationSid().map(Object::toString);
    if (sid.isEmpty()) {
      tell("application", false, "the profile names none: set /jambonz/applicationSid");
      return;
    }
    for (JsonNode application : api.applications()) {
      if (application.path("application_sid").asString("").equalsIgnoreCase(sid.get())) {
        String hook = application.path("call_hook").path("url").asString("");
        Optional<String> ours =
            setup
                .target()
                .endpoint()
                .map(EndpointSettings::publicUrl)
                .map(url -> url.toString().replaceFirst("^http", ""));
        boolean leadsHere =
            ours.isEmpty()
                || hook.replaceFirst("^(http|ws)", "").equals(ours.get() + "/supervisor");
        tell(
            "application",
            leadsHere,
            application.path("name").asString("")
                + (leadsHere
                    ? " calls " + hook
                    : " calls " + hook + " instead of ws" + ours.get() + "/supervisor"));
        return;
      }
    }
    tell("application", false, "the account has no application " + sid.get());
  }

  private void client(RestApi api) {
    String user = setup.target().sip().user();
    for (JsonNode client : api.clients()) {
      if (client.path("username").asString("").equals(user)) {
        boolean active = truth(client.path("is_active"));
        boolean direct = truth(client.path("allow_direct_app_calling"));
        tell(
            "SIP client",
            active && direct,
            active
                ? user + (direct ? " may call applications" : " may not call applications directly")
                : user + " is not active");
        return;
      }
    }
    tell("SIP client", false, "the account has no client '" + user + "'");
  }

  /** What it would do each second while somebody hears us, once. */
  private void inspector() {
    Optional<JambonzTarget.Inspector> wanted = setup.target().account().inspector();
    if (wanted.isEmpty()) {
      return;
    }
    String where = wanted.get().server().getHostString() + ":" + wanted.get().server().getPort();
    try (FreeSwitchEye eye = setup.eventSocket(wanted.get(), InstantSource.system())) {
      int count = eye.conferences();
      tell("inspector", true, where + ", password accepted, " + count + " conferences");
    } catch (IOException e) {
      findings.accept(
          Finding.failed(
              "inspector", where + ": " + e.getMessage(), "see 'Inspector' in the README"));
    }
  }

  private static boolean truth(JsonNode node) {
    return node.asBoolean(node.asInt(0) != 0);
  }

  private void tell(String what, boolean good, String detail) {
    findings.accept(
        good
            ? Finding.ok(what, detail)
            : Finding.failed(what, detail, "see 'Connecting to jambonz' in the README"));
  }
}
