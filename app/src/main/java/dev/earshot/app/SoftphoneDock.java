package dev.earshot.app;

import dev.earshot.app.backend.SupervisionLoop;
import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.console.ConsoleStore;
import dev.earshot.app.console.Detectors;
import dev.earshot.app.console.DockCommands;
import dev.earshot.app.console.DockView;
import dev.earshot.app.console.TimelineEntry;
import dev.earshot.app.console.VoiceChoice;
import dev.earshot.app.detect.CallDetectors;
import dev.earshot.app.supervision.SessionInput;
import dev.earshot.audio.device.DeviceEvent;
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
 * The telephone's devices as the dock shows them: opens what the user chooses and remembers it,
 * watches whether it still lives, and brings it back when it returns. Everything happens on the
 * {@code devices} thread; commands are queued for it.
 */
final class SoftphoneDock implements DockCommands, AutoCloseable {
  private static final Logger LOG = System.getLogger(SoftphoneDock.class.getName());

  /** Hot-plug watch (docs/threads.md): a loss is told within half a second. */
  private static final long WATCH_MILLIS = 150;

  private final Softphone phone;
  private final boolean attended;
  private final SupervisionLoop loop;
  private final ConsoleStore store;
  private final InstantSource clock;
  private final BlockingQueue<Runnable> commands = new ArrayBlockingQueue<>(64);
  private final Detectors detectors = new Detectors();
  private final CallDetectors calls;
  private final ListPace pace = new ListPace();
  private final DockDesk desk;
  private final AutoCloseable events;
  private DockView shown = DockView.NONE;
  private volatile boolean devicesChanged;
  private volatile boolean closed;

  /**
   * @param loop may be told to be quieter, and opens the gate
   */
  SoftphoneDock(
      Workplace.Desk place, SupervisionLoop loop, ConsoleStore store, InstantSource clock) {
    this.phone = place.phone();
    this.attended = place.options().attended();
    this.loop = loop;
    this.store = store;
    this.clock = clock;
    desk =
        new DockDesk(
            place,
            new Talk(),
            this::tell,
            arrives -> loop.put(new SessionInput.AudioArrives(arrives)));
    calls = new CallDetectors(desk.thresholds());
    events = place.devices().devices().watch(this::happened);
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
    desk.open(address, microphone, speaker);
    show();
  }

  void start() {
    Thread.ofVirtual().name("devices").start(this::run);
  }

  private void run() {
    while (!closed) {
      try {
        desk.improve();
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
    desk.look(clock.instant(), store.snapshot().session().gateOpen());
    detectors
        .step(clock.instant(), store.snapshot(), phone.microphoneLevel())
        .forEach(store::dispatch);
    calls.step(clock.instant(), store.snapshot()).forEach(store::dispatch);
    show();
    // After everything that is urgent: a sound server that hangs keeps us waiting here.
    if (pace.due(devicesChanged)) {
      devicesChanged = false;
      pace.listed(desk.refresh());
    }
  }

  /** How losses reach the loop: the gate is shut at once, the session learns why. */
  private final class Talk implements Headset.Talk {
    @Override
    public void pause(String why) {
      loop.putQuieter(new SessionInput.MicrophoneChanged(false, why), why);
    }

    @Override
    public void end(String why) {
      pause(why);
      // Else a latched whisper would go on by itself when the device is back.
      loop.putQuieter(new SessionInput.GateFoundClosed(why), why);
    }

    @Override
    public void may() {
      loop.put(new SessionInput.MicrophoneChanged(true, ""));
    }
  }

  private void tell(String what) {
    store.dispatch(
        new ConsoleEvent.Happened(
            new TimelineEntry(
                clock.instant(), TimelineEntry.Kind.DEVICE, Optional.empty(), what, "")));
  }

  private void show() {
    DockView view = desk.view();
    if (!view.equals(shown)) {
      shown = view;
      store.dispatch(new ConsoleEvent.DockChanged(view));
    }
  }

  /** Whether a call may be answered by itself ({@link Headset#personal}). Any thread. */
  boolean hasHeadset() {
    return desk.hasHeadset();
  }

  /**
   * Somebody calls; sip thread.
   *
   * @return false if nobody sees it, and it was not answered by itself
   */
  boolean calls(Leg leg, boolean automatic) {
    return (automatic || attended)
        && commands.offer(() -> desk.calls(leg, automatic, clock.instant()));
  }

  @Override
  public void useMicrophone(String spec) {
    enqueue(() -> desk.microphone(spec));
  }

  @Override
  public void useSpeaker(String spec) {
    enqueue(() -> desk.speaker(spec));
  }

  @Override
  public void useRing(String spec) {
    enqueue(() -> desk.ringOn(spec));
  }

  @Override
  public void answerCall() {
    enqueue(desk::answer);
  }

  @Override
  public void endCall() {
    enqueue(desk::endCall);
  }

  @Override
  public void setVoice(VoiceChoice choice) {
    enqueue(() -> desk.voice(choice));
  }

  @Override
  public void setMicrophoneGain(int decibels) {
    enqueue(() -> desk.gain(decibels));
  }

  @Override
  public void setDucking(int decibels) {
    enqueue(() -> desk.ducking(decibels));
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
    desk.close();
    try {
      events.close();
    } catch (Exception e) {
      LOG.log(Level.WARNING, "the watch of the devices did not end", e);
    }
  }
}
