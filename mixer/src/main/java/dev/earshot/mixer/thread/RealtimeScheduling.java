package dev.earshot.mixer.thread;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Real-time scheduling of single threads ({@code SCHED_FIFO} of Linux, sched_setscheduler(2)): they
 * run before every ordinary thread of the machine, so that a busy screen or compiler does not make
 * audio late. Only for threads that do little and then wait; never for a whole process, whose
 * collector and compiler threads would then compete with them.
 *
 * <p>It is a wish: where the system, the user's rights or the JVM's options do not allow it,
 * nothing happens and audio runs as any other thread.
 */
public final class RealtimeScheduling {
  private static final int SCHED_FIFO = 1;

  /** Processes started by this thread do not inherit its precedence. */
  private static final int SCHED_RESET_ON_FORK = 0x4000_0000;

  /** Of 1 to 99: above ordinary threads, below those of the kernel and the sound server. */
  private static final int PRIORITY = 4;

  private RealtimeScheduling() {}

  /** What came of the wish. */
  public enum Outcome {
    GRANTED,
    NOT_PERMITTED,
    /**
     * Not Linux, or the JVM was not started with {@code --enable-native-access=dev.earshot.mixer}.
     */
    NOT_AVAILABLE
  }

  /** Asks for the calling thread, which must be a platform thread. Takes some milliseconds once. */
  public static Outcome request() {
    if (!RealtimeScheduling.class.getModule().isNativeAccessEnabled()
        || !System.getProperty("os.name", "").equals("Linux")) {
      return Outcome.NOT_AVAILABLE;
    }
    return Linker.nativeLinker()
        .defaultLookup()
        .find("sched_setscheduler")
        .map(RealtimeScheduling::call)
        .orElse(Outcome.NOT_AVAILABLE);
  }

  private static Outcome call(MemorySegment function) {
    MethodHandle setScheduler =
        Linker.nativeLinker()
            .downcallHandle(function, FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment priority = arena.allocateFrom(JAVA_INT, PRIORITY);
      int failed = (int) setScheduler.invokeExact(0, SCHED_FIFO | SCHED_RESET_ON_FORK, priority);
      return failed == 0 ? Outcome.GRANTED : Outcome.NOT_PERMITTED;
    } catch (Throwable impossible) {
      throw new AssertionError("sched_setscheduler takes two numbers and an address", impossible);
    }
  }
}
