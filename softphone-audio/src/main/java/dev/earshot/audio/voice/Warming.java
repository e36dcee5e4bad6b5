package dev.earshot.audio.voice;

/**
 * Half a second of faint noise through a new processor with everything on, so that neither code nor
 * memory is cold, and nothing judges its first frame, when the first voice comes.
 */
final class Warming {
  private static final int FRAMES = 50;
  private static final int AMPLITUDE = 16;
  private static final VoiceSettings EVERYTHING = VoiceSettings.DEFAULT.withActivity(true);

  private Warming() {}

  static void up(Processor processor, int frameSamples) {
    processor.use(EVERYTHING);
    int[] frame = new int[frameSamples];
    int random = 1;
    for (int i = 0; i < FRAMES; i++) {
      for (int k = 0; k < frameSamples; k++) {
        random = random * 1_664_525 + 1_013_904_223;
        frame[k] = (random >> 16) * AMPLITUDE >> 15;
      }
      processor.played(frame);
      processor.process(frame);
    }
  }
}
