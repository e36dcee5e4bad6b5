package dev.earshot.audio.phone;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.codec.Codec;
import dev.earshot.audio.dtls.DtlsAssociation;
import dev.earshot.audio.dtmf.DigitMerge;
import dev.earshot.audio.rtp.MediaFlow;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.rtp.RtpSession;
import dev.earshot.audio.rtp.RtpStats;
import dev.earshot.audio.sdp.Agreement;
import dev.earshot.audio.sdp.Direction;
import dev.earshot.audio.sdp.OfferAnswer;
import dev.earshot.mixer.port.MixFrame;
import dev.earshot.mixer.port.Port;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The media of one call leg: sockets, jitter buffer, codec, and the port through which a mixer room
 * hears and speaks to it. Negotiation methods may be called from any thread (one at a time); the
 * {@link Port} belongs to the mix thread.
 *
 * <pre>
 * RTP in ▶ rtp thread ▶ packet ring ▶ JitterBuffer ▶ Decoder ▶ read      write ▶ Encoder ▶ RtpSession ▶ RTP out
 *                                     └────────────── mix thread ──────────────┘
 * </pre>
 *
 * <p>Holding: from {@link #offerHold offerHold(true)} on, only silence is sent; to a peer that does
 * not want to hear us, nothing is sent.
 */
public final class MediaPath implements Port, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(MediaPath.class.getName());

  private final MediaConfig config;
  private final MediaTap tap;
  private final RtpSession session;
  private final DtlsLink dtls;
  private final MediaKeys keys;
  private final Traversal traversal;
  private final Negotiation negotiation;
  private volatile @Nullable Streams streams;
  private volatile boolean holding;
  private volatile @Nullable MediaMonitor monitor;
  private boolean offeredHold;

  private MediaPath(MediaConfig config, RtpLoop loop, RandomGenerator random, IntConsumer onDigit)
      throws IOException {
    this.config = config;
    tap = new MediaTap(onDigit);
    session = RtpSession.open(loop, config.address(), config.ports(), random, tap);
    dtls = new DtlsLink(session, end -> end.ifPresent(why -> tap.watcher().onFailed(why)));
    keys = new MediaKeys(config.security(), random, dtls);
    if (config.security().can(MediaSecurity.Keying.DTLS)) {
      tap.handshakesTo(dtls);
    }
    traversal = new Traversal(config.traversal(), session, config.address(), random, dtls::moveTo);
    tap.stunTo(traversal);
    tap.playoutBy(() -> Measured.playout(quality(), streams));
    // 62 bits: some peers read the o= numbers as signed.
    negotiation = new Negotiation(config, session.port(), random.nextLong() >>> 2, keys, traversal);
  }

  /**
   * Binds an RTP/RTCP port pair.
   *
   * @param onDigit receives digits (0-9, *, #, A-D as characters): those by RFC 4733 on the rtp
   *     thread, others on that of {@link #dialled}
   * @throws IOException if no pair is free; the message names the range
   */
  public static MediaPath open(MediaConfig config, RtpLoop loop, IntConsumer onDigit)
      throws IOException {
    return open(config, loop, new SecureRandom(), onDigit);
  }

  /** Begins to load what the first call by such a configuration needs, and returns at once. */
  public static void warmUp(MediaConfig config) {
    if (config.security().can(MediaSecurity.Keying.DTLS)) {
      DtlsAssociation.warmUp(new SecureRandom())
          .thenAccept(worked -> LOG.log(Level.DEBUG, "DTLS is warm: {0}", worked));
    }
  }

  static MediaPath open(
      MediaConfig config, RtpLoop loop, RandomGenerator random, IntConsumer onDigit)
      throws IOException {
    return new MediaPath(config, loop, random, onDigit);
  }

  /** Who hears of trouble from now on. */
  public void watch(MediaWatcher by) {
    tap.watch(by);
  }

  /** By which address the peer reaches us. Any thread. */
  Traversal traversal() {
    return traversal;
  }

  /** Of what we describe of ourselves (RFC 8866 5.2). Any thread. */
  String sessionId() {
    return negotiation.sessionId();
  }

  MediaSecurity security() {
    return config.security();
  }

  /** SDP offer with all codecs of the configuration, {@code sendrecv}. */
  public synchronized String offer() {
    return offerHold(false);
  }

  /** SDP offer that holds ({@code sendonly}) or resumes the call. */
  public synchronized String offerHold(boolean hold) {
    offeredHold = hold;
    holding |= hold;
    return negotiation.offer(hold ? Direction.SENDONLY : Direction.SENDRECV);
  }

  /** Takes the peer's offer; the value is our answer. Media flows from here on. */
  public synchronized Parsed<String> answer(String offer) {
    Direction wanted = holding ? Direction.SENDONLY : Direction.SENDRECV;
    return switch (negotiation.answer(offer, wanted)) {
      case Parsed.Rejected<OfferAnswer.Answered>(var reason, var position) ->
          new Parsed.Rejected<>(reason, position);
      case Parsed.Ok<OfferAnswer.Answered>(var answered) -> {
        settle(answered.agreement(), false);
        yield new Parsed.Ok<>(negotiation.print(answered.answer()));
      }
    };
  }

  /** Takes the peer's answer to our last offer; the value is the codec's name. */
  public synchronized Parsed<String> accept(String answer) {
    return switch (negotiation.accept(answer)) {
      case Parsed.Rejected<Agreement>(var reason, var position) ->
          new Parsed.Rejected<>(reason, position);
      case Parsed.Ok<Agreement>(var agreed) -> {
        holding = offeredHold;
        yield new Parsed.Ok<>(settle(agreed, true).label());
      }
    };
  }

  private Codec settle(Agreement agreed, boolean offered) {
    MediaPlan plan = MediaPlan.of(agreed, config);
    Streams former = streams;
    Streams next =
        former != null && plan.carriesOn(former.plan()) ? former.goOn(plan) : connect(plan);
    tap.expect(plan.eventTypes());
    traversal.follow(plan.remote(), keys.settle(agreed), agreed.ice(), offered);
    negotiation.settle(plan.codec().sampleRate());
    streams = next;
    return plan.codec();
  }

  /** Both directions of the picture above, a line per stage; the stages hold their successors. */
  private Streams connect(MediaPlan plan) {
    Inbound in = new Inbound(session, plan);
    Outbound out = new Outbound(session, plan);
    OwnFrame unshared = new OwnFrame(plan.codec().sampleRate(), config.tickMillis());
    return Streams.of(plan, in, out, unshared);
  }

  /** Whether the peer put us on hold by its last description. */
  public boolean heldByPeer() {
    Streams now = streams;
    return now != null && now.agreed().heldByPeer();
  }

  /** Rate of the negotiated codec; valid after {@link #answer} or {@link #accept}. */
  @Override
  public int sampleRate() {
    Streams now = streams;
    if (now == null) {
      throw new IllegalStateException("media is not negotiated yet");
    }
    return now.codec().sampleRate();
  }

  /** Who sees from now on what is sent and received. */
  void monitor(MediaMonitor by) {
    monitor = by;
  }

  @Override
  public boolean read(int[] frame) {
    Streams now = streams;
    if (now == null) {
      return false;
    }
    boolean comes = now.read(frame, holding);
    MediaMonitor watched = monitor;
    if (watched != null) {
      watched.received(frame, comes);
    }
    return comes;
  }

  @Override
  public void write(int[] frame) {
    Streams now = streams;
    if (now != null) {
      write(now, now.unshared().with(frame));
    }
  }

  @Override
  public void write(MixFrame mix) {
    Streams now = streams;
    if (now != null) {
      write(now, mix);
    }
  }

  private void write(Streams now, MixFrame mix) {
    Outbound.Mode mode = now.mode(holding);
    now.out().write(mix, mode);
    MediaMonitor watched = monitor;
    if (watched != null) {
      watched.sent(mix.samples(), mode == Outbound.Mode.VOICE);
    }
  }

  /**
   * Sends a digit as a telephone event (RFC 4733) in place of the voice; digits queue. Any thread.
   *
   * @param digit 0 to 9, *, #, A to D
   * @return false if it cannot be sent: it is no digit, the peer takes none, or too many wait
   */
  public boolean sendDigit(char digit) {
    Streams now = streams;
    return now != null && now.out().sendDigit(digit);
  }

  /** Whether the peer takes digits by RTP. Any thread. */
  boolean sendsDigits() {
    Streams now = streams;
    return now != null && now.plan().events().isPresent();
  }

  /** The peer dialled by signalling; if by RTP too, the digit counts once. Any thread. */
  public void dialled(char digit) {
    tap.dialled(DigitMerge.Way.SIGNALLING, digit, session.nanos());
  }

  /** Any thread. */
  public CallQuality quality() {
    Streams now = streams;
    return now == null
        ? CallQuality.UNKNOWN
        : Measured.quality(now, keys.description(), session.stats());
  }

  /** How long no valid RTP or RTCP came since the first agreement; zero before it. Any thread. */
  public Duration sinceLastPacket() {
    return streams == null ? Duration.ZERO : session.sinceLastPacket();
  }

  /** Whether the peer may send nothing for a while because nothing is said. Any thread. */
  boolean mayPause() {
    Streams now = streams;
    return now != null && now.mayPause();
  }

  /** Counters since the beginning; any thread, also after {@link #close}. */
  public MediaCounts counts() {
    Streams now = streams;
    return now == null ? MediaCounts.NONE : Measured.counts(session.stats(), now.in().counts());
  }

  /** Any thread. */
  public boolean closed() {
    return session.closed();
  }

  /** Whether audio flows both ways; any thread. */
  public MediaFlow flow() {
    return session.flow();
  }

  /** Counters of the RTP session, for tests and diagnosis. Any thread. */
  RtpStats statistics() {
    return session.stats();
  }

  /** Sends RTCP BYE and closes the sockets; idempotent. */
  @Override
  public void close() {
    dtls.close();
    session.close();
  }
}
