package dev.earshot.app.demo.voice;

/**
 * One turn of a dialogue.
 *
 * @param startMillis since the dialogue's start
 * @param speaker {@code agent}, {@code customer} or {@code supervisor}
 * @param clipMillis where the turn lies in the speaker's recording
 * @param lengthMillis how long it takes
 * @param text what is said
 */
public record Turn(int startMillis, String speaker, int clipMillis, int lengthMillis, String text) {
  public int endMillis() {
    return startMillis + lengthMillis;
  }

  /** Reads a line of a table of turns: {@code start|speaker|clip|length|text}. */
  static Turn parse(String line) {
    String[] field = line.split("\\|", 5);
    if (field.length != 5) {
      throw new IllegalArgumentException("not a turn: " + line);
    }
    return new Turn(
        Integer.parseInt(field[0]),
        field[1],
        Integer.parseInt(field[2]),
        Integer.parseInt(field[3]),
        field[4]);
  }

  Turn startingAt(int millis) {
    return new Turn(millis, speaker, clipMillis, lengthMillis, text);
  }
}
