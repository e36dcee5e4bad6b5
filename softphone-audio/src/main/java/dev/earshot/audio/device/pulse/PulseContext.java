package dev.earshot.audio.device.pulse;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The functions of libpulse about the connection to a server. Callers hold the loop's lock. */
final class PulseContext {
  static final int READY = 4;
  static final int FAILED = 5;
  static final int TERMINATED = 6;

  /** The server is asked for, never started. */
  private static final int NO_AUTOSPAWN = 1;

  private static final int SINKS_SOURCES_AND_SERVER = 0x83;

  private static final MethodHandle NEW =
      LibPulse.function("pa_context_new", JAVA_LONG, JAVA_LONG, ADDRESS);
  private static final MethodHandle ON_STATE =
      LibPulse.procedure("pa_context_set_state_callback", JAVA_LONG, ADDRESS, JAVA_LONG);
  private static final MethodHandle ON_EVENT =
      LibPulse.procedure("pa_context_set_subscribe_callback", JAVA_LONG, ADDRESS, JAVA_LONG);
  private static final MethodHandle CONNECT =
      LibPulse.function("pa_context_connect", JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG);
  private static final MethodHandle STATE =
      LibPulse.function("pa_context_get_state", JAVA_INT, JAVA_LONG);
  private static final MethodHandle ERROR =
      LibPulse.function("pa_context_errno", JAVA_INT, JAVA_LONG);
  private static final MethodHandle SUBSCRIBE =
      LibPulse.function(
          "pa_context_subscribe", JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle DISCONNECT =
      LibPulse.procedure("pa_context_disconnect", JAVA_LONG);
  private static final MethodHandle UNREF = LibPulse.procedure("pa_context_unref", JAVA_LONG);
  private static final MethodHandle FORGET = LibPulse.procedure("pa_operation_unref", JAVA_LONG);

  private static final MethodHandle PROPERTY =
      LibPulse.function("pa_proplist_gets", JAVA_LONG, JAVA_LONG, ADDRESS);
  private static final MemorySegment FORM_FACTOR =
      Arena.global().allocateFrom("device.form_factor");

  /** Questions to the server, each answered by callbacks. */
  enum Question {
    SERVER("pa_context_get_server_info"),
    SINKS("pa_context_get_sink_info_list"),
    SOURCES("pa_context_get_source_info_list");

    private final MethodHandle function;

    Question(String name) {
      function = LibPulse.function(name, JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG);
    }
  }

  private PulseContext() {}

  /** Begins to connect to the user's server; the state tells what comes of it. */
  static long open(PulseLoop loop, String application, MemorySegment onState) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(application);
      long context = (long) NEW.invokeExact(loop.api(), name);
      ON_STATE.invokeExact(context, onState, 0L);
      // A failure shows as a state, too.
      int begun = (int) CONNECT.invokeExact(context, 0L, NO_AUTOSPAWN, 0L);
      assert begun <= 0;
      return context;
    } catch (Throwable never) {
      throw new AssertionError(never);
    }
  }

  static int state(long context) {
    return LibPulse.number(STATE, context);
  }

  /** Why it failed. */
  static String reason(long context) {
    return LibPulse.reason(LibPulse.number(ERROR, context));
  }

  /** Wants to hear of devices and of another default. */
  static void subscribe(long context, MemorySegment onEvent) {
    try {
      ON_EVENT.invokeExact(context, onEvent, 0L);
      forget((long) SUBSCRIBE.invokeExact(context, SINKS_SOURCES_AND_SERVER, 0L, 0L));
    } catch (Throwable never) {
      throw new AssertionError(never);
    }
  }

  static void ask(long context, Question question, MemorySegment onAnswer) {
    try {
      forget((long) question.function.invokeExact(context, onAnswer, 0L));
    } catch (Throwable never) {
      throw new AssertionError(never);
    }
  }

  /** What a device is, by its properties; empty if the server does not know. */
  static String form(long properties) {
    try {
      return LibPulse.text((long) PROPERTY.invokeExact(properties, FORM_FACTOR));
    } catch (Throwable never) {
      throw new AssertionError(never);
    }
  }

  private static void forget(long operation) {
    if (operation != 0) {
      LibPulse.run(FORGET, operation);
    }
  }

  /** Its streams fail; libpulse frees it after the last of them. */
  static void close(long context) {
    try {
      ON_STATE.invokeExact(context, MemorySegment.NULL, 0L);
      ON_EVENT.invokeExact(context, MemorySegment.NULL, 0L);
    } catch (Throwable never) {
      throw new AssertionError(never);
    }
    LibPulse.run(DISCONNECT, context);
    LibPulse.run(UNREF, context);
  }
}
