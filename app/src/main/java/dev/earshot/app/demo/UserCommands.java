package dev.earshot.app.demo;

import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.VoiceChoice;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Consent;
import dev.earshot.app.supervision.ParticipantKey;
import java.util.List;
import java.util.Optional;

/**
 * The user's own commands during the demo: the first one that acts on a conference ends the tour,
 * which lets go of the key and of borrowed ears before the command is carried out. Any thread.
 */
public final class UserCommands implements ConsoleCommands {
  private final ConsoleCommands commands;
  private final Runnable takeOver;

  /**
   * @param takeOver called before each command that takes the conference out of the tour's hands
   */
  public UserCommands(ConsoleCommands commands, Runnable takeOver) {
    this.commands = commands;
    this.takeOver = takeOver;
  }

  private ConsoleCommands mine() {
    takeOver.run();
    return commands;
  }

  @Override
  public void watch(ConferenceKey conference) {
    mine().watch(conference);
  }

  @Override
  public void leave() {
    mine().leave();
  }

  @Override
  public void listen() {
    mine().listen();
  }

  @Override
  public void whisper() {
    mine().whisper();
  }

  @Override
  public void chooseTargets(List<ParticipantKey> targets) {
    mine().chooseTargets(targets);
  }

  @Override
  public void chooseTag(String tag) {
    mine().chooseTag(tag);
  }

  @Override
  public void accept(Consent consent) {
    mine().accept(consent);
  }

  @Override
  public void acceptDoubt(String doubt) {
    mine().acceptDoubt(doubt);
  }

  @Override
  public void takeBackConsents() {
    mine().takeBackConsents();
  }

  @Override
  public void talkPressed() {
    mine().talkPressed();
  }

  @Override
  public void talkReleased() {
    commands.talkReleased();
  }

  @Override
  public void askBarge() {
    mine().askBarge();
  }

  @Override
  public void confirmBarge() {
    mine().confirmBarge();
  }

  @Override
  public void cancelBarge() {
    mine().cancelBarge();
  }

  /** Silence does not wait for anything, also not for the tour. */
  @Override
  public void silence() {
    commands.silence();
    takeOver.run();
  }

  @Override
  public void setMuted(boolean muted) {
    mine().setMuted(muted);
  }

  @Override
  public void setTag(ParticipantKey participant, String tag) {
    mine().setTag(participant, tag);
  }

  @Override
  public void undoTag() {
    mine().undoTag();
  }

  @Override
  public void muteParticipant(ParticipantKey participant, boolean muted) {
    mine().muteParticipant(participant, muted);
  }

  @Override
  public void holdParticipant(ParticipantKey participant, boolean held) {
    mine().holdParticipant(participant, held);
  }

  @Override
  public void removeParticipant(ParticipantKey participant) {
    mine().removeParticipant(participant);
  }

  @Override
  public void endConference(ConferenceKey conference) {
    mine().endConference(conference);
  }

  @Override
  public void listenAs(Optional<ParticipantKey> ear) {
    mine().listenAs(ear);
  }

  @Override
  public void useMicrophone(String spec) {
    commands.useMicrophone(spec);
  }

  @Override
  public void useSpeaker(String spec) {
    commands.useSpeaker(spec);
  }

  @Override
  public void useRing(String spec) {
    commands.useRing(spec);
  }

  @Override
  public void answerCall() {
    commands.answerCall();
  }

  @Override
  public void endCall() {
    commands.endCall();
  }

  @Override
  public void setVoice(VoiceChoice choice) {
    commands.setVoice(choice);
  }

  @Override
  public void setMicrophoneGain(int decibels) {
    commands.setMicrophoneGain(decibels);
  }

  @Override
  public void setDucking(int decibels) {
    commands.setDucking(decibels);
  }

  @Override
  public void dismissAlert(String id) {
    commands.dismissAlert(id);
  }
}
