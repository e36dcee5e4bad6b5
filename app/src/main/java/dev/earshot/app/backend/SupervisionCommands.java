package dev.earshot.app.backend;

import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.console.DockCommands;
import dev.earshot.app.console.TimelineEntry;
import dev.earshot.app.console.VoiceChoice;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Consent;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SessionInput;
import dev.earshot.app.supervision.StandingOrder;
import dev.earshot.app.supervision.chat.ChatInput;
import dev.earshot.mixer.conference.MemberTag;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The user's commands as inputs of the supervision loop. Any thread. */
public final class SupervisionCommands implements ConsoleCommands {
  private final SupervisionLoop loop;
  private final DockCommands dock;
  private final Consumer<ConsoleEvent> screen;
  private final InstantSource clock;
  private volatile Consumer<ChatInput.UserInput> chats = _ -> {};

  public SupervisionCommands(
      SupervisionLoop loop, DockCommands dock, Consumer<ConsoleEvent> screen, InstantSource clock) {
    this.loop = loop;
    this.dock = dock;
    this.screen = screen;
    this.clock = clock;
  }

  /** What is done about chats goes there; nowhere until this is called. */
  public void chatsTo(Consumer<ChatInput.UserInput> supervision) {
    chats = supervision;
  }

  @Override
  public void chat(ChatInput.UserInput act) {
    chats.accept(act);
  }

  @Override
  public void watch(ConferenceKey conference) {
    loop.putQuieter(new SessionInput.Watch(conference), "changing conference");
  }

  @Override
  public void leave() {
    loop.putQuieter(new SessionInput.Leave(), "leaving");
  }

  @Override
  public void listen() {
    loop.putQuieter(new SessionInput.Listen(), "listening");
  }

  @Override
  public void whisper() {
    loop.put(new SessionInput.Whisper(clock.instant()));
  }

  @Override
  public void chooseTargets(List<ParticipantKey> targets) {
    loop.putQuieter(
        new SessionInput.ChooseTargets(clock.instant(), targets), "other targets: checking");
  }

  @Override
  public void chooseTag(String tag) {
    ifTag(
        tag,
        wish ->
            loop.putQuieter(
                new SessionInput.ChooseTag(clock.instant(), wish), "other targets: checking"));
  }

  @Override
  public void accept(Consent consent) {
    loop.put(new SessionInput.Accept(consent));
  }

  @Override
  public void acceptDoubt(String doubt) {
    loop.put(new SessionInput.AcceptDoubt(doubt));
  }

  @Override
  public void takeBackConsents() {
    loop.putQuieter(new SessionInput.TakeBackConsents(), "consent taken back");
  }

  @Override
  public void talkPressed() {
    loop.put(new SessionInput.TalkPressed(clock.instant()));
  }

  @Override
  public void talkReleased() {
    loop.putQuieter(new SessionInput.TalkReleased(), "key released");
  }

  @Override
  public void askBarge() {
    loop.put(new SessionInput.AskBarge());
  }

  @Override
  public void confirmBarge() {
    loop.put(new SessionInput.ConfirmBarge(clock.instant()));
  }

  @Override
  public void cancelBarge() {
    loop.put(new SessionInput.CancelBarge());
  }

  @Override
  public void silence() {
    loop.putQuieter(new SessionInput.Silence(), "silence");
  }

  @Override
  public void setMuted(boolean muted) {
    if (muted) {
      loop.putQuieter(new SessionInput.SetMuted(true), "you muted yourself");
    } else {
      loop.put(new SessionInput.SetMuted(false));
    }
  }

  @Override
  public void setTag(ParticipantKey participant, String tag) {
    ifTag(tag, wish -> loop.put(new SessionInput.SetTag(participant, wish)));
  }

  /** Empty for none. What is no tag is told, and nothing else happens. */
  private void ifTag(String tag, Consumer<Optional<MemberTag>> then) {
    if (tag.isEmpty()) {
      then.accept(Optional.empty());
    } else if (MemberTag.isValid(tag) && !new MemberTag(tag).isPrivate()) {
      then.accept(Optional.of(new MemberTag(tag)));
    } else {
      screen.accept(
          new ConsoleEvent.Happened(
              new TimelineEntry(
                  clock.instant(),
                  TimelineEntry.Kind.PROBLEM,
                  Optional.empty(),
                  "Not a tag: '" + tag + "'",
                  "A tag has 1 to 32 letters, digits, - or _, and does not begin with _.")));
    }
  }

  @Override
  public void undoTag() {
    loop.put(new SessionInput.UndoTag());
  }

  @Override
  public void listenAs(Optional<ParticipantKey> ear) {
    loop.put(new SessionInput.ListenAs(ear));
  }

  @Override
  public void muteParticipant(ParticipantKey participant, boolean muted) {
    loop.put(new SessionInput.MuteParticipant(participant, muted));
  }

  @Override
  public void holdParticipant(ParticipantKey participant, boolean held) {
    loop.put(new SessionInput.HoldParticipant(participant, held));
  }

  @Override
  public void removeParticipant(ParticipantKey participant) {
    loop.put(new SessionInput.RemoveParticipant(participant));
  }

  @Override
  public void endConference(ConferenceKey conference) {
    loop.put(new SessionInput.EndConference(conference));
  }

  @Override
  public void useMicrophone(String spec) {
    dock.useMicrophone(spec);
  }

  @Override
  public void useSpeaker(String spec) {
    dock.useSpeaker(spec);
  }

  @Override
  public void useRing(String spec) {
    dock.useRing(spec);
  }

  @Override
  public void answerCall() {
    dock.answerCall();
  }

  @Override
  public void endCall() {
    dock.endCall();
  }

  @Override
  public void setVoice(VoiceChoice choice) {
    dock.setVoice(choice);
  }

  @Override
  public void setMicrophoneGain(int decibels) {
    dock.setMicrophoneGain(decibels);
  }

  @Override
  public void setDucking(int decibels) {
    dock.setDucking(decibels);
  }

  @Override
  public void arm(StandingOrder.Wish wish) {
    loop.put(new SessionInput.Arm(wish));
  }

  @Override
  public void disarm() {
    loop.put(new SessionInput.Disarm());
  }

  @Override
  public void dismissAlert(String id) {
    screen.accept(new ConsoleEvent.AlertCleared(id));
  }
}
