package dev.earshot.audio.device;

import dev.earshot.mixer.audio.PcmFormat;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Sound cards, files, tones and silence, each opened by its spec. Any thread. */
final class SystemAudioDevices implements AudioDevices {
  private final List<Consumer<DeviceEvent>> listeners = new CopyOnWriteArrayList<>();
  private final AudioBackend sound;
  private final SoundCards cards;

  /**
   * @param backend makes the sound system, which calls what it is given when devices come or go
   */
  SystemAudioDevices(Function<Runnable, AudioBackend> backend, LongSupplier nanoClock) {
    sound = backend.apply(() -> tell(new DeviceEvent.DevicesChanged()));
    cards = new SoundCards(sound, nanoClock, this::tell);
  }

  static SystemAudioDevices open(LongSupplier nanoClock) {
    return new SystemAudioDevices(
        changed -> new PreferredBackend(() -> PulseBackend.load(changed), new JavaxSound()),
        nanoClock);
  }

  private void tell(DeviceEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }

  @Override
  public AutoCloseable watch(Consumer<DeviceEvent> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public String notice() {
    return cards.notice();
  }

  @Override
  public String soundSystem() {
    return sound.name();
  }

  @Override
  public void close() {
    sound.close();
  }

  @Override
  public List<AudioDevice> microphones() {
    return cards.inputs();
  }

  @Override
  public List<AudioDevice> speakers() {
    return cards.outputs();
  }

  @Override
  public Microphone openMicrophone(String spec, PcmFormat format) throws IOException {
    if (spec.equals("silence")) {
      return new SilentMicrophone();
    } else if (spec.startsWith("tone:")) {
      return tone(spec, format);
    } else if (spec.startsWith("file:")) {
      return recording(spec, format);
    } else if (isSoundCard(spec)) {
      return cards.openMicrophone(spec, format);
    }
    throw new IOException(
        "unknown microphone '"
            + spec
            + "': expected default, device:NAME, file:FILE.wav, tone:HZ or silence");
  }

  @Override
  public Speaker openSpeaker(String spec, PcmFormat format) throws IOException {
    if (spec.equals("none")) {
      return new NoSpeaker();
    } else if (spec.startsWith("file:")) {
      return new FileSpeaker(path(spec, spec.substring("file:".length())), format);
    } else if (isSoundCard(spec)) {
      return cards.openSpeaker(spec, format);
    }
    throw new IOException(
        "unknown speaker '" + spec + "': expected default, device:NAME, file:FILE.wav or none");
  }

  private static boolean isSoundCard(String spec) {
    return spec.equals("default") || spec.startsWith("device:");
  }

  private static Microphone tone(String spec, PcmFormat format) throws IOException {
    String number = spec.substring("tone:".length());
    if (!number.matches("[0-9]{1,5}(\\.[0-9]{1,3})?")) {
      throw new IOException("microphone '" + spec + "': '" + number + "' is no frequency in Hz");
    }
    double hertz = Double.parseDouble(number);
    if (hertz < 20 || hertz > 20_000) {
      throw new IOException("microphone '" + spec + "': a tone has 20 to 20000 Hz");
    }
    if (2 * hertz >= format.sampleRate()) {
      throw new IOException(
          "microphone '" + spec + "': too high for a sample rate of " + format.sampleRate());
    }
    return new ToneMicrophone("tone " + number + " Hz", hertz, format);
  }

  private static Microphone recording(String spec, PcmFormat format) throws IOException {
    boolean loop = spec.endsWith("?loop");
    String name = spec.substring("file:".length(), spec.length() - (loop ? "?loop".length() : 0));
    Path path = path(spec, name);
    return FileMicrophone.open(path, format, loop);
  }

  private static Path path(String spec, String name) throws IOException {
    if (name.isBlank()) {
      throw new IOException("'" + spec + "' names no file");
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new IOException("'" + spec + "' is no file name: " + e.getReason(), e);
    }
  }
}
