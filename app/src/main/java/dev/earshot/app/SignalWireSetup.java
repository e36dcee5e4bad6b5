package dev.earshot.app;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.signalwire.Dialect;
import dev.earshot.app.backend.signalwire.Entry;
import dev.earshot.app.backend.signalwire.LamlAccount;
import dev.earshot.app.backend.signalwire.Pace;
import dev.earshot.app.backend.signalwire.RoleRules;
import dev.earshot.app.backend.signalwire.SignalWireConfig;
import dev.earshot.app.endpoint.EndpointConfig;
import dev.earshot.app.profile.Profile;
import dev.earshot.app.profile.SecretRef;
import dev.earshot.app.profile.Secrets;
import dev.earshot.app.profile.SignalWireTarget;
import dev.earshot.app.supervision.Role;
import dev.earshot.audio.phone.IncomingPolicy;
import dev.earshot.audio.sip.Secret;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** From a profile of kind {@code signalwire} to what its parts are started with. */
final class SignalWireSetup {
  private final Profile profile;
  private final SignalWireTarget target;
  private final Secrets secrets;

  SignalWireSetup(Profile profile, SignalWireTarget target, Secrets secrets) {
    this.profile = profile;
    this.target = target;
    this.secrets = secrets;
  }

  SignalWireTarget target() {
    return target;
  }

  Secret secret(SecretRef ref) throws IOException {
    return secrets.fetch(ref, profile);
  }

  LamlAccount account() throws IOException {
    SignalWireTarget.Account account = target.account();
    Dialect dialect =
        account.dialect() == SignalWireTarget.Dialect.TWILIO ? Dialect.TWILIO : Dialect.SIGNALWIRE;
    try {
      return new LamlAccount(
          dialect,
          account.baseUrl().toString(),
          account.sid(),
          account.user(),
          secret(account.token()));
    } catch (BackendException e) {
      throw new IOException(profile.file() + ": " + e.getMessage(), e);
    }
  }

  SignalWireConfig config() throws IOException {
    Pace usual = Pace.DEFAULT;
    Pace pace = new Pace(usual.lists(), target.poll(), usual.request(), usual.mute(), usual.seat());
    return new SignalWireConfig(account(), entry(), telephone(), pace, roles());
  }

  private String telephone() {
    return "sip:" + target.sip().user() + "@" + target.sip().domain();
  }

  private Entry entry() {
    SignalWireTarget.Account account = target.account();
    return switch (account.entry()) {
      case DIAL -> new Entry.Dial(account.dial());
      case CALL ->
          new Entry.Call(
              telephone(),
              account.callerId(),
              URI.create(target.endpoint().orElseThrow().publicUrl() + "/supervisor"));
      case ADD -> new Entry.Add(telephone(), account.callerId());
    };
  }

  /** Whether the system calls our telephone when we join a conference. */
  boolean isCalled() {
    return target.account().entry() != SignalWireTarget.Entry.DIAL;
  }

  /**
   * Which calls the telephone takes: where the system calls it, those that we ask for and no other.
   *
   * @param attended whether somebody can answer
   * @throws IOException if the profile wants other calls besides
   */
  IncomingPolicy incoming(boolean attended) throws IOException {
    return DeskPhone.calls(profile, attended, isCalled());
  }

  private RoleRules roles() {
    SignalWireTarget.Roles roles = target.roles();
    List<RoleRules.Rule> byNumber = new ArrayList<>();
    // A number that means two things means what must hear least.
    roles.customers().forEach(w -> byNumber.add(RoleRules.Rule.of(w, Role.CUSTOMER)));
    Stream.concat(roles.supervisors().stream(), Stream.of(telephone()))
        .forEach(w -> byNumber.add(RoleRules.Rule.of(w, Role.SUPERVISOR)));
    roles.agents().forEach(w -> byNumber.add(RoleRules.Rule.of(w, Role.AGENT)));
    return new RoleRules(
        byNumber,
        roles.agentLabels().stream().map(w -> RoleRules.Rule.of(w, Role.AGENT)).toList(),
        roles.trustCallerId(),
        roles
            .firstCaller()
            .map(f -> f == SignalWireTarget.FirstCaller.AGENT ? Role.AGENT : Role.CUSTOMER));
  }

  /** What the system fetches and tells; open to whoever signs. */
  EndpointConfig endpoint(SignalWireTarget.Endpoint settings) throws IOException {
    return EndpointConfig.ofBranches(
        target.account().sid(),
        settings.listen(),
        settings.publicUrl(),
        EndpointTls.of(profile, settings.tls()));
  }
}
