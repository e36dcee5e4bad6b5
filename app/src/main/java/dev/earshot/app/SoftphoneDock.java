package dev.earshot.app;

import dev.earshot.app.DockState.Topic;
import dev.earshot.app.backend.SupervisionLoop;
import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.console.ConsoleStore;
import dev.earshot.app.console.Detectors;
import dev.earshot.app.console.DockCommands;
import dev.earshot.app.console.DockView;
import dev.earshot.app.console.TimelineEntry;
import dev.earshot.app.console.VoiceChoice;
import dev.earshot.app.desk.PhoneVoice;
import dev.earshot.app.profile.Settings;
import dev.earshot.app.supervision.SessionInput;
import dev.earshot.audio.device.DeviceEvent;
import dev.earshot.audio.phone.Softphone;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The telephone's devices as the dock shows them: opens what the user chooses and remembers it,
 * watches whether it still lives, and brings it back when it returns. Everything happens on the
 * {@code devices} thread; commands are queued for it.
 */
final class SoftphoneDock implements DockCommands, AutoCloseable {
  private static final Logger LOG = System.getLogger(SoftphoneDock.class.getName());

  /** Hot-plug watch (docs/threads.md): a loss is told within half a second. */
  private static final long WATCH_MILLIS = 150;

  private final Softphone phone;
  private final DeviceRack devices;
  private final SupervisionLoop loop;
  private final ConsoleStore store;
  private final InstantSource clock;
  private final DeskOptions options;
  private final BlockingQueue<Runnable> commands = new ArrayBlockingQueue<>(64);
  private final Detectors detectors = new Detectors();
  private final DockState state = new DockState();
  private final PhoneVoice voice;
  private final Headset headset;
  private final SignalWatch signal = new SignalWatch();
  private final ListPace pace = new ListPace();
  private final AutoCloseable events;
  private DockView shown = DockView.NONE;
  private Settings settings;
  private volatile boolean devicesChanged;
  private volatile boolean closed;

  /**
   * @param loop may be told to be quieter, and opens the gate
   */
  SoftphoneDock(
      Softphone phone,
      DeviceRack devices,
      DeskOptions options,
      SupervisionLoop loop,
      ConsoleStore store,
      InstantSource clock) {
    this.phone = phone;
    this.devices = devices;
    this.options = options;
    this.loop = loop;
    this.store = store;
    this.clock = clock;
    settings = options.memory().load();
    voice = new PhoneVoice(phone);
    Headset.Lines lines =
        new Headset.Lines(
            new DockLines.Input(phone, devices), new DockLines.Output(phone, devices));
    headset = new Headset(lines, settings, state, new Talk(), this::tell);
    events = devices.devices().watch(this::happened);
  }

  /** On a thread of the sound system: only wakes ours. */
  private void happened(DeviceEvent event) {
    if (event instanceof DeviceEvent.DevicesChanged) {
      devicesChanged = true;
    }
    if (!commands.offer(() -> {})) {
      LOG.log(Level.DEBUG, "the devices thread is awake anyway");
    }
  }

  /**
   * Opens the devices it is started with; caller's thread.
   *
   * @throws IOException if a spec is wrong; without a sound card {@code default} is no error
   */
  void open(String address, String microphone, String speaker) throws IOException {
    state.address = address;
    headset.open(microphone, speaker);
    voice.choose(options.voice().over(settings.voice().orElse(VoiceChoice.DEFAULT)));
    tellIfAny(options.memory().problem());
    if (!headset.microphone().there().isEmpty()) {
      tellIfAny(devices.devices().notice());
    }
    show();
  }

  void start() {
    Thread.ofVirtual().name("devices").start(this::run);
  }

