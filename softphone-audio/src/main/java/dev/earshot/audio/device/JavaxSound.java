package dev.earshot.audio.device;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;

/**
 * The sound cards of {@code javax.sound}. Linux names a mixer {@code card [plughw:2,0]} with an
 * index that changes when it is plugged in again, so the part before {@code " ["} is its name here,
 * unless two cards share it.
 */
final class JavaxSound implements AudioBackend {
  /** The least that survived a loaded machine without real-time scheduling. */
  private static final int BUFFER_MILLIS = 60;

  @Override
  public String name() {
    return "Java's own sound";
  }

  @Override
  public List<SoundDevice> inputs() {
    return devices(TargetDataLine.class);
  }

  @Override
  public List<SoundDevice> outputs() {
    return devices(SourceDataLine.class);
  }

  @Override
  public SoundLine openInput(String name, int sampleRate) throws IOException {
    AudioFormat format = mono(sampleRate);
    int buffer = 2 * sampleRate / 1000 * BUFFER_MILLIS;
    try {
      TargetDataLine line = (TargetDataLine) line(TargetDataLine.class, name, format);
      line.open(format, buffer);
      line.start();
      return new Input(line);
    } catch (LineUnavailableException | IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public SoundLine openOutput(String name, int sampleRate) throws IOException {
    AudioFormat format = mono(sampleRate);
    int buffer = 2 * sampleRate / 1000 * BUFFER_MILLIS;
    try {
      SourceDataLine line = (SourceDataLine) line(SourceDataLine.class, name, format);
      line.open(format, buffer);
      line.start();
      return new Output(line);
    } catch (LineUnavailableException | IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static AudioFormat mono(int sampleRate) {
    return new AudioFormat(sampleRate, 16, 1, true, false);
  }

  private static Line line(Class<?> kind, String name, AudioFormat format)
      throws LineUnavailableException, IOException {
    DataLine.Info info = new DataLine.Info(kind, format);
    if (name.isEmpty()) {
      return AudioSystem.getLine(info);
    }
    List<Mixer.Info> all = mixers(kind);
    for (Mixer.Info mixer : all) {
      if (name.equals(shownName(mixer, all)) || name.equals(mixer.getName())) {
        return AudioSystem.getMixer(mixer).getLine(info);
      }
    }
    throw new IOException("no such device");
  }

  private static List<SoundDevice> devices(Class<?> kind) {
    List<Mixer.Info> all = mixers(kind);
    return all.stream()
        .map(mixer -> shownName(mixer, all))
        .map(name -> new SoundDevice(name, name, DeviceForm.of("", name)))
        .toList();
  }

  private static List<Mixer.Info> mixers(Class<?> kind) {
    List<Mixer.Info> found = new ArrayList<>();
    for (Mixer.Info mixer : AudioSystem.getMixerInfo()) {
      if (AudioSystem.getMixer(mixer).isLineSupported(new Line.Info(kind))) {
        found.add(mixer);
      }
    }
    return found;
  }

  private static String shownName(Mixer.Info mixer, List<Mixer.Info> all) {
    String cut = cut(mixer);
    return all.stream().filter(other -> cut(other).equals(cut)).count() > 1 ? mixer.getName() : cut;
  }

  private static String cut(Mixer.Info mixer) {
    int bracket = mixer.getName().indexOf(" [");
    return bracket > 0 ? mixer.getName().substring(0, bracket) : mixer.getName();
  }

  private record Input(TargetDataLine line) implements SoundLine {
    @Override
    public int available() {
      return line.available();
    }

    @Override
    public int transfer(byte[] bytes, int count) {
      return line.read(bytes, 0, count);
    }

    @Override
    public void close() {
      line.close();
    }
  }

  private record Output(SourceDataLine line) implements SoundLine {
    @Override
    public int available() {
      return line.available();
    }

    @Override
    public int transfer(byte[] bytes, int count) {
      return line.write(bytes, 0, count);
    }

    @Override
    public void close() {
      line.close();
    }
  }
}
