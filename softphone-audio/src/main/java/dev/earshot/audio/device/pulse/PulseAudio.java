package dev.earshot.audio.device.pulse;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.earshot.audio.device.pulse.PulseContext.Question;
import dev.earshot.mixer.thread.RealtimeScheduling;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The user's sound server: what is plugged in, kept up to date by its events, and streams. A server
 * that died can be connected to again. Any thread but {@code pulse}.
 */
public final class PulseAudio implements AutoCloseable {
  private static final long STREAM_LIMIT_MILLIS = 2_000;

  /** Of a subscription event: what happened to it, and what it is. */
  private static final int CHANGED = 0x10;

  private static final int ACTION_MASK = 0x30;
  private static final int KIND_MASK = 0x0F;
  private static final int SERVER = 7;

  /** Offsets in {@code pa_server_info}, {@code pa_sink_info} and {@code pa_source_info}. */
  private static final int DEFAULT_SINK = 48;

  private static final int DEFAULT_SOURCE = 56;
  private static final int NAME = 0;
  private static final int DESCRIPTION = 16;
  private static final int MONITOR_OF = 308;
  private static final int PROPERTIES = 344;
  private static final int NONE = -1;

  private final PulseLoop loop = new PulseLoop();
  private final Runnable onChange;
  private final MemorySegment onState;
  private final MemorySegment onEvent;
  private final MemorySegment onServer;
  private final MemorySegment onSink;
  private final MemorySegment onSource;

  /** The following belong to the lock of the loop, but for the volatile ones. */
  private final List<PulseDevice> comingSinks = new ArrayList<>();

  private final List<PulseDevice> comingSources = new ArrayList<>();
  private CompletableFuture<Boolean> connecting = new CompletableFuture<>();
  private long context;
  private volatile boolean connected;
  private volatile List<PulseDevice> sinks = List.of();
  private volatile List<PulseDevice> sources = List.of();
  private volatile String defaultSink = "";
  private volatile String defaultSource = "";

  private PulseAudio(Runnable onChange) {
    this.onChange = onChange;
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    onState = LibPulse.callback(lookup, this, "stateChanged", JAVA_LONG, JAVA_LONG);
    onEvent = LibPulse.callback(lookup, this, "happened", JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG);
    onServer = LibPulse.callback(lookup, this, "tellsServer", JAVA_LONG, JAVA_LONG, JAVA_LONG);
    onSink =
        LibPulse.callback(lookup, this, "tellsSink", JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG);
    onSource =
        LibPulse.callback(lookup, this, "tellsSource", JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG);
  }

  /**
   * Loads libpulse and starts its thread; connects to nobody yet.
   *
   * @param onChange called on the {@code pulse} thread when devices come, go or become the default,
   *     and when the server is lost: must not block nor call this object
   * @return empty if libpulse is not installed or may not be called
   */
  public static Optional<PulseAudio> load(Runnable onChange) {
    return LibPulse.isAvailable() ? Optional.of(new PulseAudio(onChange)) : Optional.empty();
  }

