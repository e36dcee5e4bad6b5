package dev.earshot.audio.focus;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.phone.MediaPath;
import dev.earshot.audio.sip.Call;
import dev.earshot.audio.sip.CallEvent;
import dev.earshot.audio.sip.CallListener;
import dev.earshot.audio.sip.IncomingCall;
import dev.earshot.audio.sip.SipHeader;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The call by which a member sits in a room: his media and what becomes of both. Everything happens
 * on the sip thread.
 */
final class MemberCall implements CallListener {
  private static final System.Logger LOG = System.getLogger(MemberCall.class.getName());

  private final IncomingCall call;
  private final Invitation invitation;
  private final UUID callSid;
  private final MediaPath media;
  private final FocusRooms rooms;
  private final InstantSource clock;

  /** When his telephone last described what it sends and wants. */
  private volatile Instant describedAt;

  private boolean entered;
  private boolean awaitsAnswerInAck;

  MemberCall(
      IncomingCall call,
      Invitation invitation,
      UUID callSid,
      MediaPath media,
      FocusRooms rooms,
      InstantSource clock) {
    this.call = call;
    this.invitation = invitation;
    this.callSid = callSid;
    this.media = media;
    this.rooms = rooms;
    this.clock = clock;
    this.describedAt = clock.instant();
    media.watch(this::mediaFailed);
  }

  /** On the dtls thread. */
  private void mediaFailed(String reason) {
    LOG.log(Level.WARNING, "call {0} ends, it has no encryption: {1}", call.callId(), reason);
    call.hangUp();
  }

  /** Answers: into the room at once, or after the ACK if the caller left the offer to us. */
  void begin() {
    List<SipHeader> headers = List.of(new SipHeader("X-Call-Sid", callSid.toString()));
    Optional<String> offer = call.offer().filter(sdp -> !sdp.isBlank());
    if (offer.isEmpty()) {
      awaitsAnswerInAck = true;
      call.answer(media.offer(), headers);
      return;
    }
    switch (media.answer(offer.get())) {
      case Parsed.Rejected<String>(String reason, _) -> reject(488, reason);
      case Parsed.Ok<String>(String answer) -> {
        Optional<String> refusal = enter();
        if (refusal.isPresent()) {
          reject(invitation.replaces().isPresent() ? 404 : 486, refusal.get());
        } else {
          call.answer(answer, headers);
        }
      }
    }
  }

  @Override
  public void onEvent(Call from, CallEvent event) {
    switch (event) {
      case CallEvent.Confirmed(String sdp) -> confirmed(sdp);
      case CallEvent.Reinvited(String offer) -> reinvited(offer);
      case CallEvent.Dialled(char digit) -> media.dialled(digit);
      case CallEvent.Ended(String reason) -> over(reason);
      case CallEvent.Failed(int status, String reason, _) -> over(status + " " + reason);
      case CallEvent.ReinviteAnswered(String sdp) -> moved(sdp);
      case CallEvent.Ringing _,
          CallEvent.Answered _,
          CallEvent.ReinviteRefused _,
          CallEvent.Referred _ -> {}
    }
  }

  private void confirmed(String sdp) {
    if (!awaitsAnswerInAck) {
      return;
    }
    awaitsAnswerInAck = false;
    describedAt = clock.instant();
    Optional<String> refusal =
        switch (media.accept(sdp)) {
          case Parsed.Rejected<String>(String reason, _) -> Optional.of(reason);
          case Parsed.Ok<String> _ -> entered ? Optional.empty() : enter();
        };
    if (refusal.isPresent()) {
      LOG.log(Level.WARNING, "call {0} ends: {1}", call.callId(), refusal.get());
      call.hangUp();
    }
  }

  /** Asked whether he is still there, he answered with another description than before. */
  private void moved(String sdp) {
    if (media.accept(sdp) instanceof Parsed.Rejected<String>(String reason, _)) {
      LOG.log(Level.WARNING, "call {0}: its refresh is unusable: {1}", call.callId(), reason);
    }
  }

  private void reinvited(String offer) {
    describedAt = clock.instant();
    if (offer.isBlank()) {
      awaitsAnswerInAck = true;
      call.answerReinvite(media.offer());
      return;
    }
    switch (media.answer(offer)) {
      case Parsed.Rejected<String>(String reason, _) -> call.refuseReinvite(488, reason);
      case Parsed.Ok<String>(String answer) -> call.answerReinvite(answer);
    }
  }

  /** Takes the seat; the value is why not. */
  private Optional<String> enter() {
    entered = true;
    Telephone telephone = new Telephone(call, this::silence);
    if (invitation.replaces().isPresent()) {
      return rooms.takeOver(callSid, invitation.room(), media, telephone);
    }
    EntryOptions options = invitation.options();
    FocusMember member =
        new FocusMember(
            callSid,
            call.callId(),
            invitation.from(),
            invitation.displayName(),
            invitation.to(),
            options.tags(),
            options.speakOnlyTo(),
            options.muted(),
            false,
            false,
            false,
            options.rules(),
            clock.instant());
    return rooms.join(
        new Arrival(invitation.room(), member, options, media, Optional.of(telephone)));
  }

  /** Nothing is expected of a telephone that put us on hold, and little right after that. */
  private Duration silence() {
    if (media.heldByPeer()) {
      return Duration.ZERO;
    }
    Duration described = Duration.between(describedAt, clock.instant());
    Duration silent = media.sinceLastPacket();
    return described.compareTo(silent) < 0 ? described : silent;
  }

  private void reject(int status, String reason) {
    call.reject(status, reason);
    media.close();
  }

  private void over(String reason) {
    rooms.ended(callSid, call, reason);
    media.close();
  }
}
