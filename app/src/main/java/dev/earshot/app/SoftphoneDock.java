package dev.earshot.app;

import dev.earshot.app.backend.SupervisionLoop;
import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.console.ConsoleStore;
import dev.earshot.app.console.Detectors;
import dev.earshot.app.console.DockCommands;
import dev.earshot.app.console.DockView;
import dev.earshot.app.console.TimelineEntry;
import dev.earshot.app.supervision.SessionInput;
import dev.earshot.audio.phone.CallQuality;
import dev.earshot.audio.phone.Leg;
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
 * The telephone's devices as the dock shows them: opens what the user chooses, watches whether it
 * still lives, and brings it back when it returns. Everything happens on the {@code devices}
 * thread; commands are queued for it.
 */
final class SoftphoneDock implements DockCommands, AutoCloseable {
  private static final Logger LOG = System.getLogger(SoftphoneDock.class.getName());
  private static final String NO_SOUND_CARD =
      "No sound card found: simulated microphone, silent output.";

  /** Hot-plug watch (docs/threads.md). */
  private static final long WATCH_MILLIS = 250;

  private final Softphone phone;
  private final DeviceRack devices;
  private final SupervisionLoop loop;
  private final ConsoleStore store;
  private final InstantSource clock;
  private final BlockingQueue<Runnable> commands = new ArrayBlockingQueue<>(64);
  private final Detectors detectors = new Detectors();
  private final DockState state = new DockState();
  private DockView shown = DockView.NONE;
  private boolean microphoneAlive = true;
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
  }

  /**
   * Opens the devices it is started with; caller's thread.
   *
   * @throws IOException if a spec is wrong; without a sound card {@code default} is no error
   */
  void open(String address, String microphone, String speaker) throws IOException {
    state.address = address;
    state.microphones = devices.devices().microphones();
    state.speakers = devices.devices().speakers();
    boolean simulatedMicrophone = microphone.equals("default") && state.microphones.isEmpty();
    boolean silentSpeaker = speaker.equals("default") && state.speakers.isEmpty();
    if (simulatedMicrophone || silentSpeaker) {
      state.notice = NO_SOUND_CARD;
    }
    state.microphone = simulatedMicrophone ? "silence" : microphone;
    state.speaker = silentSpeaker ? "none" : speaker;
    phone.useMicrophone(devices.microphone(state.microphone));
    phone.useSpeaker(devices.speaker(state.speaker));
    show();
  }

  void start() {
    Thread.ofVirtual().name("devices").start(this::run);
  }

  private void run() {
    while (!closed) {
      try {
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
    watchMicrophone();
    phone.checkMedia();
    if (!phone.speaker().alive()) {
      changeSpeaker(state.speaker);
    }
    state.quality =
        phone.legs().stream()
            .findFirst()
            .map(Leg::quality)
            .map(SoftphoneDock::quality)
            .orElse(DockView.Quality.NONE);
    state.accounts = phone.accounts();
    detectors
        .step(clock.instant(), store.snapshot(), phone.microphoneLevel())
        .forEach(store::dispatch);
  }

  private void watchMicrophone() {
    boolean alive = phone.microphone().alive();
    String name = phone.microphone().description();
    if (!alive && microphoneAlive) {
      loop.putQuieter(
          new SessionInput.MicrophoneChanged(false, name + " was lost"), name + " was lost");
      state.notice = "Microphone lost: " + name;
      tell(state.notice);
    } else if (!alive) {
      reopenMicrophone();
    } else if (!microphoneAlive) {
      loop.put(new SessionInput.MicrophoneChanged(true, ""));
      state.notice = "";
      tell("Microphone is back: " + name);
    }
    microphoneAlive = alive;
  }

  private void reopenMicrophone() {
    try {
      phone.useMicrophone(devices.microphone(state.microphone));
    } catch (IOException stillGone) {
      LOG.log(Level.DEBUG, "microphone still gone: {0}", stillGone.getMessage());
    }
  }

  private void changeMicrophone(String spec) {
    loop.putQuieter(
        new SessionInput.MicrophoneChanged(false, "changing microphone"), "changing microphone");
    try {
      phone.useMicrophone(devices.microphone(spec));
      state.microphone = spec;
      state.notice = "";
    } catch (IOException e) {
      fault(e);
    }
    microphoneAlive = phone.microphone().alive();
    loop.put(new SessionInput.MicrophoneChanged(microphoneAlive, "no microphone"));
  }

  private void changeSpeaker(String spec) {
    try {
      phone.useSpeaker(devices.speaker(spec));
      state.speaker = spec;
      state.notice = "";
    } catch (IOException e) {
      if (!state.notice.equals(e.getMessage())) {
        fault(e);
      }
    }
  }

  private void fault(IOException e) {
    state.notice = Optional.ofNullable(e.getMessage()).orElse("the device cannot be opened");
    tell(state.notice);
  }

  private void tell(String what) {
    store.dispatch(
        new ConsoleEvent.Happened(
            new TimelineEntry(
                clock.instant(), TimelineEntry.Kind.DEVICE, Optional.empty(), what, "")));
  }

  private void show() {
    DockView view = state.view(phone.microphone().description(), phone.speaker().description());
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
    enqueue(() -> changeSpeaker(spec));
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
  }
}
