package dev.earshot.audio.phone;

import dev.earshot.audio.dtmf.TelephoneEventSender;
import dev.earshot.audio.rtp.MediaFlow;
import dev.earshot.audio.sip.Call;
import dev.earshot.audio.sip.ReferProgress;
import dev.earshot.audio.sip.SipHeader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One call of the telephone: the door to its {@link LegCourse} and its media. Any thread. */
final class SipLeg implements Leg {
  private final String id;
  private final String peer;
  private final MediaPath media;
  private final Seats desk;
  private final LegCourse course;
  private volatile LegListener listener;

  /**
   * @param peer who is at the other end
   * @param gone hears once that the leg is over, before anybody sees that it is
   */
  SipLeg(
      String id,
      String peer,
      MediaPath media,
      Seats desk,
      LegListener listener,
      Consumer<SipLeg> gone) {
    this.id = id;
    this.peer = peer;
    this.media = media;
    this.desk = desk;
    this.listener = listener;
    this.course = new LegCourse(id, media, desk, this::tell, () -> gone.accept(this));
    media.watch(new Watch());
  }

  /** Hears of the media. */
  private final class Watch implements MediaWatcher {
    /** No keys: whoever wants to talk must know why nobody hears him. */
    @Override
    public void onFailed(String reason) {
      course.down("no encryption: " + reason);
      hangUp();
    }

    @Override
    public void onDigit(char digit) {
      listener.onDigit(SipLeg.this, digit);
    }

    @Override
    public void onFlow(MediaFlow flow) {
      listener.onFlow(SipLeg.this, flow);
    }
  }

  private void tell(LegState state) {
    listener.onState(this, state);
  }

  /** From now on somebody else hears of its states. */
  void listener(LegListener other) {
    listener = other;
  }

  LegListener listener() {
    return listener;
  }

  MediaPath media() {
    return media;
  }

  LegCourse course() {
    return course;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String callId() {
    return course.call().map(Call::callId).orElse("");
  }

  @Override
  public String sessionId() {
    return media.sessionId();
  }

  @Override
  public MediaFlow flow() {
    return media.flow();
  }

  @Override
  public LegState state() {
    return course.state();
  }

  @Override
  public boolean incoming() {
    return course.incoming();
  }

  @Override
  public String peer() {
    return peer;
  }

  @Override
  public List<SipHeader> answerHeaders() {
    return course.answerHeaders();
  }

  @Override
  public CallQuality quality() {
    return media.quality();
  }

  @Override
  public Duration silentFor() {
    return state() instanceof LegState.Up ? media.sinceLastPacket() : Duration.ZERO;
  }

  /** Whether the other side may be silent for a while without being gone. */
  boolean mayPause() {
    return media.mayPause() || media.heldByPeer() || course.holding();
  }

  @Override
  public void answer() {
    course.answer();
  }

  @Override
  public void decline(int status, String reason) {
    course.decline(status, reason);
  }

  @Override
  public boolean dial(char digit) {
    if (media.sendsDigits() || !(state() instanceof LegState.Up)) {
      return media.sendDigit(digit);
    }
    Optional<Call> up = course.call().filter(_ -> TelephoneEventSender.isDigit(digit));
    up.ifPresent(call -> call.dial(digit));
    return up.isPresent();
  }

  @Override
  public void hold(boolean wanted) {
    course.hold(wanted);
  }

  @Override
  public void transfer(String target, Consumer<ReferProgress> progress) {
    course
        .call()
        .ifPresentOrElse(
            up -> up.refer(target, progress), () -> Leg.super.transfer(target, progress));
  }

  @Override
  public void transferTo(Leg other, Consumer<ReferProgress> progress) {
    Optional<Call> ours = course.call();
    Optional<Call> theirs = other instanceof SipLeg leg ? leg.course.call() : Optional.empty();
    if (ours.isPresent() && theirs.isPresent()) {
      ours.get().refer(theirs.get(), progress);
    } else {
      Leg.super.transferTo(other, progress);
    }
  }

  @Override
  public void setVolume(int decibels) {
    desk.setVolume(id, decibels);
  }

  @Override
  public void hangUp() {
    course.hangUp();
  }
}
