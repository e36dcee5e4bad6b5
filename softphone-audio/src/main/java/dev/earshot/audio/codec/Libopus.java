package dev.earshot.audio.codec;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The functions of libopus that we call. The library is built for each platform by the LWJGL
 * project and lies in our module, or, in installed packages, among the libraries of the Java that
 * they bring; it is loaded at the first question whether it {@link #isAvailable()}; only then may
 * the functions be called. Immutable; any thread.
 */
final class Libopus {
  static final int OK = 0;

  private static final String FOLDER = "/org/lwjgl/opus/";

  private static final System.Logger LOG = System.getLogger(Libopus.class.getName());
  private static final Optional<SymbolLookup> LIBRARY = load();

  private Libopus() {}

  /** Whether Opus can be spoken on this machine; if not, one line of the log says why. */
  static boolean isAvailable() {
    return LIBRARY.isPresent();
  }

  private static Optional<SymbolLookup> load() {
    Optional<String> resource =
        resource(System.getProperty("os.name"), System.getProperty("os.arch"));
    try {
      if (resource.isPresent()) {
        return Optional.of(open(resource.get()));
      }
      LOG.log(Level.WARNING, "Opus is not offered: there is no libopus for this platform");
    } catch (IOException | IllegalArgumentException | IllegalCallerException e) {
      LOG.log(Level.WARNING, "Opus is not offered: cannot load libopus: {0}", e.getMessage());
    }
    return Optional.empty();
  }

  /** Name of the library for a platform as Java calls it. */
  static Optional<String> resource(String system, String processor) {
    String chip =
        switch (processor) {
          case "amd64", "x86_64" -> "x64";
          case "aarch64" -> "arm64";
          default -> "";
        };
    if (chip.isEmpty()) {
      return Optional.empty();
    }
    if (system.startsWith("Windows")) {
      return Optional.of("/windows/" + chip + FOLDER + "opus.dll");
    }
    if (system.startsWith("Mac")) {
      return Optional.of("/macos/" + chip + FOLDER + "libopus.dylib");
    }
    return system.equals("Linux")
        ? Optional.of("/linux/" + chip + FOLDER + "libopus.so")
        : Optional.empty();
  }

  private static SymbolLookup open(String resource) throws IOException {
    Path beside = beside(Path.of(System.getProperty("java.home")), resource);
    return Files.exists(beside)
        ? SymbolLookup.libraryLookup(beside, Arena.global())
        : unpacked(resource);
  }

  /** Where a package lays a library: beside those of its Java (packaging/build/Natives.java). */
  static Path beside(Path javaHome, String resource) {
    String name = resource.substring(resource.lastIndexOf('/') + 1);
    return javaHome.resolve(name.endsWith(".dll") ? "bin" : "lib").resolve(name);
  }

  /** Loaders of libraries want files; the folder is new and ours alone. */
  private static SymbolLookup unpacked(String resource) throws IOException {
    Path folder = Files.createTempDirectory("earshot-opus");
    Path file = folder.resolve(Path.of(resource).getFileName());
    try (InputStream in = Libopus.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException(resource + " is missing");
      }
      Files.copy(in, file);
      return SymbolLookup.libraryLookup(file, Arena.global());
    } finally {
      remove(file);
      remove(folder);
    }
  }

  /** A loaded library needs its file no longer, except on Windows, which keeps it till the end. */
  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException inUse) {
      file.toFile().deleteOnExit();
    }
  }

  /** The functions, as constants that the compiler can see through. */
  private static final class Calls {
    static final MethodHandle ENCODER_SIZE = of("opus_encoder_get_size", JAVA_INT);
    static final MethodHandle ENCODER_INIT =
        of("opus_encoder_init", ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT);
    static final MethodHandle ENCODE =
        of("opus_encode", ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
    static final MethodHandle DECODER_SIZE = of("opus_decoder_get_size", JAVA_INT);
    static final MethodHandle DECODER_INIT = of("opus_decoder_init", ADDRESS, JAVA_INT, JAVA_INT);
    static final MethodHandle DECODE =
        of("opus_decode", ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
    static final MethodHandle ENCODER_CTL =
        Linker.nativeLinker()
            .downcallHandle(
                symbol("opus_encoder_ctl"),
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT),
                Linker.Option.firstVariadicArg(2));

    private static MethodHandle of(String name, java.lang.foreign.MemoryLayout... arguments) {
      return Linker.nativeLinker()
          .downcallHandle(symbol(name), FunctionDescriptor.of(JAVA_INT, arguments));
    }

    private static MemorySegment symbol(String name) {
      return LIBRARY.orElseThrow().find(name).orElseThrow();
    }
  }

  static int encoderSize(int channels) {
    try {
      return (int) Calls.ENCODER_SIZE.invokeExact(channels);
    } catch (Throwable never) {
      throw new AssertionError(never);
    }
  }

  static int encoderInit(MemorySegment state, int sampleRate, int channels, int application) {
    try {
      return (int) Calls.ENCODER_INIT.invokeExact(state, sampleRate, channels, application);
    } catch (Throwable never) {
      throw new AssertionError(never);
    }
  }

  static int encode(MemorySegment state, MemorySegment pcm, int count, MemorySegment to, int most) {
    try {
      return (int) Calls.ENCODE.invokeExact(state, pcm, count, to, most);
    } catch (Throwable never) {
      throw new AssertionError(never);
    }
  }

  static int set(MemorySegment encoder, int request, int value) {
    try {
      return (int) Calls.ENCODER_CTL.invokeExact(encoder, request, value);
    } catch (Throwable never) {
      throw new AssertionError(never);
    }
  }

  static int decoderSize(int channels) {
    try {
      return (int) Calls.DECODER_SIZE.invokeExact(channels);
    } catch (Throwable never) {
      throw new AssertionError(never);
    }
  }

  static int decoderInit(MemorySegment state, int sampleRate, int channels) {
    try {
      return (int) Calls.DECODER_INIT.invokeExact(state, sampleRate, channels);
    } catch (Throwable never) {
      throw new AssertionError(never);
    }
  }

  /**
   * @param packet {@link MemorySegment#NULL} conceals a loss
   * @param count samples wanted
   * @param fec 1 decodes what the packet tells about the one before it
   */
  static int decode(
      MemorySegment state, MemorySegment packet, int bytes, MemorySegment pcm, int count, int fec) {
    try {
      return (int) Calls.DECODE.invokeExact(state, packet, bytes, pcm, count, fec);
    } catch (Throwable never) {
      throw new AssertionError(never);
    }
  }
}
