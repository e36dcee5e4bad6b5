package dev.earshot.app.demo.tour;

import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Consent;
import dev.earshot.app.supervision.ParticipantKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The console's commands on the stepped stage; those the tour does not use do nothing. */
record SteppedCommands(SteppedSupervisor supervisor, Map<String, SteppedRoom> rooms)
    implements ConsoleCommands {
  @Override
  public void watch(ConferenceKey conference) {
    Optional.ofNullable(rooms.get(conference.value())).ifPresent(supervisor::watch);
  }

  @Override
  public void leave() {}

  @Override
  public void listen() {}

  @Override
  public void whisper() {}

  @Override
  public void chooseTargets(List<ParticipantKey> targets) {}

  @Override
  public void chooseTag(String tag) {}

  @Override
  public void accept(Consent consent) {}

  @Override
  public void acceptDoubt(String doubt) {}

  @Override
  public void takeBackConsents() {}

  @Override
  public void talkPressed() {
    supervisor.whisper();
  }

  @Override
  public void talkReleased() {
    supervisor.shut("key released");
  }

  @Override
  public void askBarge() {
    supervisor.ask(true);
  }

  @Override
  public void confirmBarge() {
    supervisor.barge();
  }

  @Override
  public void cancelBarge() {
    supervisor.ask(false);
  }

  @Override
  public void silence() {
    supervisor.shut("silence");
  }

  @Override
  public void setMuted(boolean muted) {}

  @Override
  public void setTag(ParticipantKey participant, String tag) {}

  @Override
  public void undoTag() {}

  @Override
  public void muteParticipant(ParticipantKey participant, boolean muted) {}

  @Override
  public void holdParticipant(ParticipantKey participant, boolean held) {}

  @Override
  public void removeParticipant(ParticipantKey participant) {}

  @Override
  public void listenAs(Optional<ParticipantKey> ear) {
    supervisor.listenAs(ear.map(ParticipantKey::value));
  }

  @Override
  public void useMicrophone(String spec) {}

  @Override
  public void useSpeaker(String spec) {}

  @Override
  public void setMicrophoneGain(int decibels) {}

  @Override
  public void setDucking(int decibels) {}

  @Override
  public void dismissAlert(String id) {}
}
