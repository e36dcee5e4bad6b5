package dev.earshot.app.simulate.laml;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.phone.MediaPath;
import dev.earshot.audio.sip.Call;
import dev.earshot.audio.sip.CallEvent;
import dev.earshot.audio.sip.CallListener;
import dev.earshot.audio.sip.IncomingCall;
import dev.earshot.mixer.port.Port;
import java.util.List;
import java.util.Optional;

/** A telephone at the other end: its call and its sound. Events come on the sip thread. */
final class SipLine implements Line, CallListener {
  /** Hears what becomes of a call; sip thread, or whoever answers. */
  interface Progress {
    void ringing();

    /** Only of a call that was placed here. */
    void answered();

    void over(CallStatus how);
  }

  private final MediaPath media;
  private final Progress progress;

  /** Empty once it is answered or was placed here. */
  private Optional<IncomingCall> unanswered;

  private Optional<Call> call;
  private boolean usable;
  private boolean awaitsAnswer;

  private SipLine(
      MediaPath media, Progress progress, Optional<IncomingCall> unanswered, Optional<Call> call) {
    this.media = media;
    this.progress = progress;
    this.unanswered = unanswered;
    this.call = call;
  }

  /** Of a call that somebody makes to us. */
  static SipLine incoming(IncomingCall call, MediaPath media, Progress progress) {
    return new SipLine(media, progress, Optional.of(call), Optional.of(call));
  }

  /** Of a call that is being placed; {@link #placed} follows at once. */
  static SipLine outgoing(MediaPath media, Progress progress) {
    return new SipLine(media, progress, Optional.empty(), Optional.empty());
  }

  synchronized void placed(Call by) {
    call = Optional.of(by);
  }

  @Override
  public synchronized Optional<Port> answer() {
    if (unanswered.isPresent()) {
      IncomingCall asked = unanswered.get();
      unanswered = Optional.empty();
      switch (media.answer(asked.offer().orElse(""))) {
        case Parsed.Ok<String>(String answer) -> {
          usable = true;
          asked.answer(answer, List.of());
        }
        case Parsed.Rejected<String>(String reason, _) -> asked.reject(488, reason);
      }
    }
    return usable ? Optional.of(media) : Optional.empty();
  }

  @Override
  public synchronized void hangUp() {
    call.ifPresent(Call::hangUp);
  }

  @Override
  public void onEvent(Call from, CallEvent event) {
    switch (event) {
      case CallEvent.Ringing _ -> progress.ringing();
      case CallEvent.Answered(String sdp, _) -> answered(from, sdp);
      case CallEvent.Confirmed(String sdp) -> confirmed(from, sdp);
      case CallEvent.Reinvited(String offer) -> reinvited(from, offer);
      case CallEvent.ReinviteAnswered(String sdp) -> accept(from, sdp);
      case CallEvent.Dialled(char digit) -> media.dialled(digit);
      case CallEvent.Ended _ -> over(CallStatus.COMPLETED);
      case CallEvent.Failed(int status, _, _) -> over(failed(status));
      case CallEvent.ReinviteRefused _, CallEvent.Referred _ -> {}
    }
  }

  private void answered(Call from, String sdp) {
    if (accept(from, sdp)) {
      synchronized (this) {
        usable = true;
      }
      progress.answered();
    }
  }

  private void confirmed(Call from, String sdp) {
    if (awaitsAnswer) {
      awaitsAnswer = false;
      accept(from, sdp);
    }
  }

  private boolean accept(Call from, String sdp) {
    if (media.accept(sdp) instanceof Parsed.Ok<String> _) {
      return true;
    }
    from.hangUp();
    return false;
  }

  private void reinvited(Call from, String offer) {
    if (offer.isBlank()) {
      awaitsAnswer = true;
      from.answerReinvite(media.offer());
      return;
    }
    switch (media.answer(offer)) {
      case Parsed.Ok<String>(String answer) -> from.answerReinvite(answer);
      case Parsed.Rejected<String>(String reason, _) -> from.refuseReinvite(488, reason);
    }
  }

  private static CallStatus failed(int status) {
    return switch (status) {
      case 486, 600, 603 -> CallStatus.BUSY;
      case 408, 480 -> CallStatus.NO_ANSWER;
      case 487 -> CallStatus.CANCELED;
      default -> CallStatus.FAILED;
    };
  }

  private void over(CallStatus how) {
    synchronized (this) {
      usable = false;
      unanswered = Optional.empty();
    }
    // First out of the conference, then away with the sockets it reads.
    progress.over(how);
    media.close();
  }
}
