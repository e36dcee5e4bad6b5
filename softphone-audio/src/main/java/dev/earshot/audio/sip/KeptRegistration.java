package dev.earshot.audio.sip;

import dev.earshot.audio.sip.transport.Hop;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A registration as the application holds it. Any thread. */
final class KeptRegistration implements Registration {
  private final Executor sip;
  private volatile RegistrationState state = new RegistrationState.Registering();
  private volatile Optional<InetAddress> server = Optional.empty();
  private @Nullable RegistrationSession session;

  KeptRegistration(Executor sip) {
    this.sip = sip;
  }

  /** Sip thread. */
  void attach(RegistrationSession begun) {
    session = begun;
  }

  /** Remembers each state before the application hears of it. */
  RegistrationListener before(RegistrationListener listener) {
    return (registrar, next) -> {
      server =
          session == null
              ? Optional.empty()
              : session.home().map(Hop::address).map(InetSocketAddress::getAddress);
      state = next;
      listener.onState(registrar, next);
    };
  }

  @Override
  public RegistrationState state() {
    return state;
  }

  @Override
  public Optional<InetAddress> server() {
    return server;
  }

  @Override
  public void close() {
    sip.execute(
        () -> {
          if (session != null) {
            session.close();
          }
        });
  }
}
