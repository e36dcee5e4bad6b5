package dev.earshot.audio.sip;

import java.io.IOException;
import java.util.function.Consumer;

/** A SIP user agent: makes and takes calls and keeps registrations alive. */
public interface UserAgent extends Signalling, AutoCloseable {
  /**
   * Binds the sockets and starts the sip thread.
   *
   * @throws IOException if the address is in use or not ours; the message names it
   */
  static UserAgent open(UserAgentConfig config, IncomingCalls incoming) throws IOException {
    return SipUserAgent.open(config, incoming);
  }

  /**
   * Sends an INVITE. Never throws for what the network does, nor for an address that cannot be
   * called: that arrives as an event.
   *
   * @throws IllegalStateException if the user agent is closed
   */
  Call call(CallRequest request, CallListener listener);

  /** Registers and keeps refreshing until closed. The listener is called on the sip thread. */
  Registration register(SipAccount account, RegistrationListener listener);

  /** Runs a command on the sip thread, later; it must not block. */
  void execute(Runnable command);

  /**
   * Says from now on whether the other side may try to move calls; calls decide for themselves.
   *
   * @param referred whether Allow names REFER
   * @param replaced whether calls may require that they take the place of others (RFC 3891)
   */
  void offerTransfers(boolean referred, boolean replaced);

  /**
   * From now on calls are taken by somebody else than who was named when this was opened; in force
   * when it returns.
   */
  void takeCalls(IncomingCalls incoming);

  /**
   * Is a registrar from now on, for whoever may call: a telephone per user, the newest counts, an
   * hour at most. Without this REGISTER is refused.
   */
  Bindings takeRegistrations();

  /**
   * Serves an event package from now on to whoever subscribes: at most 512 subscriptions, 64 of one
   * address, one NOTIFY a second for each.
   */
  Publication publish(EventPackage events);

  /**
   * Subscribes, and refreshes until closed. Never throws for what the network does: that arrives as
   * an event. The listener is called on the sip thread.
   *
   * @throws IllegalStateException if the user agent is closed
   */
  Subscription subscribe(SubscriptionRequest request, Consumer<SubscriptionEvent> listener);

  /** Ends all calls, unregisters, closes the sockets; at most one second. */
  @Override
  void close();
}
