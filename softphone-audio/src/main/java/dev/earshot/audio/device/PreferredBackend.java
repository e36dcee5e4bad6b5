package dev.earshot.audio.device;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The better of two sound systems where it is there, else the one that is everywhere. Looks for the
 * better one at each use until it is found, then stays with it: when its server dies, devices are
 * gone and come back, but sound never jumps to what the other system would take for the default.
 */
final class PreferredBackend implements AudioBackend {
  private static final System.Logger LOG = System.getLogger(PreferredBackend.class.getName());

  private final Supplier<Optional<AudioBackend>> loader;
  private final AudioBackend base;
  private Optional<AudioBackend> better = Optional.empty();
  private boolean loaded;
  private boolean found;
  private volatile Optional<AudioBackend> used = Optional.empty();
  private volatile String notice = "";

  /**
   * @param loader called once at the first use; empty where the better one cannot be used at all
   */
  PreferredBackend(Supplier<Optional<AudioBackend>> loader, AudioBackend base) {
    this.loader = loader;
    this.base = base;
  }

  private synchronized AudioBackend current() {
    if (!loaded) {
      better = loader.get();
      loaded = true;
    }
    if (!found && better.isPresent() && better.get().available()) {
      found = true;
      notice = "";
    }
    if (!found && notice.isEmpty()) {
      String missing = better.isEmpty() ? "libpulse cannot be used" : "No PulseAudio or PipeWire";
      notice = missing + ": sound cards are used through Java's own sound.";
      LOG.log(Level.INFO, notice);
    }
    AudioBackend now = found ? better.orElseThrow() : base;
    used = Optional.of(now);
    return now;
  }

  @Override
  public List<SoundDevice> inputs() {
    return current().inputs();
  }

  @Override
  public List<SoundDevice> outputs() {
    return current().outputs();
  }

  @Override
  public SoundLine openInput(String id, int sampleRate) throws IOException {
    return current().openInput(id, sampleRate);
  }

  @Override
  public SoundLine openOutput(String id, int sampleRate) throws IOException {
    return current().openOutput(id, sampleRate);
  }

  /** Of the one that was used last; empty before the first use. */
  @Override
  public String name() {
    return used.map(AudioBackend::name).orElse("");
  }

  @Override
  public String notice() {
    return notice;
  }

  @Override
  public synchronized void close() {
    better.ifPresent(AudioBackend::close);
    base.close();
  }
}
