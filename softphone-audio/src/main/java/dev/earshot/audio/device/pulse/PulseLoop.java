package dev.earshot.audio.device.pulse;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The {@code pulse} thread of libpulse and the lock under which everybody else touches what belongs
 * to it. Lives as long as the process, because streams of lost servers still refer to it.
 */
final class PulseLoop {
  private static final MethodHandle NEW = LibPulse.function("pa_threaded_mainloop_new", JAVA_LONG);
  private static final MethodHandle API =
      LibPulse.function("pa_threaded_mainloop_get_api", JAVA_LONG, JAVA_LONG);
  private static final MethodHandle NAME =
      LibPulse.procedure("pa_threaded_mainloop_set_name", JAVA_LONG, ADDRESS);
  private static final MethodHandle START =
      LibPulse.function("pa_threaded_mainloop_start", JAVA_INT, JAVA_LONG);
  private static final MethodHandle LOCK =
      LibPulse.procedure("pa_threaded_mainloop_lock", JAVA_LONG);
  private static final MethodHandle UNLOCK =
      LibPulse.procedure("pa_threaded_mainloop_unlock", JAVA_LONG);

  private final long loop;

  PulseLoop() {
    try (Arena arena = Arena.ofConfined()) {
      loop = (long) NEW.invokeExact();
      MemorySegment name = arena.allocateFrom("pulse");
      NAME.invokeExact(loop, name);
    } catch (Throwable never) {
      throw new AssertionError(never);
    }
    if (LibPulse.number(START, loop) < 0) {
      throw new IllegalStateException("libpulse cannot start its thread");
    }
  }

  /** What a context needs to be made. */
  long api() {
    return LibPulse.address(API, loop);
  }

  /** Not on the {@code pulse} thread, which holds it during its callbacks. */
  void lock() {
    LibPulse.run(LOCK, loop);
  }

  void unlock() {
    LibPulse.run(UNLOCK, loop);
  }
}
