package dev.earshot.app.cli;

import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.mixer.conference.MemberTag;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Participants by a tag, and by keys, names, numbers or tags; ourselves never among them. Pure. */
record Choice(Optional<String> tag, List<String> names) {
  Choice {
    names = List.copyOf(names);
  }

  static Choice of(Optional<String> tag, List<String> names) {
    return new Choice(tag, names);
  }

  /** Those who are meant; empty while one of the named is not there. */
  List<ParticipantKey> of(Optional<ObservedConference> conference) {
    List<ObservedParticipant> others =
        conference.stream().flatMap(c -> c.participants().stream()).filter(p -> !p.self()).toList();
    boolean allThere =
        names.stream().allMatch(name -> others.stream().anyMatch(p -> isCalled(p, name)));
    return allThere
        ? others.stream().filter(this::means).map(ObservedParticipant::key).toList()
        : List.of();
  }

  private boolean means(ObservedParticipant p) {
    return tag.filter(t -> carries(p, t)).isPresent()
        || names.stream().anyMatch(name -> isCalled(p, name));
  }

  private static boolean isCalled(ObservedParticipant p, String name) {
    return p.key().value().equals(name)
        || p.name().equalsIgnoreCase(name)
        || p.number().equals(name)
        || carries(p, name);
  }

  private static boolean carries(ObservedParticipant p, String tag) {
    return p.tags()
        .value()
        .filter(tags -> tags.stream().map(MemberTag::value).anyMatch(tag::equals))
        .isPresent();
  }

  /** Why nobody is meant. */
  String missing(Optional<ObservedConference> conference) {
    String meant =
        tag.map(t -> "nobody carries the tag '" + t + "'")
            .orElseGet(() -> "no participant '" + String.join("', '", names) + "'");
    return meant
        + " in "
        + conference.map(c -> "'" + c.name() + "'").orElse("the conference")
        + "; there are: "
        + conference
            .map(
                c ->
                    c.participants().stream()
                        .filter(p -> !p.self())
                        .map(Choice::describe)
                        .collect(Collectors.joining("; ")))
            .filter(text -> !text.isEmpty())
            .orElse("nobody known");
  }

  private static String describe(ObservedParticipant p) {
    return p.name()
        + " ["
        + p.tags().value().map(EventText::tags).map(t -> t.isEmpty() ? "no tag" : t).orElse("?")
        + "] "
        + p.key();
  }
}
