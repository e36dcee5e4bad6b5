package dev.earshot.app.backend.jambonz;

import dev.earshot.audio.phone.CallQuality;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegListener;
import dev.earshot.audio.phone.LegState;
import dev.earshot.audio.sip.SipHeader;
import dev.earshot.mixer.PendingChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A telephone whose calls the fake takes into its rooms at once. */
final class SteppedPhone implements SupervisorPhone {
  private final FakeMedia media;
  final List<String> dialled = new ArrayList<>();
  final List<String> headers = new ArrayList<>();
  Optional<SteppedLeg> last = Optional.empty();
  Optional<Leg> talkingTo = Optional.empty();
  boolean namesOurCall = true;
  int hangUps;

  SteppedPhone(FakeMedia media) {
    this.media = media;
  }

  @Override
  public Leg dial(String uri, List<SipHeader> with, LegListener listener) {
    dialled.add(uri);
    with.forEach(header -> headers.add(header.name() + ": " + header.value()));
    String room =
        with.stream()
            .filter(header -> header.name().equals("X-Room"))
            .findFirst()
            .orElseThrow()
            .value();
    SteppedLeg leg = new SteppedLeg(UUID.randomUUID().toString(), listener);
    media.join(room, leg.callSid, "supervisor", false, Optional.of("supervisor"), true);
    last = Optional.of(leg);
    leg.become(new LegState.Up(false));
    return leg;
  }

  @Override
  public PendingChange talkTo(Optional<Leg> leg) {
    talkingTo = leg;
    return _ -> new PendingChange.Outcome.Applied(1);
  }

  final class SteppedLeg implements Leg {
    final String callSid;
    private final LegListener listener;
    private LegState state = new LegState.Dialling();

    SteppedLeg(String callSid, LegListener listener) {
      this.callSid = callSid;
      this.listener = listener;
    }

    void become(LegState next) {
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
    public void hold(boolean hold) {
      become(new LegState.Up(hold));
    }

    @Override
    public void setVolume(int decibels) {}

    @Override
    public void hangUp() {
      if (!(state instanceof LegState.Down)) {
        hangUps++;
        media.leave(callSid);
        become(new LegState.Down("hung up"));
      }
    }
  }
}
