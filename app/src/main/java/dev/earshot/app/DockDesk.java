package dev.earshot.app;

import dev.earshot.app.DockState.Topic;
import dev.earshot.app.console.DockView;
import dev.earshot.app.console.VoiceChoice;
import dev.earshot.app.desk.Bell;
import dev.earshot.app.desk.PhoneVoice;
import dev.earshot.app.detect.Thresholds;
import dev.earshot.app.profile.Settings;
import dev.earshot.audio.device.AudioDevice;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.Softphone;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * What stands on the supervisor's desk, and what he chose: headset, voice, bell. Belongs to the
 * {@code devices} thread, but for {@link #hasHeadset}.
 */
final class DockDesk implements AutoCloseable {
  private final Softphone phone;
  private final DeviceRack devices;
  private final DeskOptions options;
  private final Consumer<String> journal;
  private final Consumer<Boolean> arrival;
  private final DockState state = new DockState();
  private final LegQuality quality;
  private final PhoneVoice voice;
  private final Bell ringer;
  private final DockBell bell;
  private final Headset headset;
  private final SignalWatch signal = new SignalWatch();
  private Settings settings;
  private boolean arrives = true;

  /**
   * @param journal takes sentences for the timeline
   * @param arrival is told whether anything of our audio arrives at the other side
   */
  DockDesk(
      Workplace.Desk desk, Headset.Talk talk, Consumer<String> journal, Consumer<Boolean> arrival) {
    this.phone = desk.phone();
    this.devices = desk.devices();
    this.options = desk.options();
    this.journal = journal;
    this.arrival = arrival;
    settings = options.memory().load();
    quality = new LegQuality(desk.packetMillis());
    voice = new PhoneVoice(phone);
    ringer = new Bell(desk.mixer(), phone, devices::speaker);
    bell = new DockBell(ringer, journal);
    Headset.Lines lines =
        new Headset.Lines(
            new DockLines.Input(phone, devices), new DockLines.Output(phone, devices));
    headset = new Headset(lines, settings, state, talk, journal);
  }

  /**
   * Opens the devices it is started with.
   *
   * @throws IOException if a spec is wrong; without a sound card {@code default} is no error
   */
  void open(String address, String microphone, String speaker) throws IOException {
    state.address = address;
    apply(settings.levels());
    headset.open(microphone, speaker);
    voice.choose(options.voice().over(settings.voice().orElse(VoiceChoice.DEFAULT)));
    bell.use(options.ring().map(DockDesk::ring).or(settings::ring).orElse(bell.wish()), speakers());
    tellIfAny(options.memory().problem());
    if (!headset.microphone().there().isEmpty()) {
      tellIfAny(devices.devices().notice());
    }
  }

  private List<AudioDevice> speakers() {
    return headset.speaker().there();
  }

  private static AudioDevice ring(String spec) {
    return new AudioDevice(
        spec.equals("headset") ? Bell.HEADSET : spec, spec.replaceFirst("^device:", ""));
  }

  private void tellIfAny(String what) {
    if (!what.isEmpty()) {
      journal.accept(what);
    }
  }

  /** Loads the voice's library as soon as there is something to improve. */
  void improve() {
    if (voice.improve()) {
      tellIfAny(voice.view().notice());
    }
  }

  /**
   * Looks at everything once.
   *
   * @param talking whether the gate is open: then nothing is exchanged that works
   */
  void look(Instant now, boolean talking) {
    headset.watch(!talking);
    phone.checkMedia();
    state.quality = quality.of(phone.legs());
    flow(LegQuality.warning(phone.legs()));
    arrives(LegQuality.arrives(phone.legs()));
    state.accounts = phone.accounts();
    bell.step(now);
    state.notice(Topic.BELL, bell.notice());
    boolean real = headset.microphone().alive() && !phone.microphone().spec().isEmpty();
    state.notice(
        Topic.SIGNAL, signal.step(now, real, phone.microphoneLevel(), phone.microphoneClipped()));
  }

  /** Audio that goes one way only is told when it begins and shown while it lasts. */
  private void flow(String warning) {
    if (!warning.equals(state.notice(Topic.FLOW))) {
      journal.accept(warning.isEmpty() ? "Audio goes both ways again" : warning);
      state.notice(Topic.FLOW, warning);
    }
  }

  private void arrives(boolean now) {
    if (arrives != now) {
      arrives = now;
      arrival.accept(now);
    }
  }

  /** Lists the devices anew, which may take its time; true if there are any. */
  boolean refresh() {
    return headset.refresh();
  }

  DockView view() {
    state.voice = voice.view();
    state.bell = bell.view();
    return state.view(headset.microphone(), headset.speaker());
  }

  /** Whether a call may be answered by itself ({@link Headset#personal}). Any thread. */
  boolean hasHeadset() {
    return headset.personal();
  }

  void microphone(String spec) {
    headset.useMicrophone(spec);
    remember(settings.withMicrophones(headset.microphone().wishes()));
  }

  void speaker(String spec) {
    headset.useSpeaker(spec);
    remember(settings.withSpeakers(headset.speaker().wishes()));
  }

  void ringOn(String spec) {
    AudioDevice device =
        speakers().stream()
            .filter(known -> known.spec().equals(spec))
            .findFirst()
            .orElseGet(() -> ring(spec));
    bell.use(device, speakers());
    remember(settings.withRing(device));
  }

  void voice(VoiceChoice choice) {
    voice.choose(choice);
    remember(settings.withVoice(choice));
  }

  /** What the user chose stays chosen; what profile or command line said is not his choice. */
  /** What must last how long until it is an alert. */
  Thresholds thresholds() {
    return settings.alerts();
  }

  private void remember(Settings changed) {
    if (!changed.equals(settings)) {
      settings = changed;
      options.memory().save(changed);
    }
  }

  void gain(int decibels) {
    levels(settings.levels().withMicrophoneGain(decibels));
  }

  void ducking(int decibels) {
    levels(settings.levels().withDucking(decibels));
  }

  private void levels(Settings.Levels chosen) {
    apply(chosen);
    remember(settings.withLevels(chosen));
  }

  private void apply(Settings.Levels levels) {
    phone.setMicrophoneGain(levels.microphoneGain());
    state.microphoneGain = levels.microphoneGain();
    phone.setDucking(levels.ducking());
    state.ducking = levels.ducking();
  }

  void calls(Leg leg, boolean automatic, Instant now) {
    bell.calls(leg, automatic, now, speakers());
  }

  void answer() {
    bell.answer();
  }

  void endCall() {
    bell.end();
  }

  @Override
  public void close() {
    ringer.close();
  }
}
