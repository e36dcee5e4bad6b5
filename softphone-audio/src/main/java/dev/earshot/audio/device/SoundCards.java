package dev.earshot.audio.device;

import static java.util.stream.Collectors.joining;

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
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Lists the cards of a sound system and opens their lines, each call with a time limit. */
final class SoundCards {
  private static final System.Logger LOG = System.getLogger(SoundCards.class.getName());

  private static final int RING_MILLIS = 120;
  private static final int SAMPLE_RING_MILLIS = 300;
  private static final SoundDevice DEFAULT =
      new SoundDevice("", "System default", DeviceForm.UNKNOWN);

  /** The first list of a process that is just starting on a busy machine takes seconds. */
  private static final Duration LIST_LIMIT = Duration.ofSeconds(4);

  private static final Duration OPEN_LIMIT = Duration.ofSeconds(3);

  private final AudioBackend sound;
  private final LongSupplier nanoClock;
  private final Consumer<DeviceEvent> listener;

  /**
   * @param listener hears of lines that fail, on their threads
   */
  SoundCards(AudioBackend sound, LongSupplier nanoClock, Consumer<DeviceEvent> listener) {
    this.sound = sound;
    this.nanoClock = nanoClock;
    this.listener = listener;
  }

  /** What the user should know of the sound system; empty if nothing. */
  String notice() {
    return sound.notice();
  }

  List<AudioDevice> inputs() {
    return list("listing microphones", sound::inputs);
  }

  List<AudioDevice> outputs() {
    return list("listing speakers", sound::outputs);
  }

  Microphone openMicrophone(String spec, PcmFormat format) throws IOException {
    Opened opened = open("microphone", spec, format, sound::inputs, sound::openInput);
    SampleRing ring = new SampleRing(format.sampleRate() / 1000 * SAMPLE_RING_MILLIS);
    LineStep step = new CaptureStep(opened.line, opened.rate, format, ring, nanoClock.getAsLong());
    LineThread thread = thread(opened, step).start("capture");
    int cushion = opened.line.cushionMillis();
    return new LineMicrophone(opened.lineName(), format, ring, cushion, thread);
  }

  Speaker openSpeaker(String spec, PcmFormat format) throws IOException {
    Opened opened = open("speaker", spec, format, sound::outputs, sound::openOutput);
    FrameRing ring = ring(format);
    LineStep step = new PlayoutStep(opened.line, opened.rate, format, ring, nanoClock.getAsLong());
    return new LineSpeaker(opened.lineName(), ring, thread(opened, step).start("playout"));
  }

  private LineThread thread(Opened opened, LineStep step) {
    Runnable failed = () -> listener.accept(new DeviceEvent.LineFailed(opened.name));
    return new LineThread(opened.name, opened.line, step, nanoClock, failed);
  }

  private static FrameRing ring(PcmFormat format) {
    return new FrameRing(
        RING_MILLIS / format.frameMillis(), format.frameSamples(), WhenFull.DROP_OLDEST);
  }

  private static List<AudioDevice> list(String what, Callable<List<SoundDevice>> lister) {
    try {
      List<AudioDevice> devices = new ArrayList<>();
      for (SoundDevice found : Bounded.call(what, LIST_LIMIT, lister, _ -> {})) {
        if (devices.isEmpty()) {
          devices.add(new AudioDevice("default", "System default", found.form()));
        }
        devices.add(new AudioDevice("device:" + found.id(), found.name(), found.form()));
      }
      return List.copyOf(devices);
    } catch (IOException e) {
      LOG.log(Level.WARNING, e.getMessage());
      return List.of();
    }
  }

  private static Opened open(
      String kind,
      String spec,
      PcmFormat format,
      Callable<List<SoundDevice>> lister,
      LineOpener opener)
      throws IOException {
    String what = kind + " '" + spec + "'";
    List<SoundDevice> known = Bounded.call(what, LIST_LIMIT, lister, _ -> {});
    if (known.isEmpty()) {
      throw new IOException("no sound card: " + what + " cannot be opened");
    }
    SoundDevice device = spec.equals("default") ? DEFAULT : find(what, spec, known);
    Opened opened =
        Bounded.call(
            what,
            OPEN_LIMIT,
            () -> openAtSomeRate(device, format, opener),
            late -> late.line.close());
    return opened.named(known);
  }

  /** By id, or else by name: another port can change the id. */
  private static SoundDevice find(String what, String spec, List<SoundDevice> known)
      throws IOException {
    String wanted = spec.substring("device:".length());
    return known.stream()
        .filter(device -> device.id().equals(wanted))
        .findFirst()
        .or(() -> known.stream().filter(device -> device.name().equals(wanted)).findFirst())
        .orElseThrow(
            () ->
                new IOException(
                    what
                        + ": no such device; there are: "
                        + known.stream().map(SoundDevice::name).collect(joining(", "))));
  }

  /** The mixer's own rate if the card can do it; else a usual one, resampled. */
  private static Opened openAtSomeRate(SoundDevice device, PcmFormat format, LineOpener opener)
      throws IOException {
    Set<Integer> rates = new LinkedHashSet<>(List.of(format.sampleRate()));
    rates.addAll(List.of(48_000, 16_000, 8000));
    List<String> refusals = new ArrayList<>();
    for (int rate : rates) {
      try {
        return new Opened(device.name(), opener.open(device.id(), rate), rate);
      } catch (IOException e) {
        refusals.add(rate + " Hz: " + e.getMessage());
      }
    }
    throw new IOException("gone, busy or unsuitable (" + String.join("; ", refusals) + ")");
  }

  private interface LineOpener {
    SoundLine open(String id, int sampleRate) throws IOException;
  }

  private record Opened(String name, SoundLine line, int rate) {
    /** What it stands for, if it is the default one and the sound system says which that is. */
    Opened named(List<SoundDevice> known) {
      return known.stream()
          .filter(device -> device.id().equals(line.device()))
          .findFirst()
          .map(device -> new Opened(device.name(), line, rate))
          .orElse(this);
    }

    LineName lineName() {
      return new LineName(name, line.device().isEmpty() ? "" : "device:" + line.device());
    }
  }
}
