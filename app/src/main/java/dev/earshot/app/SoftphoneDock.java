package dev.earshot.app;

import dev.earshot.app.DockState.Topic;
import dev.earshot.app.backend.SupervisionLoop;
import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.console.ConsoleStore;
import dev.earshot.app.console.Detectors;
import dev.earshot.app.console.DockCommands;
import dev.earshot.app.console.DockView;
import dev.earshot.app.console.TimelineEntry;
import dev.earshot.app.supervision.SessionInput;
import dev.earshot.audio.device.DeviceEvent;
import dev.earshot.audio.phone.CallQuality;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.Softphone;
import dev.earshot.audio.voice.VoiceSettings;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The telephone's devices as the dock shows them: opens what the user chooses, watches whether it
 * still lives, and brings it back when it returns. Everything happens on the {@code devices}
 * thread; commands are queued for it.
 */
final class SoftphoneDock implements DockCommands, AutoCloseable {
  private static final Logger LOG = System.getLogger(SoftphoneDock.class.getName());
  private static final String NO_SOUND_CARD =
      "No sound card found: simulated microphone, silent output.";

  private static final String NO_SPEAKER = "No speaker found: silent output.";

  /** Hot-plug watch (docs/threads.md): a loss is told within half a second. */
  private static final long WATCH_MILLIS = 150;

  /** Looks between two lists of devices, for sound systems that tell nothing of themselves. */
  private static final int LOOKS = 3;

  private final Softphone phone;
  private final DeviceRack devices;
  private final SupervisionLoop loop;
  private final ConsoleStore store;
  private final InstantSource clock;
  private final BlockingQueue<Runnable> commands = new ArrayBlockingQueue<>(64);
  private final Detectors detectors = new Detectors();
  private final DockState state = new DockState();
  private DockView shown = DockView.NONE;
  private final DockLine microphone;
  private final DockLine speaker;
  private final SignalWatch signal = new SignalWatch();
  private final AutoCloseable events;
  private volatile boolean devicesChanged;
  private int looks;
  private boolean voiceImproved;
  private volatile boolean closed;

  SoftphoneDock(
      Softphone phone,
      DeviceRack devices,
      SupervisionLoop loop,
      ConsoleStore store,
      InstantSource clock) {
    this.phone = phone;
    this.devices = devices;
    this.loop = loop;
    this.store = store;
    this.clock = clock;
    microphone = new DockLine(new DockLines.Input(phone, devices));
    speaker = new DockLine(new DockLines.Output(phone, devices));
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
    boolean hears = this.microphone.start(microphone, "silence");
    boolean plays = this.speaker.start(speaker, "none");
    String deaf = plays ? "" : NO_SPEAKER;
    state.notice(Topic.SYSTEM, hears ? deaf : NO_SOUND_CARD);
    String notice = devices.devices().notice();
    if (hears && !notice.isEmpty()) {
      tell(notice);
    }
    show();
  }

  void start() {
    Thread.ofVirtual().name("devices").start(this::run);
  }

