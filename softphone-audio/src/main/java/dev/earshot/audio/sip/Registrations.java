package dev.earshot.audio.sip;

import dev.earshot.audio.sip.dialog.CallContext;
import dev.earshot.audio.sip.dialog.Way;
import dev.earshot.audio.sip.message.SipUri;
import dev.earshot.audio.sip.transport.Hop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The registrations of a user agent, bounded in number. Sip thread. */
final class Registrations {
  private final CallContext context;
  private final int most;
  private final Consumer<RuntimeException> failures;
  private final List<RegistrationSession> sessions = new ArrayList<>();
  private boolean closing;

  /**
   * @param failures hears of exceptions that listeners throw
   */
  Registrations(CallContext context, int most, Consumer<RuntimeException> failures) {
    this.context = context;
    this.most = most;
    this.failures = failures;
  }

  void register(SipAccount account, KeptRegistration kept, RegistrationListener listener) {
    RegistrationListener told = kept.before((registrar, state) -> tell(listener, registrar, state));
    Optional<SipUri> identity = RegistrationSession.identity(account);
    Optional<String> problem = account.problem();
    if (identity.isEmpty() || problem.isPresent() || account.registrars().isEmpty()) {
      String reason = problem.orElse("no registrar for " + account.addressOfRecord());
      told.onState("", new RegistrationState.Failed(400, reason));
    } else if (closing || sessions.size() >= most) {
      told.onState("", new RegistrationState.Failed(503, "too many registrations"));
    } else {
      RegistrationSession session = new RegistrationSession(context, account, identity.get(), told);
      kept.attach(session);
      sessions.add(session);
      session.begin();
    }
  }

  private void tell(RegistrationListener listener, String registrar, RegistrationState state) {
    try {
      listener.onState(registrar, state);
    } catch (RuntimeException e) {
      failures.accept(e);
    }
  }

  void forgetOver() {
    sessions.removeIf(RegistrationSession::over);
  }

  void connectionLost(Hop hop) {
    List.copyOf(sessions).forEach(session -> session.connectionLost(hop));
  }

  void networkChanged() {
    List.copyOf(sessions).forEach(RegistrationSession::networkChanged);
  }

  /** How requests of that account to that address go out. */
  Way way(Optional<SipAccount> account, SipUri target) {
    Optional<Way> registered =
        account.flatMap(
            own ->
                sessions.stream()
                    .filter(session -> session.isOf(own))
                    .findFirst()
                    .flatMap(session -> session.way(target)));
    return registered
        .or(() -> account.flatMap(SipAccount::outboundProxy).map(Way::by))
        .orElse(Way.STRAIGHT);
  }

  /** Takes them all back. */
  void close() {
    closing = true;
    List.copyOf(sessions).forEach(RegistrationSession::close);
  }

  boolean isEmpty() {
    return sessions.isEmpty();
  }
}
