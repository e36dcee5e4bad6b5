package dev.earshot.app.demo.voice;

import dev.earshot.audio.device.WavFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All recordings of the demo, decoded once. About 6 MB of memory; immutable, any thread.
 *
 * <p>What a dialogue needs lies beside this class: {@code NAME.turns} and {@code NAME-SPEAKER.wav}.
 */
public final class VoiceLibrary {
  /** Dialogues between an agent and a customer; the first two are the long ones of the tour. */
  public static final List<String> CONVERSATIONS =
      List.of("billing", "fibre", "delivery", "appointment");

  private static final String SUPERVISOR = "supervisor";
  private static final int PAUSE_MILLIS = 2500;

  private final Map<String, Dialogue> dialogues = new LinkedHashMap<>();
  private final Map<String, short[]> recordings = new LinkedHashMap<>();

  private VoiceLibrary() {}

  /**
   * @throws IOException if the program was packaged without its voices; names the missing file
   */
  public static VoiceLibrary load() throws IOException {
    VoiceLibrary library = new VoiceLibrary();
    for (String name : CONVERSATIONS) {
      library.add(name, List.of("agent", "customer"));
    }
    library.add(SUPERVISOR, List.of(SUPERVISOR));
    return library;
  }

  /**
   * @throws IllegalArgumentException if there is none of that name
   */
  public Dialogue dialogue(String name) {
    return known(dialogues.get(name), name);
  }

  /** The part of {@code speaker} in a performance of one of this library's dialogues. */
  public Voice voice(Dialogue performance, String speaker, int offsetMillis) {
    String key = performance.name() + "-" + speaker;
    return new SpeechVoice(performance, speaker, known(recordings.get(key), key), offsetMillis);
  }

  /** What the supervisor's simulated microphone says: one clip per turn of this dialogue. */
  public Dialogue supervisorClips() {
    return dialogue(SUPERVISOR);
  }

  /** The samples of one of the {@link #supervisorClips}. */
  public short[] supervisorClip(int index) {
    Turn turn = supervisorClips().turns().get(index);
    int from = turn.clipMillis() * Voice.SAMPLE_RATE / 1000;
    int length = turn.lengthMillis() * Voice.SAMPLE_RATE / 1000;
    short[] all = known(recordings.get(SUPERVISOR + "-" + SUPERVISOR), SUPERVISOR);
    return java.util.Arrays.copyOfRange(all, from, from + length);
  }

  private void add(String name, List<String> speakers) throws IOException {
    try (InputStream in = open(name + ".turns")) {
      String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      dialogues.put(
          name, new Dialogue(name, table.lines().map(Turn::parse).toList(), PAUSE_MILLIS));
    }
    for (String speaker : speakers) {
      String file = name + "-" + speaker + ".wav";
      try (InputStream in = open(file)) {
        recordings.put(name + "-" + speaker, narrow(WavFile.read(in, file).samples()));
      }
    }
  }

  private static InputStream open(String file) throws IOException {
    InputStream in = VoiceLibrary.class.getResourceAsStream(file);
    if (in == null) {
      throw new FileNotFoundException("voice " + file + " is missing in this installation");
    }
    return in;
  }

  private static short[] narrow(int[] samples) {
    short[] narrow = new short[samples.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (short) samples[i];
    }
    return narrow;
  }

  private static <T> T known(@org.jspecify.annotations.Nullable T value, String name) {
    if (value == null) {
      throw new IllegalArgumentException("no such voice: " + name);
    }
    return value;
  }
}
