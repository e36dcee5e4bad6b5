package dev.earshot.audio.phone;

import dev.earshot.audio.sip.IncomingCall;
import dev.earshot.audio.sip.Registration;
import dev.earshot.audio.sip.RegistrationState;
import dev.earshot.audio.sip.SipAccount;
import dev.earshot.audio.sip.UserAgent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The accounts of a telephone and where they stand. States come on the sip thread; everything else
 * may be asked from any.
 */
final class Accounts implements AutoCloseable {
  private final List<SipAccount> accounts;
  private final Consumer<AccountState> listener;
  private final List<Registration> registrations = new ArrayList<>();
  private volatile List<AccountState> states;

  /**
   * @param listener hears of each change on the sip thread
   */
  Accounts(List<SipAccount> accounts, Consumer<AccountState> listener) {
    this.accounts = accounts;
    this.listener = listener;
    states = accounts.stream().map(Accounts::unregistered).toList();
  }

  private static AccountState unregistered(SipAccount account) {
    String first = account.registrars().isEmpty() ? "" : account.registrars().getFirst();
    return new AccountState(
        account.addressOfRecord(), first, false, new RegistrationState.Unregistered());
  }

  /** Registers those that have a registrar, once. */
  synchronized void register(UserAgent agent) {
    if (!registrations.isEmpty()) {
      return;
    }
    for (int i = 0; i < accounts.size(); i++) {
      SipAccount account = accounts.get(i);
      int index = i;
      if (!account.registrars().isEmpty()) {
        registrations.add(
            agent.register(account, (registrar, state) -> became(index, registrar, state)));
      }
    }
  }

  private void became(int index, String registrar, RegistrationState state) {
    SipAccount account = accounts.get(index);
    boolean standby = account.registrars().indexOf(registrar) > 0;
    AccountState next = new AccountState(account.addressOfRecord(), registrar, standby, state);
    synchronized (this) {
      List<AccountState> all = new ArrayList<>(states);
      all.set(index, next);
      states = List.copyOf(all);
    }
    listener.accept(next);
  }

  List<AccountState> states() {
    return states;
  }

  /** The account whose domain is called, else the first. */
  Optional<SipAccount> towards(String target) {
    String host = host(target);
    return accounts.stream()
        .filter(
            account -> !host.isEmpty() && host.equalsIgnoreCase(host(account.addressOfRecord())))
        .findFirst()
        .or(() -> accounts.stream().findFirst());
  }

  private static String host(String uri) {
    return uri.replaceFirst("^sips?:", "").replaceFirst("^[^@]*@", "").replaceFirst("[;:?].*$", "");
  }

  /**
   * Whether a call comes from a registrar that knows us, and to an address we registered; without
   * any account everybody is believed.
   */
  synchronized boolean trust(IncomingCall call) {
    boolean known =
        registrations.stream()
            .map(Registration::server)
            .anyMatch(server -> server.equals(Optional.of(call.source())));
    String user = user(call.requestUri());
    return accounts.isEmpty()
        || known
            && accounts.stream()
                .map(account -> user(account.addressOfRecord()))
                .anyMatch(user::equals);
  }

  private static String user(String uri) {
    int at = uri.indexOf('@');
    return at < 0 ? "" : uri.substring(uri.indexOf(':') + 1, at);
  }

  /** Takes all registrations back. */
  @Override
  public synchronized void close() {
    registrations.forEach(Registration::close);
  }
}
