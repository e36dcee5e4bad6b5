package dev.earshot.app.backend;

import dev.earshot.app.backend.leg.ExpectedCalls;
import dev.earshot.app.backend.leg.SupervisorPhone;
import dev.earshot.audio.guard.Finding;
import dev.earshot.audio.phone.CallQuality;
import dev.earshot.audio.phone.CustomerEar;
import dev.earshot.audio.phone.IncomingLegs;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegListener;
import dev.earshot.audio.phone.LegState;
import dev.earshot.audio.sip.SipHeader;
import dev.earshot.mixer.PendingChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** A telephone whose calls a fake conference system takes, in virtual time. */
public final class SteppedPhone implements SupervisorPhone {
  /** The fake's end of our calls. */
  public interface Seats {
    /**
     * Somebody of that identity sits down, muted, where the call leads; false if it is not taken.
     */
    boolean sit(String callSid, String uri, List<SipHeader> headers);

    void rise(String callSid);

    /** A second call of ours, without a tag, beside the first. */
    default void sitAlong(String callSid, String name, List<SipHeader> headers) {}
  }

  private final Seats seats;
  private final VirtualTime time;
  public final List<String> dialled = new ArrayList<>();
  public final List<String> headers = new ArrayList<>();
  public Optional<SteppedLeg> last = Optional.empty();
  public Optional<Leg> talkingTo = Optional.empty();
  public Supplier<Duration> answersAfter = () -> Duration.ZERO;
  public boolean answers = true;
  public boolean namesOurCall = true;
  public int hangUps;
  public Optional<SteppedEar> ear = Optional.empty();
  private final ExpectedCalls expected = new ExpectedCalls();

  /** Decides about calls that ring. */
  public IncomingLegs incoming = expected;

  public SteppedPhone(Seats seats, VirtualTime time) {
    this.seats = seats;
    this.time = time;
  }

  @Override
  public Leg dial(String uri, List<SipHeader> with, LegListener listener) {
    dialled.add(uri);
    with.forEach(header -> headers.add(header.name() + ": " + header.value()));
    SteppedLeg leg = new SteppedLeg(UUID.randomUUID().toString(), listener);
    last = Optional.of(leg);
    Duration delay = answersAfter.get();
    if (delay.isZero()) {
      seat(leg, uri, with);
    } else {
      time.after(delay, () -> seat(leg, uri, with));
    }
    return leg;
  }

  private void seat(SteppedLeg leg, String uri, List<SipHeader> with) {
    if (answers && !(leg.state instanceof LegState.Down)) {
      boolean taken = seats.sit(leg.callSid, uri, with);
      leg.become(taken ? new LegState.Up(false) : new LegState.Down("404 Not Found"));
    }
  }

  /** Somebody calls us; the call leads where the headers say. */
  public SteppedLeg ring(String callSid, List<SipHeader> headers) {
    SteppedLeg leg = new SteppedLeg(callSid, (_, _) -> {});
    leg.state = new LegState.Ringing();
    leg.answered = () -> seat(leg, "", headers);
    last = Optional.of(leg);
    leg.listener = incoming.onCall(leg, false);
    return leg;
  }

  @Override
  public Optional<CustomerEar> listenAlong(
      Leg spoken, String name, String uri, List<SipHeader> with, LegListener listener) {
    SteppedLeg leg = new SteppedLeg(UUID.randomUUID().toString(), listener);
    seats.sitAlong(leg.callSid, name, with);
    ear = Optional.of(new SteppedEar(leg));
    leg.become(new LegState.Up(false));
    return ear.map(e -> e);
  }

  @Override
  public ExpectedCalls expected() {
    return expected;
  }

  @Override
  public PendingChange talkTo(Optional<Leg> leg) {
    talkingTo = leg;
    return _ -> new PendingChange.Outcome.Applied(1);
  }

  /** One call. */
  public final class SteppedLeg implements Leg {
    public final String callSid;
    private LegListener listener;
    private Runnable answered = () -> {};
    public int declined;
    private LegState state = new LegState.Dialling();

    SteppedLeg(String callSid, LegListener listener) {
      this.callSid = callSid;
      this.listener = listener;
    }

    public void become(LegState next) {
      state = next;
      listener.onState(this, next);
    }

    @Override
    public String id() {
      return "leg-" + callSid;
    }

    @Override
    public String callId() {
      return "callid-" + callSid;
    }

    @Override
    public String sessionId() {
      return "session-" + callSid;
    }

    @Override
    public LegState state() {
      return state;
    }

    @Override
    public List<SipHeader> answerHeaders() {
      return namesOurCall ? List.of(new SipHeader("X-Call-Sid", callSid)) : List.of();
    }

    @Override
    public CallQuality quality() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void answer() {
      time.after(Duration.ofMillis(10), answered);
    }

    @Override
    public void decline(int status, String reason) {
      declined = status;
      become(new LegState.Down("declined"));
    }

    @Override
    public void hold(boolean hold) {
      become(new LegState.Up(hold));
    }

    @Override
    public void setVolume(int decibels) {}

    @Override
    public void hangUp() {
      if (!(state instanceof LegState.Down)) {
        hangUps++;
        seats.rise(callSid);
        become(new LegState.Down("hung up"));
      }
    }

    /** The network or the other side ends it. */
    public void breakOff(String reason) {
      if (!(state instanceof LegState.Down)) {
        seats.rise(callSid);
        become(new LegState.Down(reason));
      }
    }
  }

  /** A customer's ear whose findings are told to it. */
  public static final class SteppedEar implements CustomerEar {
    private final SteppedLeg leg;
    public Finding finding = Finding.NOTHING;
    public int watch;

    SteppedEar(SteppedLeg leg) {
      this.leg = leg;
    }

    @Override
    public Leg leg() {
      return leg;
    }

    @Override
    public void watch(int number) {
      watch = number;
    }

    @Override
    public boolean inRoom() {
      return true;
    }

    @Override
    public Finding finding() {
      return watch == 0 ? Finding.NOTHING : finding;
    }

    @Override
    public int delayMillis() {
      return 180;
    }

    @Override
    public int gainDecibels() {
      return -1;
    }

    @Override
    public void close() {
      leg.hangUp();
    }
  }
}