  private void run() {
    while (!closed) {
      try {
        if (voice.improve()) {
          tellIfAny(voice.view().notice());
        }
        Runnable command = commands.poll(WATCH_MILLIS, TimeUnit.MILLISECONDS);
        if (command != null) {
          command.run();
        }
        watch();
        show();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "the watch of the devices failed", e);
      }
    }
  }

  private void watch() {
    headset.watch(!store.snapshot().session().gateOpen());
    phone.checkMedia();
    state.quality = LegQuality.of(phone.legs());
    flow(LegQuality.warning(phone.legs()));
    state.accounts = phone.accounts();
    int level = phone.microphoneLevel();
    detectors.step(clock.instant(), store.snapshot(), level).forEach(store::dispatch);
    boolean real = headset.microphone().alive() && !phone.microphone().spec().isEmpty();
    state.notice(
        Topic.SIGNAL, signal.step(clock.instant(), real, level, phone.microphoneClipped()));
    show();
    list();
  }

  /** Audio that goes one way only is told when it begins and shown while it lasts. */
  private void flow(String warning) {
    if (!warning.equals(state.notice(Topic.FLOW))) {
      tell(warning.isEmpty() ? "No complaint about the audio any more" : warning);
      state.notice(Topic.FLOW, warning);
    }
  }

  /** After everything that is urgent: a sound server that hangs keeps us waiting here. */
  private void list() {
    if (pace.due(devicesChanged)) {
      devicesChanged = false;
      pace.listed(headset.refresh());
    }
  }

  /** How losses reach the loop: the gate is shut at once, the session learns why. */
  private final class Talk implements Headset.Talk {
    @Override
    public void stop(String why) {
      loop.putQuieter(new SessionInput.MicrophoneChanged(false, why), why);
    }

    @Override
    public void may() {
      loop.put(new SessionInput.MicrophoneChanged(true, ""));
    }
  }

  private void tellIfAny(String what) {
    if (!what.isEmpty()) {
      tell(what);
    }
  }

  private void tell(String what) {
    store.dispatch(
        new ConsoleEvent.Happened(
            new TimelineEntry(
                clock.instant(), TimelineEntry.Kind.DEVICE, Optional.empty(), what, "")));
  }

  private void show() {
    state.voice = voice.view();
    DockView view = state.view(headset.microphone(), headset.speaker());
    if (!view.equals(shown)) {
      shown = view;
      store.dispatch(new ConsoleEvent.DockChanged(view));
    }
  }

  /** Whether a call may be answered by itself ({@link Headset#personal}). Any thread. */
  boolean hasHeadset() {
    return headset.personal();
  }

  /** What the user chose stays chosen; what profile or command line said is not his choice. */
  private void remember(Settings changed) {
    if (!changed.equals(settings)) {
      settings = changed;
      options.memory().save(changed);
    }
  }

  @Override
  public void useMicrophone(String spec) {
    enqueue(() -> microphone(spec));
  }

  private void microphone(String spec) {
    headset.useMicrophone(spec);
    remember(settings.withMicrophones(headset.microphone().wishes()));
  }

  @Override
  public void useSpeaker(String spec) {
    enqueue(() -> speaker(spec));
  }

  private void speaker(String spec) {
    headset.useSpeaker(spec);
    remember(settings.withSpeakers(headset.speaker().wishes()));
  }

  @Override
  public void setVoice(VoiceChoice choice) {
    enqueue(() -> voice(choice));
  }

  private void voice(VoiceChoice choice) {
    voice.choose(choice);
    remember(settings.withVoice(choice));
  }

  @Override
  public void setMicrophoneGain(int decibels) {
    enqueue(() -> gain(decibels));
  }

  private void gain(int decibels) {
    phone.setMicrophoneGain(decibels);
    state.microphoneGain = decibels;
  }

  @Override
  public void setDucking(int decibels) {
    enqueue(() -> ducking(decibels));
  }

  private void ducking(int decibels) {
    phone.setDucking(decibels);
    state.ducking = decibels;
  }

  private void enqueue(Runnable command) {
    if (!commands.offer(command)) {
      tell("Too many device changes at once: one was dropped");
    }
  }

  /** Ends the watch; the devices belong to the telephone. */
  @Override
  public void close() {
    closed = true;
    try {
      events.close();
    } catch (Exception e) {
      LOG.log(Level.WARNING, "the watch of the devices did not end", e);
    }
  }
}