  private void run() {
    while (!closed) {
      try {
        improveTheVoice();
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

  /** From the first microphone on that hears a room; loading a library takes its time. */
  private void improveTheVoice() {
    if (!voiceImproved && phone.microphone().acoustic()) {
      voiceImproved = true;
      phone.voice().use(VoiceSettings.DEFAULT);
      if (!phone.voice().notice().isEmpty()) {
        tell(phone.voice().notice());
      }
    }
  }

  private void watch() {
    boolean talking = store.snapshot().session().gateOpen();
    microphone(microphone.watch(!talking));
    speaker(speaker.watch(!talking));
    phone.checkMedia();
    state.quality =
        phone.legs().stream()
            .findFirst()
            .map(Leg::quality)
            .map(SoftphoneDock::quality)
            .orElse(DockView.Quality.NONE);
    state.accounts = phone.accounts();
    int level = phone.microphoneLevel();
    detectors.step(clock.instant(), store.snapshot(), level).forEach(store::dispatch);
    boolean real = microphone.alive() && !phone.microphone().spec().isEmpty();
    state.notice(
        Topic.SIGNAL, signal.step(clock.instant(), real, level, phone.microphoneClipped()));
    show();
    list();
  }

  /** After everything that is urgent: a sound server that hangs keeps us waiting here. */
  private void list() {
    looks++;
    if (devicesChanged || looks >= LOOKS) {
      devicesChanged = false;
      looks = 0;
      microphone.refresh();
      speaker.refresh();
    }
  }

  private void microphone(DockLine.Change change) {
    String name = microphone.name();
    switch (change) {
      case LOST -> {
        loop.putQuieter(
            new SessionInput.MicrophoneChanged(false, name + " was lost"), name + " was lost");
        told(Topic.MICROPHONE, "Microphone lost: " + name);
      }
      case BACK -> {
        loop.put(new SessionInput.MicrophoneChanged(true, ""));
        state.notice(Topic.MICROPHONE, "");
        tell("Microphone is back: " + name);
      }
      case MOVED -> found("Microphone", name);
      case NONE -> {}
    }
  }

  private void speaker(DockLine.Change change) {
    String name = speaker.name();
    switch (change) {
      case LOST -> told(Topic.SPEAKER, "Speaker lost: " + name + ". Nothing is played elsewhere.");
      case BACK -> {
        state.notice(Topic.SPEAKER, "");
        tell("Speaker is back: " + name);
      }
      case MOVED -> found("Speaker", name);
      case NONE -> {}
    }
  }

  private void found(String what, String name) {
    state.notice(Topic.SYSTEM, "");
    tell(what + " is now " + name);
  }

  private void changeMicrophone(String spec) {
    loop.putQuieter(
        new SessionInput.MicrophoneChanged(false, "changing microphone"), "changing microphone");
    change(microphone, spec, Topic.MICROPHONE);
    boolean alive = phone.microphone().alive();
    loop.put(new SessionInput.MicrophoneChanged(alive, "no microphone"));
  }

  private void change(DockLine line, String spec, Topic topic) {
    try {
      line.choose(spec);
      state.notice(topic, "");
      state.notice(Topic.SYSTEM, "");
    } catch (IOException e) {
      told(topic, Optional.ofNullable(e.getMessage()).orElse("the device cannot be opened"));
    }
  }

  private void told(Topic topic, String what) {
    state.notice(topic, what);
    tell(what);
  }

  private void tell(String what) {
    store.dispatch(
        new ConsoleEvent.Happened(
            new TimelineEntry(
                clock.instant(), TimelineEntry.Kind.DEVICE, Optional.empty(), what, "")));
  }

  private void show() {
    DockView view = state.view(microphone, speaker);
    if (!view.equals(shown)) {
      shown = view;
      store.dispatch(new ConsoleEvent.DockChanged(view));
    }
  }

  private static DockView.Quality quality(CallQuality q) {
    long expected = q.packetsReceived() + q.lost();
    double loss = expected == 0 ? -1 : 100.0 * q.lost() / expected;
    return new DockView.Quality(
        q.codec(), q.mos(), loss, q.jitterMillis(), q.roundTripMillis(), q.bufferMillis());
  }

  @Override
  public void useMicrophone(String spec) {
    enqueue(() -> changeMicrophone(spec));
  }

  @Override
  public void useSpeaker(String spec) {
    enqueue(() -> change(speaker, spec, Topic.SPEAKER));
  }

  @Override
  public void setMicrophoneGain(int decibels) {
    enqueue(
        () -> {
          phone.setMicrophoneGain(decibels);
          state.microphoneGain = decibels;
        });
  }

  @Override
  public void setDucking(int decibels) {
    enqueue(
        () -> {
          phone.setDucking(decibels);
          state.ducking = decibels;
        });
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
