package dev.earshot.audio.quality;

import dev.earshot.audio.codec.Codec;
import dev.earshot.audio.device.WavFile;
import dev.earshot.audio.device.WavWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes what a listener hears of a recording over a bad network, to be rated by other programs
 * (docs/benchmarks.md): {@code HeardSpeech CODEC in.wav out.wav LOSS_PERCENT BURST JITTER_MILLIS
 * PPM SEED}, eight arguments for each file.
 */
public final class HeardSpeech {
  private static final int ARGUMENTS = 8;

  private HeardSpeech() {}

  /** Prints a line of counts for each file. */
  public static void main(String[] args) throws IOException {
    for (int i = 0; i + ARGUMENTS <= args.length; i += ARGUMENTS) {
      Codec codec = Codec.named(args[i]).orElseThrow();
      WavFile spoken = WavFile.read(Path.of(args[i + 1]));
      if (spoken.sampleRate() != codec.sampleRate()) {
        throw new IOException(args[i + 1] + ": must be of " + codec.sampleRate() + " Hz");
      }
      BadNetwork.Conditions conditions =
          new BadNetwork.Conditions(
              Double.parseDouble(args[i + 3]),
              Double.parseDouble(args[i + 4]),
              Double.parseDouble(args[i + 5]),
              Double.parseDouble(args[i + 6]));
      Listener listener = new Listener(codec);
      int[] heard =
          listener.hear(spoken.samples(), new BadNetwork(conditions, Long.parseLong(args[i + 7])));
      WavWriter.write(Path.of(args[i + 2]), codec.sampleRate(), heard);
      System.out.printf(
          Locale.ROOT,
          "%s distance %.2f dB late %d concealed %d waited %d cut %d stretched %d dropped %d depth"
              + " %d%n",
          args[i + 2],
          SpectralDistance.decibels(codec.sampleRate(), spoken.samples(), heard),
          listener.counts().late(),
          listener.counts().concealedSamples(),
          listener.counts().waitedSamples(),
          listener.counts().cutSamples(),
          listener.counts().stretchedSamples(),
          listener.counts().droppedSamples(),
          listener.counts().depthSamples());
    }
  }
}
