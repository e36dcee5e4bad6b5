package dev.earshot.audio.phone;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Bytes allocated by threads so far, and processor time. By handles, because the module under test
 * does not read {@code jdk.management}.
 */
public final class Allocations {
  private final MethodHandle current;
  private final MethodHandle byThread;
  private final MethodHandle cpu;

  public Allocations() throws ReflectiveOperationException {
    Object bean =
        Class.forName("java.lang.management.ManagementFactory")
            .getMethod("getThreadMXBean")
            .invoke(null);
    Class<?> type = Class.forName("com.sun.management.ThreadMXBean");
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    current =
        lookup
            .findVirtual(type, "getCurrentThreadAllocatedBytes", MethodType.methodType(long.class))
            .bindTo(bean)
            .asType(MethodType.methodType(long.class));
    cpu =
        lookup
            .findVirtual(type, "getCurrentThreadCpuTime", MethodType.methodType(long.class))
            .bindTo(bean)
            .asType(MethodType.methodType(long.class));
    byThread =
        lookup
            .findVirtual(
                type, "getThreadAllocatedBytes", MethodType.methodType(long.class, long.class))
            .bindTo(bean)
            .asType(MethodType.methodType(long.class, long.class));
  }

  public long ofThisThread() throws Throwable {
    return (long) current.invokeExact();
  }

  /** Processor time of this thread so far. */
  public long cpuNanos() throws Throwable {
    return (long) cpu.invokeExact();
  }

  public long of(Thread thread) throws Throwable {
    return (long) byThread.invokeExact(thread.threadId());
  }
}
