package dev.earshot.app;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.jambonz.Edition;
import dev.earshot.app.backend.jambonz.Entry;
import dev.earshot.app.backend.jambonz.JambonzConfig;
import dev.earshot.app.backend.jambonz.JambonzServer;
import dev.earshot.app.backend.jambonz.Pace;
import dev.earshot.app.backend.jambonz.RoleRules;
import dev.earshot.app.backend.jambonz.inspect.FreeSwitchEye;
import dev.earshot.app.backend.jambonz.inspect.MixerEye;
import dev.earshot.app.endpoint.CallFlow;
import dev.earshot.app.endpoint.EndpointConfig;
import dev.earshot.app.profile.EndpointSettings;
import dev.earshot.app.profile.JambonzTarget;
import dev.earshot.app.profile.Profile;
import dev.earshot.app.profile.SecretRef;
import dev.earshot.app.profile.Secrets;
import dev.earshot.app.supervision.Role;
import dev.earshot.audio.phone.IncomingPolicy;
import dev.earshot.audio.sip.Secret;
import dev.earshot.audio.sip.SipAccount;
import dev.earshot.mixer.conference.MemberTag;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** From a profile of kind {@code jambonz} to what its parts are started with. Fetches secrets. */
final class JambonzSetup {
  private final Profile profile;
  private final JambonzTarget target;
  private final Secrets secrets;

  JambonzSetup(Profile profile, JambonzTarget target, Secrets secrets) {
    this.profile = profile;
    this.target = target;
    this.secrets = secrets;
  }

  JambonzTarget target() {
    return target;
  }

  Secret secret(SecretRef ref) throws IOException {
    return secrets.fetch(ref, profile);
  }

  /** Through the relay where there is one: it has the key, we have its token. */
  JambonzServer server() throws IOException {
    JambonzTarget.Account account = target.account();
    Optional<Edition> pinned =
        switch (account.edition()) {
          case AUTO -> Optional.empty();
          case OPEN_SOURCE -> Optional.of(Edition.OSS);
          case COMMERCIAL -> Optional.of(Edition.V10);
        };
    Optional<JambonzTarget.RelayAccess> relay = target.relay();
    String url = relay.map(JambonzTarget.RelayAccess::url).orElse(account.baseUrl()).toString();
    Secret token = secret(relay.map(JambonzTarget.RelayAccess::token).orElse(account.token()));
    try {
      return new JambonzServer(url, account.sid().toString(), token, pinned);
    } catch (BackendException e) {
      throw new IOException(profile.file() + ": " + e.getMessage(), e);
    }
  }

  JambonzConfig config() throws IOException {
    Pace usual = Pace.DEFAULT;
    Pace pace =
        new Pace(
            target.timing().spacing(),
            target.timing().settle(),
            usual.request(),
            usual.mute(),
            target.timing().poll(),
            usual.room());
    return new JambonzConfig(server(), entry(), pace, roles());
  }

  private Entry entry() {
    String application = target.account().applicationSid().map(UUID::toString).orElse("");
    return switch (target.account().entry()) {
      case DIAL -> new Entry.DialApplication(application, target.sip().domain());
      case CALL -> new Entry.CallUser(target.sip().user(), application);
      case VERBS -> new Entry.CallUserWithVerbs(target.sip().user());
    };
  }

  /** Whether jambonz calls our telephone when we join a room. */
  boolean isCalled() {
    return target.account().entry() != JambonzTarget.Entry.DIAL;
  }

  /**
   * Which calls the telephone takes: where jambonz calls it, those that we ask for and no other.
   *
   * @param attended whether somebody can answer
   * @throws IOException if the profile wants other calls besides
   */
  IncomingPolicy incoming(boolean attended) throws IOException {
    return DeskPhone.calls(profile, attended, isCalled());
  }

  private RoleRules roles() {
    Map<MemberTag, Role> byTag = new LinkedHashMap<>();
    target.roles().supervisors().forEach(tag -> byTag.put(new MemberTag(tag), Role.SUPERVISOR));
    target.roles().agents().forEach(tag -> byTag.put(new MemberTag(tag), Role.AGENT));
    // A tag that means two things means what must hear least.
    target.roles().customers().forEach(tag -> byTag.put(new MemberTag(tag), Role.CUSTOMER));
    Map<Pattern, Role> byNumber = new LinkedHashMap<>();
    target.endpoint().flatMap(EndpointSettings::callFlow).stream()
        .flatMap(flow -> flow.agents().stream())
        .forEach(user -> byNumber.put(Pattern.compile(Pattern.quote(user) + "(@.*)?"), Role.AGENT));
    return new RoleRules(byTag, byNumber);
  }

  SipAccount account() throws IOException {
    return telephone().account(secret(target.sip().password()));
  }

  TelephoneSetup telephone() {
    return new TelephoneSetup(profile, target.sip());
  }

  /** What jambonz calls back. */
  EndpointConfig endpoint(EndpointSettings settings) throws IOException {
    Optional<EndpointConfig.Basic> basic = Optional.empty();
    if (settings.basic().isPresent()) {
      EndpointSettings.Basic given = settings.basic().get();
      basic = Optional.of(new EndpointConfig.Basic(given.user(), secret(given.password())));
    }
    Optional<Secret> webhook = Optional.empty();
    if (settings.webhookSecret().isPresent()) {
      webhook = Optional.of(secret(settings.webhookSecret().get()));
    }
    return new EndpointConfig(
        target.account().sid().toString(),
        settings.listen(),
        settings.publicUrl(),
        EndpointTls.of(profile, settings.tls()),
        new EndpointConfig.Access(basic, webhook),
        settings
            .callFlow()
            .map(f -> new CallFlow(f.room(), f.agents(), f.agentTag(), f.customerTag())));
  }

  /** Sees what the mixer really does, if the profile says where. */
  Optional<MixerEye> eye(InstantSource clock) throws IOException {
    Optional<JambonzTarget.Inspector> inspector = target.account().inspector();
    if (inspector.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(eventSocket(inspector.get(), clock));
  }

  FreeSwitchEye eventSocket(JambonzTarget.Inspector inspector, InstantSource clock)
      throws IOException {
    return new FreeSwitchEye(inspector.server(), secret(inspector.password()), clock);
  }
}
