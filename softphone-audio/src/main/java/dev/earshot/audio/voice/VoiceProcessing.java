package dev.earshot.audio.voice;

import dev.earshot.mixer.audio.PcmFormat;
import java.lang.System.Logger.Level;
import java.util.function.IntFunction;

/**
 * Opens processors. The first one loads the native library, which takes about half a second; each
 * is warmed up before it is given away. Where the library or one of the system's that it needs is
 * missing, voices pass as they are, and one line of the log and {@link Processor#notice} say why.
 */
public final class VoiceProcessing {
  private static final System.Logger LOG = System.getLogger(VoiceProcessing.class.getName());
  private static final String OFF = "Voice processing is off: ";

  private VoiceProcessing() {}

  /** A processor that does nothing, as wished. */
  public static Processor none() {
    return new PassThrough("");
  }

  /** A processor for frames of this format; never on the mix thread. */
  public static Processor open(PcmFormat format, VoiceSettings settings) {
    return open(format, settings, WebRtcProcessor::new);
  }

  static Processor open(
      PcmFormat format, VoiceSettings settings, IntFunction<? extends Processor> library) {
    if (format.frameMillis() != Processor.FRAME_MILLIS) {
      return missing("it needs ticks of 10 ms");
    }
    try {
      Processor processor = library.apply(format.sampleRate());
      Warming.up(processor, format.frameSamples());
      processor.use(settings);
      return processor;
    } catch (LinkageError | RuntimeException e) {
      return missing(reason(e));
    }
  }

  private static Processor missing(String why) {
    LOG.log(Level.WARNING, OFF + why);
    return new PassThrough(OFF + why + ".");
  }

  /** What lies at the bottom of it: an error names the library that the system has not. */
  private static String reason(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof NullPointerException) {
      // How the library's own loader says it.
      return "there is no library for this platform";
    }
    String message = cause.getMessage();
    return "cannot load its library: " + (message == null ? cause.toString() : message);
  }
}
