package dev.earshot.app;

import dev.earshot.audio.device.AudioDevice;
import dev.earshot.audio.device.AudioDevices;
import dev.earshot.audio.device.Microphone;
import dev.earshot.audio.device.Speaker;
import dev.earshot.mixer.audio.PcmFormat;
import java.io.IOException;
import java.util.List;

/** A machine with one sound card that can be unplugged, or with none. */
final class FewDevices implements AudioDevices {
  private final boolean soundCard;
  private final boolean headphones;
  private volatile boolean plugged = true;
  private volatile Card open = new Card();
  private volatile Headphones ears = new Headphones();

  FewDevices(boolean soundCard) {
    this(soundCard, false);
  }

  /**
   * @param headphones whether there are such, besides
   */
  FewDevices(boolean soundCard, boolean headphones) {
    this.soundCard = soundCard;
    this.headphones = headphones;
  }

  void unplugHeadphones() {
    ears.alive = false;
  }

  /** As a line that stalled and goes on. */
  void headphonesAreBack() {
    ears.alive = true;
  }

  void unplug() {
    plugged = false;
    open.alive = false;
  }

  void plugIn() {
    plugged = true;
  }

  @Override
  public List<AudioDevice> microphones() {
    return soundCard ? List.of(new AudioDevice("default", "mic")) : List.of();
  }

  @Override
  public List<AudioDevice> speakers() {
    return headphones ? List.of(new AudioDevice("device:ears", "Headphones")) : List.of();
  }

  @Override
  public Microphone openMicrophone(String spec, PcmFormat format) throws IOException {
    boolean known = spec.equals("silence") || (spec.equals("default") && soundCard);
    if (!known || !plugged) {
      throw new IOException("no such microphone: " + spec);
    }
    open = new Card();
    return open;
  }

  @Override
  public Speaker openSpeaker(String spec, PcmFormat format) {
    if (!spec.equals("device:ears")) {
      return new Nowhere();
    }
    return ears;
  }

  /** Once unplugged, dead for good: what is plugged in again must be opened again. */
  private static final class Card implements Microphone {
    private volatile boolean alive = true;

    @Override
    public String description() {
      return "mic";
    }

    @Override
    public boolean read(int[] frame) {
      return false;
    }

    @Override
    public boolean alive() {
      return alive;
    }

    @Override
    public void close() {}
  }

  private static final class Nowhere implements Speaker {
    @Override
    public String description() {
      return "nowhere";
    }

    @Override
    public void write(int[] frame) {}

    @Override
    public void close() {}
  }

  /** Lost and back without being opened again. */
  private static final class Headphones implements Speaker {
    private volatile boolean alive = true;

    @Override
    public String description() {
      return "Headphones";
    }

    @Override
    public void write(int[] frame) {}

    @Override
    public boolean alive() {
      return alive;
    }

    @Override
    public void close() {}
  }
}
