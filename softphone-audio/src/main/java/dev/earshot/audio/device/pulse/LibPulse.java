package dev.earshot.audio.device.pulse;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

/**
 * Loads libpulse and makes its functions callable. Addresses are {@code long}s, so that calls leave
 * nothing to the garbage collector. Immutable; any thread.
 */
final class LibPulse {
  private static final Optional<SymbolLookup> LIBRARY = load();

  private LibPulse() {}

  /** Whether libpulse is installed on this machine and may be called. */
  static boolean isAvailable() {
    return LIBRARY.isPresent();
  }

  private static Optional<SymbolLookup> load() {
    if (!System.getProperty("os.name", "").equals("Linux")
        || !LibPulse.class.getModule().isNativeAccessEnabled()
        || ADDRESS.byteSize() != JAVA_LONG.byteSize()) {
      return Optional.empty();
    }
    try {
      return Optional.of(SymbolLookup.libraryLookup("libpulse.so.0", Arena.global()));
    } catch (IllegalArgumentException notInstalled) {
      return Optional.empty();
    }
  }

  /** A function that returns nothing. */
  static MethodHandle procedure(String name, MemoryLayout... arguments) {
    return Linker.nativeLinker().downcallHandle(symbol(name), FunctionDescriptor.ofVoid(arguments));
  }

  static MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
    return Linker.nativeLinker()
        .downcallHandle(symbol(name), FunctionDescriptor.of(result, arguments));
  }

  private static MemorySegment symbol(String name) {
    return LIBRARY.orElseThrow().find(name).orElseThrow();
  }

  /**
   * Makes a method callable for libpulse, for the rest of the process' life.
   *
   * @param arguments of the method, {@code long} or {@code int}; it returns nothing and must not
   *     throw
   */
  static MemorySegment callback(
      MethodHandles.Lookup lookup, Object target, String method, MemoryLayout... arguments) {
    FunctionDescriptor shape = FunctionDescriptor.ofVoid(arguments);
    try {
      MethodType type = shape.toMethodType();
      MethodHandle handle = lookup.findVirtual(target.getClass(), method, type).bindTo(target);
      return Linker.nativeLinker().upcallStub(handle, shape, Arena.global());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** Text that libpulse points to; empty for a null pointer. */
  static String text(long address) {
    return address == 0 ? "" : Memory.ALL.getString(address);
  }

  static void run(MethodHandle procedure, long argument) {
    try {
      procedure.invokeExact(argument);
    } catch (Throwable never) {
      throw new AssertionError(never);
    }
  }

  static int number(MethodHandle function, long argument) {
    try {
      return (int) function.invokeExact(argument);
    } catch (Throwable never) {
      throw new AssertionError(never);
    }
  }

  static long address(MethodHandle function, long argument) {
    try {
      return (long) function.invokeExact(argument);
    } catch (Throwable never) {
      throw new AssertionError(never);
    }
  }

  /** What an error number of libpulse means. */
  static String reason(int error) {
    try {
      return text((long) Errors.TEXT.invokeExact(error));
    } catch (Throwable never) {
      throw new AssertionError(never);
    }
  }

  /** What libpulse points to. Loaded when it is needed, which needs native access. */
  static final class Memory {
    static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private Memory() {}
  }

  /** Loaded when it is needed. */
  private static final class Errors {
    static final MethodHandle TEXT = function("pa_strerror", JAVA_LONG, JAVA_INT);
  }
}
