package dev.earshot.app.simulate.laml;

import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.phone.MediaPath;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.Bindings;
import dev.earshot.audio.sip.CallRequest;
import dev.earshot.audio.sip.IncomingCall;
import dev.earshot.audio.sip.IncomingCalls;
import dev.earshot.audio.sip.SipHeader;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.audio.sip.UserAgentConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Telephones: takes their registrations and calls, and calls them. Any thread. */
final class SipDoor implements AutoCloseable {
  private final UserAgent agent;
  private final Bindings bindings;
  private final MediaConfig media;
  private final RtpLoop rtp;

  private SipDoor(UserAgent agent, MediaConfig media, RtpLoop rtp) {
    this.agent = agent;
    this.bindings = agent.takeRegistrations();
    this.media = media;
    this.rtp = rtp;
  }

  /** Refuses calls until {@link #takeCalls}. */
  static SipDoor open(InetSocketAddress listen, MediaConfig media, RtpLoop rtp) throws IOException {
    UserAgentConfig config = new UserAgentConfig(listen, true, "Earshot simulator");
    return new SipDoor(UserAgent.open(config, IncomingCalls.none()), media, rtp);
  }

  void takeCalls(IncomingCalls by) {
    agent.takeCalls(by);
  }

  boolean isRegistered(String user) {
    return bindings.contact(user).isPresent();
  }

  InetSocketAddress address() {
    return agent.address();
  }

  /** The line of a call that comes in; its listener is to be given back. */
  SipLine line(IncomingCall call, SipLine.Progress progress) throws IOException {
    return SipLine.incoming(call, MediaPath.open(media, rtp, _ -> {}), progress);
  }

  /**
   * Calls a telephone: where it registered, or, if it did not, at its address as it stands if that
   * names a port.
   *
   * @param to SIP address
   * @param connected is told the line before anything can happen to it
   * @return false if nobody of that address is known
   * @throws IOException if no RTP port is free
   */
  boolean call(
      String to,
      String from,
      List<SipHeader> headers,
      SipLine.Progress progress,
      Consumer<Line> connected)
      throws IOException {
    Optional<String> target = target(to);
    if (target.isEmpty()) {
      return false;
    }
    MediaPath path = MediaPath.open(media, rtp, _ -> {});
    SipLine line = SipLine.outgoing(path, progress);
    CallRequest request =
        new CallRequest(target.get(), from, path.offer(), headers, Optional.empty());
    connected.accept(line);
    line.placed(agent.call(request, line));
    return true;
  }

  private Optional<String> target(String to) {
    if (!to.matches("sips?:[^@\\s]+@[^@\\s]+")) {
      return Optional.empty();
    }
    String user = to.substring(to.indexOf(':') + 1, to.indexOf('@'));
    boolean port = to.substring(to.indexOf('@')).matches("@(\\[[0-9a-fA-F:]+]|[^:;]+):\\d+.*");
    return bindings.contact(user).or(() -> port ? Optional.of(to) : Optional.empty());
  }

  @Override
  public void close() {
    agent.close();
  }
}
