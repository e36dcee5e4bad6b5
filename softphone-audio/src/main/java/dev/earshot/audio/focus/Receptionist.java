package dev.earshot.audio.focus;

import dev.earshot.audio.focus.Invitation.Reading;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.phone.MediaPath;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.CallListener;
import dev.earshot.audio.sip.IncomingCall;
import dev.earshot.audio.sip.IncomingCalls;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Takes every incoming call: reads what it asks for, and seats or refuses it. Sip thread. */
final class Receptionist implements IncomingCalls {
  private static final System.Logger LOG = System.getLogger(Receptionist.class.getName());
  private static final CallListener NOBODY = (_, _) -> {};

  private final MediaConfig media;
  private final RtpLoop rtp;
  private final MediaLedger ledger;
  private final FocusRooms rooms;
  private final InstantSource clock;
  private final Supplier<UUID> callSids;

  Receptionist(
      MediaConfig media,
      RtpLoop rtp,
      MediaLedger ledger,
      FocusRooms rooms,
      InstantSource clock,
      Supplier<UUID> callSids) {
    this.media = media;
    this.rtp = rtp;
    this.ledger = ledger;
    this.rooms = rooms;
    this.clock = clock;
    this.callSids = callSids;
  }

  @Override
  public CallListener onCall(IncomingCall call) {
    try {
      return switch (new InvitationReader(call::header).read(call.requestUri(), call.from())) {
        case Reading.Refused(int status, String reason) -> refuse(call, status, reason);
        case Reading.Understood(Invitation invitation) -> admit(call, invitation);
      };
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "call " + call.callId() + " could not be taken", e);
      return refuse(call, 500, "Server Internal Error");
    }
  }

  private CallListener admit(IncomingCall call, Invitation invitation) {
    Optional<String> full =
        invitation.replaces().isPresent()
            ? Optional.empty()
            : rooms.full(invitation.room(), invitation.options().rules());
    if (full.isPresent()) {
      return refuse(call, 486, full.get());
    }
    if (invitation.options().record().isPresent() && !rooms.canRecord()) {
      return refuse(call, 403, "X-Record: this focus records nothing");
    }
    UUID callSid = invitation.replaces().orElseGet(callSids);
    MediaPath path;
    try {
      path = MediaPath.open(media, rtp, digit -> rooms.dialled(invitation.room(), callSid, digit));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "call {0} refused: {1}", call.callId(), e.getMessage());
      return refuse(call, 503, "No RTP port is free");
    }
    ledger.add(callSid, path);
    MemberCall member = new MemberCall(call, invitation, callSid, path, rooms, clock);
    try {
      member.begin();
    } catch (RuntimeException e) {
      path.close();
      throw e;
    }
    return member;
  }

  private static CallListener refuse(IncomingCall call, int status, String reason) {
    call.reject(status, reason);
    return NOBODY;
  }
}