  /**
   * Connects to the user's server if it is not connected.
   *
   * @throws IOException if there is none, or it does not answer in time
   */
  public synchronized void connect(Duration limit) throws IOException {
    if (connected) {
      return;
    }
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    loop.lock();
    try {
      forgetServer();
      connecting = answer;
      context = PulseContext.open(loop, "Earshot", onState);
    } finally {
      loop.unlock();
    }
    try {
      answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("no sound server answers: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("connecting to the sound server was interrupted", e);
    }
  }

  public boolean connected() {
    return connected;
  }

  /** Outputs; empty while not connected. */
  public List<PulseDevice> sinks() {
    return sinks;
  }

  /** Inputs, monitors included; empty while not connected. */
  public List<PulseDevice> sources() {
    return sources;
  }

  /** Name of the sink to use if none is chosen; empty if there is none. */
  public String defaultSink() {
    return defaultSink;
  }

  /** As {@link #defaultSink}. */
  public String defaultSource() {
    return defaultSource;
  }

  /**
   * Opens a source, 16-bit mono.
   *
   * @param device name of a source
   * @param fragmentMillis in which the server delivers
   * @throws IOException if it is gone, or the server does not answer
   */
  public PulseStream record(String device, int sampleRate, int fragmentMillis) throws IOException {
    return open(StreamCalls.Way.RECORD, device, sampleRate, fragmentMillis);
  }

  /**
   * Opens a sink, 16-bit mono.
   *
   * @param device name of a sink
   * @param fragmentMillis in which the server takes what was written
   * @throws IOException if it is gone, or the server does not answer
   */
  public PulseStream play(String device, int sampleRate, int fragmentMillis) throws IOException {
    return open(StreamCalls.Way.PLAY, device, sampleRate, fragmentMillis);
  }

  private PulseStream open(StreamCalls.Way way, String device, int sampleRate, int fragmentMillis)
      throws IOException {
    long stream = 0;
    loop.lock();
    try {
      if (connected) {
        stream = StreamCalls.open(context, way, device, sampleRate, fragmentMillis);
      }
    } finally {
      loop.unlock();
    }
    if (stream == 0) {
      throw new IOException("the sound server is gone");
    }
    PulseStream opened = new PulseStream(loop, stream, sampleRate);
    if (!opened.awaitReady(STREAM_LIMIT_MILLIS)) {
      opened.close();
      throw new IOException("the sound server refuses it or does not answer");
    }
    return opened;
  }

  /** Callback: the connection has another state. */
  void stateChanged(long from, long unused) {
    if (from != context && context != 0) {
      return;
    }
    switch (PulseContext.state(from)) {
      case PulseContext.READY -> {
        RealtimeScheduling.request();
        PulseContext.subscribe(from, onEvent);
        askForDevices(from);
      }
      case PulseContext.FAILED, PulseContext.TERMINATED -> {
        connecting.completeExceptionally(new IOException(PulseContext.reason(from)));
        boolean lost = connected;
        becomeEmpty();
        if (lost) {
          onChange.run();
        }
      }
      default -> {}
    }
  }

  private void askForDevices(long of) {
    comingSinks.clear();
    comingSources.clear();
    PulseContext.ask(of, Question.SERVER, onServer);
    PulseContext.ask(of, Question.SINKS, onSink);
    PulseContext.ask(of, Question.SOURCES, onSource);
  }

  /** Callback: something came, went or changed; volumes, which change often, are not ours. */
  void happened(long from, int event, int index, long unused) {
    if ((event & ACTION_MASK) != CHANGED || (event & KIND_MASK) == SERVER) {
      askForDevices(from);
    }
  }

  /** Callback: what the server says of itself. */
  void tellsServer(long from, long info, long unused) {
    if (info != 0) {
      defaultSink = LibPulse.text(LibPulse.Memory.ALL.get(JAVA_LONG, info + DEFAULT_SINK));
      defaultSource = LibPulse.text(LibPulse.Memory.ALL.get(JAVA_LONG, info + DEFAULT_SOURCE));
    }
  }

  /** Callback: the next sink, or their end. */
  void tellsSink(long from, long info, int end, long unused) {
    if (end == 0) {
      comingSinks.add(device(info, false));
    } else {
      sinks = List.copyOf(comingSinks);
      comingSinks.clear();
    }
  }

  /** Callback: the next source, or their end, which is also the end of all answers. */
  void tellsSource(long from, long info, int end, long unused) {
    if (end == 0) {
      comingSources.add(device(info, true));
      return;
    }
    sources = List.copyOf(comingSources);
    comingSources.clear();
    connected = true;
    connecting.complete(true);
    onChange.run();
  }

  private static PulseDevice device(long info, boolean source) {
    boolean monitor = source && LibPulse.Memory.ALL.get(JAVA_INT, info + MONITOR_OF) != NONE;
    long properties = LibPulse.Memory.ALL.get(JAVA_LONG, info + PROPERTIES);
    return new PulseDevice(
        LibPulse.text(LibPulse.Memory.ALL.get(JAVA_LONG, info + NAME)),
        LibPulse.text(LibPulse.Memory.ALL.get(JAVA_LONG, info + DESCRIPTION)),
        PulseContext.form(properties),
        monitor);
  }

  private void forgetServer() {
    if (context != 0) {
      PulseContext.close(context);
      context = 0;
    }
    becomeEmpty();
  }

  private void becomeEmpty() {
    connected = false;
    sinks = List.of();
    sources = List.of();
    defaultSink = "";
    defaultSource = "";
  }

  /** Leaves the server; its streams end. The thread of libpulse stays until the process ends. */
  @Override
  public synchronized void close() {
    loop.lock();
    try {
      forgetServer();
    } finally {
      loop.unlock();
    }
  }
}
