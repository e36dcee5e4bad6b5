package dev.earshot.app.ui;

import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.VoiceChoice;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Consent;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.StandingOrder;
import dev.earshot.app.supervision.chat.ChatInput;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what the window asks for. */
public class RecordedCommands implements ConsoleCommands {
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<ChatInput.UserInput> acts = new CopyOnWriteArrayList<>();

  /** Everything asked for so far, in order. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  public void forget() {
    calls.clear();
    acts.clear();
  }

  @Override
  public void watch(ConferenceKey conference) {
    calls.add("watch " + conference);
  }

  @Override
  public void leave() {
    calls.add("leave");
  }

  @Override
  public void listen() {
    calls.add("listen");
  }

  @Override
  public void whisper() {
    calls.add("whisper");
  }

  @Override
  public void chooseTargets(List<ParticipantKey> targets) {
    calls.add("chooseTargets " + targets);
  }

  @Override
  public void chooseTag(String tag) {
    calls.add("chooseTag " + tag);
  }

  @Override
  public void accept(Consent consent) {
    calls.add("accept " + consent);
  }

  @Override
  public void acceptDoubt(String doubt) {
    calls.add("acceptDoubt " + doubt);
  }

  @Override
  public void takeBackConsents() {
    calls.add("takeBackConsents");
  }

  @Override
  public void talkPressed() {
    calls.add("talkPressed");
  }

  @Override
  public void talkReleased() {
    calls.add("talkReleased");
  }

  @Override
  public void askBarge() {
    calls.add("askBarge");
  }

  @Override
  public void confirmBarge() {
    calls.add("confirmBarge");
  }

  @Override
  public void cancelBarge() {
    calls.add("cancelBarge");
  }

  @Override
  public void silence() {
    calls.add("silence");
  }

  @Override
  public void setMuted(boolean muted) {
    calls.add("setMuted " + muted);
  }

  @Override
  public void setTag(ParticipantKey participant, String tag) {
    calls.add("setTag " + participant + " '" + tag + "'");
  }

  @Override
  public void undoTag() {
    calls.add("undoTag");
  }

  @Override
  public void listenAs(Optional<ParticipantKey> ear) {
    calls.add("listenAs " + ear.map(ParticipantKey::value).orElse("me"));
  }

  @Override
  public void muteParticipant(ParticipantKey participant, boolean muted) {
    calls.add((muted ? "mute " : "unmute ") + participant);
  }

  @Override
  public void holdParticipant(ParticipantKey participant, boolean held) {
    calls.add((held ? "hold " : "unhold ") + participant);
  }

  @Override
  public void removeParticipant(ParticipantKey participant) {
    calls.add("remove " + participant);
  }

  @Override
  public void useMicrophone(String spec) {
    calls.add("useMicrophone " + spec);
  }

  @Override
  public void useSpeaker(String spec) {
    calls.add("useSpeaker " + spec);
  }

  @Override
  public void setMicrophoneGain(int decibels) {
    calls.add("setMicrophoneGain " + decibels);
  }

  @Override
  public void useRing(String spec) {
    calls.add("useRing " + spec);
  }

  @Override
  public void answerCall() {
    calls.add("answerCall");
  }

  @Override
  public void endCall() {
    calls.add("endCall");
  }

  @Override
  public void setVoice(VoiceChoice choice) {
    calls.add("setVoice " + choice);
  }

  @Override
  public void setDucking(int decibels) {
    calls.add("setDucking " + decibels);
  }

  @Override
  public void dismissAlert(String id) {
    calls.add("dismissAlert " + id);
  }

  @Override
  public void chat(ChatInput.UserInput act) {
    calls.add("chat " + act);
    acts.add(act);
  }

  /** What was done about chats. */
  public List<ChatInput.UserInput> acts() {
    return List.copyOf(acts);
  }

  @Override
  public void arm(StandingOrder.Wish wish) {
    calls.add(
        "arm %s %s %s %s"
            .formatted(wish.target(), wish.mode(), wish.span(), wish.reach().orElseThrow()));
  }

  @Override
  public void disarm() {
    calls.add("disarm");
  }
}
