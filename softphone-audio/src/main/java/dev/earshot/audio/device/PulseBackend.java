package dev.earshot.audio.device;

import dev.earshot.audio.device.pulse.PulseAudio;
import dev.earshot.audio.device.pulse.PulseDevice;
import dev.earshot.audio.device.pulse.PulseStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The devices of a PulseAudio or PipeWire server; connects anew when the server was restarted. */
final class PulseBackend implements AudioBackend {
  private static final System.Logger LOG = System.getLogger(PulseBackend.class.getName());
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(1);

  /** In which the server delivers and takes sound. */
  private static final int FRAGMENT_MILLIS = 5;

  /** A fragment, and what threads on an idle machine are late. */
  private static final int CUSHION_MILLIS = FRAGMENT_MILLIS + 3;

  private final PulseAudio pulse;

  private PulseBackend(PulseAudio pulse) {
    this.pulse = pulse;
  }

  /**
   * @param onChange called on the {@code pulse} thread when devices come or go; must not block
   * @return empty if libpulse is not installed, as everywhere but on Linux
   */
  static Optional<AudioBackend> load(Runnable onChange) {
    return PulseAudio.load(onChange).map(PulseBackend::new);
  }

  @Override
  public String name() {
    return "PulseAudio or PipeWire, by libpulse";
  }

  @Override
  public boolean available() {
    try {
      pulse.connect(CONNECT_LIMIT);
      return true;
    } catch (IOException e) {
      LOG.log(Level.DEBUG, e.getMessage());
      return false;
    }
  }

  @Override
  public List<SoundDevice> inputs() {
    return available() ? devices(pulse.sources(), pulse.defaultSource()) : List.of();
  }

  @Override
  public List<SoundDevice> outputs() {
    return available() ? devices(pulse.sinks(), pulse.defaultSink()) : List.of();
  }

  /** Monitors are no microphones, except one that the user made his default. */
  private static List<SoundDevice> devices(List<PulseDevice> all, String first) {
    Stream<PulseDevice> chosen = all.stream().filter(device -> device.name().equals(first));
    Stream<PulseDevice> others =
        all.stream().filter(device -> !device.monitor() && !device.name().equals(first));
    return Stream.concat(chosen, others).map(PulseBackend::device).toList();
  }

  private static SoundDevice device(PulseDevice device) {
    DeviceForm form = DeviceForm.of(device.form(), device.description());
    return new SoundDevice(device.name(), device.description(), form);
  }

  @Override
  public SoundLine openInput(String id, int sampleRate) throws IOException {
    pulse.connect(CONNECT_LIMIT);
    String device = id.isEmpty() ? pulse.defaultSource() : id;
    return new Input(device, pulse.record(device, sampleRate, FRAGMENT_MILLIS));
  }

  @Override
  public SoundLine openOutput(String id, int sampleRate) throws IOException {
    pulse.connect(CONNECT_LIMIT);
    String device = id.isEmpty() ? pulse.defaultSink() : id;
    return new Output(device, pulse.play(device, sampleRate, FRAGMENT_MILLIS));
  }

  @Override
  public void close() {
    pulse.close();
  }

  /** A lost stream says that much can be transferred, and then transfers nothing. */
  private static int promised(int bytes) {
    return bytes == PulseStream.LOST ? Integer.MAX_VALUE : bytes;
  }

  private record Input(String device, PulseStream stream) implements SoundLine {
    @Override
    public int available() {
      return promised(stream.readable());
    }

    @Override
    public int transfer(byte[] bytes, int count) {
      return stream.read(bytes, count);
    }

    @Override
    public int cushionMillis() {
      return CUSHION_MILLIS;
    }

    @Override
    public void close() {
      stream.close();
    }
  }

  private record Output(String device, PulseStream stream) implements SoundLine {
    @Override
    public int available() {
      return promised(stream.writable());
    }

    @Override
    public int transfer(byte[] bytes, int count) {
      return stream.write(bytes, count);
    }

    @Override
    public int cushionMillis() {
      return CUSHION_MILLIS;
    }

    @Override
    public void close() {
      stream.close();
    }
  }
}
