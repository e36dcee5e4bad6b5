package dev.earshot.audio.phone;

import dev.earshot.audio.ice.IceAgent;
import dev.earshot.audio.ice.IceCredentials;
import dev.earshot.audio.ice.IcePeer;
import dev.earshot.audio.rtp.PacketProtection;
import dev.earshot.audio.rtp.RtpRemote;
import dev.earshot.audio.rtp.RtpSession;
import dev.earshot.audio.sdp.IceCandidate;
import dev.earshot.audio.sdp.IceDescription;
import dev.earshot.audio.stun.StunMessage;
import java.lang.System.Logger.Level;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The ICE of one call: what our descriptions say of it, and an agent for each peer that does it
 * too. Media goes where the description says until checks have settled on something else, and stays
 * there if they settle on nothing. Checks come on the rtp thread, agreements from any, one at a
 * time; guarded by its own lock.
 */
final class IceLink {
  private static final System.Logger LOG = System.getLogger(IceLink.class.getName());

  private final RtpSession session;
  private final InetSocketAddress own;
  private final RandomGenerator random;
  private final IceCredentials credentials;
  private final Consumer<InetSocketAddress> moved;
  private Optional<IceDescription> peer = Optional.empty();
  private @Nullable IceAgent agent;
  private @Nullable RtpRemote remote;
  private @Nullable PacketProtection guard;
  private Optional<InetSocketAddress> selected = Optional.empty();

  /**
   * @param address of the session
   * @param moved hears on the rtp thread where the peer is
   */
  IceLink(
      RtpSession session,
      InetAddress address,
      RandomGenerator random,
      Consumer<InetSocketAddress> moved) {
    this.session = session;
    this.own = new InetSocketAddress(address, session.port());
    this.random = random;
    this.credentials = IceCredentials.random(random);
    this.moved = moved;
  }

  /**
   * What a description of ours says.
   *
   * @param seen as a STUN server sees us, if one does
   */
  IceDescription described(Optional<InetSocketAddress> seen) {
    List<IceCandidate> candidates = new ArrayList<>(List.of(IceCandidate.host(own)));
    seen.filter(address -> !address.equals(own))
        .map(IceCandidate::reflexive)
        .ifPresent(candidates::add);
    return new IceDescription(false, credentials.fragment(), credentials.password(), candidates);
  }

  /**
   * Takes an agreement over.
   *
   * @param said what the peer says of ICE; nothing if it does none
   * @param offered whether we offered
   */
  synchronized void follow(
      RtpRemote agreed,
      @Nullable PacketProtection protection,
      Optional<IceDescription> said,
      boolean offered) {
    if (!said.equals(peer)) {
      // Another user name is a restart (RFC 8445 9); no ICE any more is none.
      peer = said;
      selected = Optional.empty();
      agent = said.map(description -> agent(description, offered)).orElse(null);
    }
    remote = agreed;
    guard = protection;
    session.follow(selected.map(agreed::at).orElse(agreed), protection);
  }

  private IceAgent agent(IceDescription description, boolean offered) {
    IcePeer other =
        new IcePeer(
            description.lite(),
            new IceCredentials(description.fragment(), description.password()),
            description.candidates().stream()
                .filter(one -> isReachable(one.address().getAddress()))
                .map(one -> new IcePeer.Candidate(one.address(), one.priority()))
                .toList());
    return new IceAgent(credentials, other, offered, random, new Ways());
  }

  private boolean isReachable(InetAddress address) {
    return address instanceof Inet6Address == own.getAddress() instanceof Inet6Address;
  }

  /** What the agent does, on the rtp thread, while this is locked. */
  private final class Ways implements IceAgent.Outlet {
    @Override
    public void send(byte[] datagram, InetSocketAddress to) {
      session.sendBeside(datagram, 0, datagram.length, to);
    }

    @Override
    public void selected(InetSocketAddress way) {
      LOG.log(Level.INFO, "checks found the other side at {0}", way);
      selected = Optional.of(way);
      RtpRemote agreed = remote;
      if (agreed != null) {
        session.follow(agreed.at(way), guard);
      }
      moved.accept(way);
    }

    @Override
    public void failed() {
      LOG.log(Level.WARNING, "no check is answered: media goes where the description says");
    }
  }

  /** Rtp thread: time passes. */
  synchronized void step(long nowNanos) {
    if (agent != null) {
      agent.step(nowNanos);
    }
  }

  /** Rtp thread: a STUN message. */
  synchronized void takes(InetSocketAddress source, StunMessage message, long nowNanos) {
    if (agent != null && !agent.takes(source, message, nowNanos)) {
      LOG.log(Level.DEBUG, "a STUN message from {0} is not for us", source);
    }
  }
}
