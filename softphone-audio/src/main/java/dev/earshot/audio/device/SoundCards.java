package dev.earshot.audio.device;

import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.port.FrameRing;
import dev.earshot.mixer.port.FrameRing.WhenFull;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/** Lists the cards of a sound system and opens their lines, each call with a time limit. */
final class SoundCards {
  private static final System.Logger LOG = System.getLogger(SoundCards.class.getName());

  /** 60 ms: the least that survived a loaded machine without real-time scheduling. */
  private static final int LINE_BUFFER_MILLIS = 60;

  private static final int RING_MILLIS = 120;
  private static final Duration LIST_LIMIT = Duration.ofSeconds(2);
  private static final Duration OPEN_LIMIT = Duration.ofSeconds(3);

  private final SoundSystem sound;
  private final LongSupplier nanoClock;

  SoundCards(SoundSystem sound, LongSupplier nanoClock) {
    this.sound = sound;
    this.nanoClock = nanoClock;
  }

  List<AudioDevice> inputs() {
    return list("listing microphones", sound::inputs);
  }

  List<AudioDevice> outputs() {
    return list("listing speakers", sound::outputs);
  }

  Microphone openMicrophone(String spec, PcmFormat format) throws IOException {
    Opened opened = open("microphone", spec, format, sound::inputs, sound::openInput);
    FrameRing ring = ring(format);
    LineStep step = new CaptureStep(opened.line, opened.rate, format, ring, nanoClock.getAsLong());
    LineThread thread = new LineThread(opened.name, opened.line, step, nanoClock);
    return new LineMicrophone(opened.name, format, ring, thread.start("capture"));
  }

  Speaker openSpeaker(String spec, PcmFormat format) throws IOException {
    Opened opened = open("speaker", spec, format, sound::outputs, sound::openOutput);
    FrameRing ring = ring(format);
    LineStep step = new PlayoutStep(opened.line, opened.rate, format, ring);
    LineThread thread = new LineThread(opened.name, opened.line, step, nanoClock);
    return new LineSpeaker(opened.name, ring, thread.start("playout"));
  }

  private static FrameRing ring(PcmFormat format) {
    return new FrameRing(
        RING_MILLIS / format.frameMillis(), format.frameSamples(), WhenFull.DROP_OLDEST);
  }

  private static List<AudioDevice> list(String what, Callable<List<String>> names) {
    try {
      List<AudioDevice> devices = new ArrayList<>();
      for (String name : Bounded.call(what, LIST_LIMIT, names, _ -> {})) {
        if (devices.isEmpty()) {
          devices.add(new AudioDevice("default", "System default"));
        }
        devices.add(new AudioDevice("device:" + name, name));
      }
      return List.copyOf(devices);
    } catch (IOException e) {
      LOG.log(Level.WARNING, e.getMessage());
      return List.of();
    }
  }

  private static Opened open(
      String kind, String spec, PcmFormat format, Callable<List<String>> names, LineOpener opener)
      throws IOException {
    String what = kind + " '" + spec + "'";
    List<String> known = Bounded.call(what, LIST_LIMIT, names, _ -> {});
    if (known.isEmpty()) {
      throw new IOException("no sound card: " + what + " cannot be opened");
    }
    String name = spec.equals("default") ? "" : spec.substring("device:".length());
    if (!spec.equals("default") && !known.contains(name)) {
      throw new IOException(what + ": no such device; there are: " + String.join(", ", known));
    }
    return Bounded.call(
        what, OPEN_LIMIT, () -> openAtSomeRate(name, format, opener), late -> late.line.close());
  }

  /** The mixer's own rate if the card can do it; else a usual one, resampled. */
  private static Opened openAtSomeRate(String name, PcmFormat format, LineOpener opener)
      throws IOException {
    Set<Integer> rates = new LinkedHashSet<>(List.of(format.sampleRate()));
    rates.addAll(List.of(48_000, 16_000, 8000));
    List<String> refusals = new ArrayList<>();
    for (int rate : rates) {
      try {
        SoundLine line = opener.open(name, rate, LINE_BUFFER_MILLIS);
        return new Opened(name.isEmpty() ? "System default" : name, line, rate);
      } catch (IOException e) {
        refusals.add(rate + " Hz: " + e.getMessage());
      }
    }
    throw new IOException("gone, busy or unsuitable (" + String.join("; ", refusals) + ")");
  }

  private interface LineOpener {
    SoundLine open(String name, int sampleRate, int bufferMillis) throws IOException;
  }

  private record Opened(String name, SoundLine line, int rate) {}
}
