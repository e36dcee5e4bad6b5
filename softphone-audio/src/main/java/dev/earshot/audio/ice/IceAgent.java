package dev.earshot.audio.ice;

import dev.earshot.audio.ice.CheckedPair.State;
import dev.earshot.audio.stun.StunMessage;
import dev.earshot.audio.stun.StunTransaction;
import dev.earshot.audio.stun.StunWriter;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * Finds the way to one peer: asks each of its addresses, best first, answers its checks, and
 * settles on one (RFC 8445 6 to 8, regular nomination). Bounded: at most {@value #MOST_PAIRS}
 * addresses, each asked seven times at most. Owned by one thread.
 */
public final class IceAgent {
  /** Peers name a handful; who checks from more places than that is not followed. */
  static final int MOST_PAIRS = 16;

  /** Once one way works, better ones have so long to work too. */
  static final long BETTER_NANOS = Duration.ofMillis(500).toNanos();

  /** RFC 8445 5.1.2.1 for the only address we could learn by a check: peer-reflexive. */
  private static final long OUR_PRIORITY = (110L << 24) | (65_535 << 8) | 255;

  private static final int ROLE_CONFLICT = 487;

  /** What the agent does to the world. */
  public interface Outlet {
    /** Sends by the socket the agent is about; must not wait. */
    void send(byte[] datagram, InetSocketAddress to);

    /** This is the way from now on. */
    void selected(InetSocketAddress remote);

    /** No address of the peer's answers. */
    void failed();
  }

  private final IceCredentials ours;
  private final IcePeer peer;
  private final RandomGenerator random;
  private final Outlet outlet;
  private final long tieBreaker;
  private final List<CheckedPair> pairs = new ArrayList<>();
  private boolean controlling;
  private boolean failed;
  private OptionalLong workingSince = OptionalLong.empty();
  private Optional<CheckedPair> selected = Optional.empty();

  /**
   * @param controlling whether we decide: who offered does, unless he is lite
   */
  public IceAgent(
      IceCredentials ours,
      IcePeer peer,
      boolean controlling,
      RandomGenerator random,
      Outlet outlet) {
    this.ours = ours;
    this.peer = peer;
    this.random = random;
    this.outlet = outlet;
    this.controlling = controlling || peer.lite();
    this.tieBreaker = random.nextLong();
    peer.candidates().stream()
        .sorted(Comparator.comparingLong(IcePeer.Candidate::priority).reversed())
        .limit(MOST_PAIRS)
        .forEach(one -> pairs.add(new CheckedPair(one.address(), one.priority())));
  }

  /** The way that was settled on. */
  public Optional<InetSocketAddress> selected() {
    return selected.map(pair -> pair.remote);
  }

  /** Time passes; to be called ten times a second: one new address is asked each time. */
  public void step(long nowNanos) {
    pairs.forEach(pair -> repeat(pair, nowNanos));
    pairs.stream()
        .filter(pair -> pair.state == State.WAITING)
        .max(
            Comparator.comparingInt((CheckedPair pair) -> pair.wantedByPeer ? 1 : 0)
                .thenComparingLong(pair -> pair.priority))
        .ifPresent(pair -> ask(pair, false, nowNanos));
    nominate(nowNanos);
    if (!failed && selected.isEmpty() && pairs.stream().allMatch(p -> p.state == State.FAILED)) {
      failed = true;
      outlet.failed();
    }
  }

  private void repeat(CheckedPair pair, long nowNanos) {
    StunTransaction check = pair.check;
    if (check != null) {
      byte[] due = check.step(nowNanos);
      if (due.length > 0) {
        outlet.send(due, pair.remote);
      }
      if (check.failed(nowNanos)) {
        pair.end(State.FAILED);
      }
    }
  }

  private void ask(CheckedPair pair, boolean nominates, long nowNanos) {
    String id = StunTransaction.newId(random);
    StunWriter check =
        StunWriter.request(id)
            .username(peer.credentials().fragment() + ":" + ours.fragment())
            .priority(OUR_PRIORITY)
            .role(controlling, tieBreaker);
    StunWriter whole = nominates ? check.useCandidate() : check;
    byte[] request = whole.signedBy(peer.credentials().password()).bytes();
    pair.begin(StunTransaction.of(id, request), nominates, controlling);
    repeat(pair, nowNanos);
  }

  /** The best way that works, as soon as no better one may still come (RFC 8445 8.1.1). */
  private void nominate(long nowNanos) {
    if (!controlling
        || selected.isPresent()
        || workingSince.isEmpty()
        || pairs.stream().anyMatch(pair -> pair.nominating && pair.isOpen())) {
      return;
    }
    boolean patient = nowNanos - workingSince.getAsLong() < BETTER_NANOS;
    pairs.stream()
        .filter(pair -> pair.state == State.SUCCEEDED || patient && pair.isOpen())
        .max(Comparator.comparingLong(pair -> pair.priority))
        .filter(pair -> pair.state == State.SUCCEEDED)
        .ifPresent(pair -> ask(pair, true, nowNanos));
  }

  /** Takes a message that came to the socket; whether it is ours to take. */
  public boolean takes(InetSocketAddress source, StunMessage message, long nowNanos) {
    return switch (message.kind()) {
      case REQUEST -> asked(source, message);
      case SUCCESS, ERROR -> answered(source, message, nowNanos);
      case INDICATION -> false;
    };
  }

  private boolean asked(InetSocketAddress source, StunMessage request) {
    String name = ours.fragment() + ":" + peer.credentials().fragment();
    if (!request.username().filter(name::equals).isPresent()
        || !request.isSignedBy(ours.password())
        || !request.isUnderstood()) {
      return false;
    }
    if (conflicts(request)) {
      outlet.send(
          StunWriter.error(request, ROLE_CONFLICT, "Role Conflict")
              .signedBy(ours.password())
              .bytes(),
          source);
      return true;
    }
    outlet.send(StunWriter.success(request, source).signedBy(ours.password()).bytes(), source);
    pair(source, request).ifPresent(pair -> triggered(pair, request.nominates()));
    return true;
  }

  /** RFC 8445 7.3.1.1: of two who would decide the one with the greater number does. */
  private boolean conflicts(StunMessage request) {
    OptionalLong theirs = controlling ? request.controlling() : request.controlled();
    if (theirs.isEmpty()) {
      return false;
    }
    boolean greater = Long.compareUnsigned(tieBreaker, theirs.getAsLong()) >= 0;
    if (controlling != greater) {
      controlling = !controlling;
      return false;
    }
    return true;
  }

  /** The way a check came, which may be one that no description names. */
  private Optional<CheckedPair> pair(InetSocketAddress source, StunMessage request) {
    Optional<CheckedPair> known =
        pairs.stream().filter(pair -> pair.remote.equals(source)).findFirst();
    if (known.isEmpty() && pairs.size() < MOST_PAIRS) {
      CheckedPair fresh = new CheckedPair(source, request.priority().orElse(0));
      pairs.add(fresh);
      return Optional.of(fresh);
    }
    return known;
  }

  /** RFC 8445 7.3.1.4: whoever can send to us can probably be sent to. */
  private void triggered(CheckedPair pair, boolean nominated) {
    if (pair.state == State.FAILED) {
      pair.end(State.WAITING);
      failed = false;
    }
    if (nominated && !controlling) {
      pair.wantedByPeer = true;
      if (pair.state == State.SUCCEEDED) {
        select(pair);
      }
    }
  }

  private boolean answered(InetSocketAddress source, StunMessage message, long nowNanos) {
    Optional<CheckedPair> asked =
        pairs.stream()
            .filter(pair -> pair.check != null && pair.check.id().equals(message.transaction()))
            .findFirst();
    // RFC 8445 7.2.5.2.1: an answer by another way than the question's says nothing of that one.
    if (asked.isEmpty()
        || !asked.get().remote.equals(source)
        || !message.isSignedBy(peer.credentials().password())) {
      return false;
    }
    CheckedPair pair = asked.get();
    if (message.kind() == StunMessage.Kind.SUCCESS) {
      succeeded(pair, nowNanos);
    } else if (message.errorCode().orElse(0) == ROLE_CONFLICT) {
      // RFC 8445 7.2.5.1: the role of that check is given up, whatever other answers did before.
      controlling = !pair.controlling;
      pair.end(State.WAITING);
    } else {
      pair.end(State.FAILED);
    }
    return true;
  }

  private void succeeded(CheckedPair pair, long nowNanos) {
    pair.end(State.SUCCEEDED);
    workingSince = workingSince.isPresent() ? workingSince : OptionalLong.of(nowNanos);
    if (controlling ? pair.nominating : pair.wantedByPeer) {
      select(pair);
    }
  }

  /** A peer that wants several ways gets the best of them. */
  private void select(CheckedPair pair) {
    if (selected.isEmpty() || selected.get().priority < pair.priority) {
      selected = Optional.of(pair);
      outlet.selected(pair.remote);
    }
  }
}
