package dev.earshot.audio.phone;

import dev.earshot.audio.sip.IncomingCall;
import dev.earshot.audio.sip.Registration;
import dev.earshot.audio.sip.RegistrationListener;
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
  private final List<Kept> registrations = new ArrayList<>();
  private volatile List<AccountState> states;

  private record Kept(SipAccount account, Registration registration) {
    boolean isFrom(IncomingCall call) {
      return registration.server().equals(Optional.of(call.source()));
    }
  }

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
        RegistrationListener told = (registrar, state) -> became(index, registrar, state);
        registrations.add(new Kept(account, agent.register(account, told)));
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

  /** The host of a SIP address; empty if there is none. */
  static String host(String uri) {
    String behind = uri.replaceFirst("^sips?:", "").replaceFirst("^[^@]*@", "");
    return behind.replaceFirst("^(\\[[^]]*]|[^;:?]*).*$", "$1");
  }

  /**
   * Whether a call comes from a registrar that knows us, and to an address we registered; without
   * any account everybody is believed.
   */
  synchronized boolean trust(IncomingCall call) {
    boolean known = registrations.stream().anyMatch(one -> one.isFrom(call));
    String user = user(call.requestUri());
    return accounts.isEmpty()
        || known
            && accounts.stream()
                .map(account -> user(account.addressOfRecord()))
                .anyMatch(user::equals);
  }

  /** The account that is called: of whose user a call is, by whose registrar it came if several. */
  synchronized Optional<SipAccount> called(IncomingCall call) {
    String user = user(call.requestUri());
    List<SipAccount> all =
        accounts.stream().filter(one -> user(one.addressOfRecord()).equals(user)).toList();
    return registrations.stream()
        .filter(one -> one.isFrom(call))
        .map(Kept::account)
        .filter(all::contains)
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  private static String user(String uri) {
    int at = uri.indexOf('@');
    return at < 0 ? "" : uri.substring(uri.indexOf(':') + 1, at);
  }

  /** Takes all registrations back. */
  @Override
  public synchronized void close() {
    registrations.forEach(one -> one.registration().close());
  }
}
