package dev.earshot.audio.device.pulse;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The functions of libpulse about streams. Callers hold the loop's lock. No garbage. */
final class StreamCalls {
  /** Which way sound flows. */
  enum Way {
    RECORD("microphone"),
    PLAY("speaker");

    private final String label;

    Way(String label) {
      this.label = label;
    }
  }

  static final int CREATING = 1;
  static final int READY = 2;

  /** {@code PA_STREAM_DONT_MOVE}: better silence than another device. */
  private static final int DONT_MOVE = 0x200;

  /** {@code PA_STREAM_EARLY_REQUESTS}: the server works in our fragments, however much waits. */
  private static final int EARLY_REQUESTS = 0x4000;

  private static final int S16_LITTLE_ENDIAN = 3;
  private static final int ANY = -1;

  /** What the server holds for us at most: how much is kept there is the writer's business. */
  private static final int MOST_MILLIS = 200;

  private static final MethodHandle PROPERTIES_NEW =
      LibPulse.function("pa_proplist_new", JAVA_LONG);
  private static final MethodHandle PROPERTIES_SET =
      LibPulse.function("pa_proplist_sets", JAVA_INT, JAVA_LONG, ADDRESS, ADDRESS);
  private static final MethodHandle PROPERTIES_FREE =
      LibPulse.procedure("pa_proplist_free", JAVA_LONG);
  private static final MethodHandle NEW =
      LibPulse.function(
          "pa_stream_new_with_proplist",
          JAVA_LONG,
          JAVA_LONG,
          ADDRESS,
          ADDRESS,
          JAVA_LONG,
          JAVA_LONG);
  private static final MethodHandle CONNECT_PLAYBACK =
      LibPulse.function(
          "pa_stream_connect_playback",
          JAVA_INT,
          JAVA_LONG,
          ADDRESS,
          ADDRESS,
          JAVA_INT,
          JAVA_LONG,
          JAVA_LONG);
  private static final MethodHandle CONNECT_RECORD =
      LibPulse.function(
          "pa_stream_connect_record", JAVA_INT, JAVA_LONG, ADDRESS, ADDRESS, JAVA_INT);
  private static final MethodHandle STATE =
      LibPulse.function("pa_stream_get_state", JAVA_INT, JAVA_LONG);
  private static final MethodHandle READABLE =
      LibPulse.function("pa_stream_readable_size", JAVA_LONG, JAVA_LONG);
  private static final MethodHandle WRITABLE =
      LibPulse.function("pa_stream_writable_size", JAVA_LONG, JAVA_LONG);
  private static final MethodHandle PEEK =
      LibPulse.function("pa_stream_peek", JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle DROP = LibPulse.function("pa_stream_drop", JAVA_INT, JAVA_LONG);
  private static final MethodHandle WRITE =
      LibPulse.function(
          "pa_stream_write",
          JAVA_INT,
          JAVA_LONG,
          JAVA_LONG,
          JAVA_LONG,
          JAVA_LONG,
          JAVA_LONG,
          JAVA_INT);
  private static final MethodHandle DISCONNECT =
      LibPulse.function("pa_stream_disconnect", JAVA_INT, JAVA_LONG);
  private static final MethodHandle UNREF = LibPulse.procedure("pa_stream_unref", JAVA_LONG);

  private StreamCalls() {}

  /** Begins to open a stream; its state tells what comes of it. 0 if the server is gone. */
  static long open(long context, Way way, String device, int sampleRate, int fragmentMillis) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(device);
      MemorySegment format = arena.allocate(12, 4);
      format.set(JAVA_INT, 0, S16_LITTLE_ENDIAN);
      format.set(JAVA_INT, 4, sampleRate);
      format.set(JAVA_BYTE, 8, (byte) 1);
      MemorySegment buffer = arena.allocate(20, 4);
      int milli = 2 * sampleRate / 1000;
      buffer.set(JAVA_INT, 0, ANY);
      buffer.set(JAVA_INT, 4, MOST_MILLIS * milli);
      buffer.set(JAVA_INT, 8, fragmentMillis * milli); // starts again after running dry
      buffer.set(JAVA_INT, 12, fragmentMillis * milli);
      buffer.set(JAVA_INT, 16, fragmentMillis * milli);
      long stream = create(context, way, arena, format);
      if (stream == 0) {
        return 0;
      }
      int flags = DONT_MOVE | EARLY_REQUESTS;
      int failed =
          way == Way.RECORD
              ? (int) CONNECT_RECORD.invokeExact(stream, name, buffer, flags)
              : (int) CONNECT_PLAYBACK.invokeExact(stream, name, buffer, flags, 0L, 0L);
      assert failed <= 0;
      return stream;
    } catch (Throwable never) {
      throw new AssertionError(never);
    }
  }

  private static long create(long context, Way way, Arena arena, MemorySegment format)
      throws Throwable {
    MemorySegment role = arena.allocateFrom("media.role");
    MemorySegment phone = arena.allocateFrom("phone");
    MemorySegment label = arena.allocateFrom("Earshot " + way.label);
    long properties = (long) PROPERTIES_NEW.invokeExact();
    int refused = (int) PROPERTIES_SET.invokeExact(properties, role, phone);
    assert refused == 0;
    long stream = (long) NEW.invokeExact(context, label, format, 0L, properties);
    PROPERTIES_FREE.invokeExact(properties);
    return stream;
  }

  static int state(long stream) {
    return LibPulse.number(STATE, stream);
  }

  /** Bytes that wait to be read. */
  static long readable(long stream) {
    return LibPulse.address(READABLE, stream);
  }

  /** Bytes that may be written. */
  static long writable(long stream) {
    return LibPulse.address(WRITABLE, stream);
  }

  /** Stores address and length of the next piece; the address of a hole is 0. */
  static boolean peek(long stream, MemorySegment address, MemorySegment length) {
    try {
      return (int) PEEK.invokeExact(stream, address.address(), length.address()) == 0;
    } catch (Throwable never) {
      throw new AssertionError(never);
    }
  }

  static void drop(long stream) {
    LibPulse.number(DROP, stream);
  }

  /** Copies bytes to be played after what waits. */
  static boolean write(long stream, MemorySegment bytes, int count) {
    try {
      return (int) WRITE.invokeExact(stream, bytes.address(), (long) count, 0L, 0L, 0) == 0;
    } catch (Throwable never) {
      throw new AssertionError(never);
    }
  }

  static void close(long stream) {
    LibPulse.number(DISCONNECT, stream);
    LibPulse.run(UNREF, stream);
  }
}
