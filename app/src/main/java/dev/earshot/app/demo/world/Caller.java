package dev.earshot.app.demo.world;

/**
 * A simulated person.
 *
 * @param speaker running number, unique in a demo; decides his tone
 * @param part which side of the dialogue he speaks: {@code agent} or {@code customer}; also his tag
 * @param number from ranges reserved for fiction, or an extension
 */
public record Caller(int speaker, String part, String name, String number) {
  public boolean isAgent() {
    return part.equals("agent");
  }

  @Override
  public String toString() {
    return part + " " + name + " <" + number + ">";
  }
}
