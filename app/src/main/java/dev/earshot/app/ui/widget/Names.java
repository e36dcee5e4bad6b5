package dev.earshot.app.ui.widget;

import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.ParticipantKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of participants as sentences and small marks need them. */
public final class Names {
  private Names() {}

  /** The participant of a key, looked for in the selected conference first. */
  public static Optional<ObservedParticipant> find(ConsoleSnapshot snapshot, ParticipantKey key) {
    return Stream.concat(
            snapshot.selectedConference().stream(),
            snapshot.session().conference().flatMap(snapshot.conferences()::find).stream())
        .flatMap(c -> c.find(key).stream())
        .findFirst();
  }

  /** What to call a participant: his name, or his key if he has gone. */
  public static String of(ConsoleSnapshot snapshot, ParticipantKey key) {
    return find(snapshot, key).map(Names::called).orElse(key.value());
  }

  /** "You" for our own leg. */
  public static String called(ObservedParticipant participant) {
    return participant.self() ? "You" : participant.name();
  }

  /** {@code Anna}, {@code Anna and Tom}, {@code Anna, Tom and Ines}. */
  public static String list(ConsoleSnapshot snapshot, List<ParticipantKey> keys) {
    List<String> names = keys.stream().map(key -> of(snapshot, key)).toList();
    if (names.size() < 2) {
      return String.join("", names);
    }
    return names.subList(0, names.size() - 1).stream().collect(Collectors.joining(", "))
        + " and "
        + names.getLast();
  }

  /** One or two capitals; {@code #} for a telephone number. */
  public static String initials(String name) {
    String[] words =
        Stream.of(name.split("[^\\p{L}]+")).filter(w -> !w.isEmpty()).toArray(String[]::new);
    if (words.length == 0) {
      return "#";
    }
    String first = words[0].substring(0, 1);
    String last = words.length == 1 ? "" : words[words.length - 1].substring(0, 1);
    return (first + last).toUpperCase(Locale.ROOT);
  }
}
