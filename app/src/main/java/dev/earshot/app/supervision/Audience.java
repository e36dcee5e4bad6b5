package dev.earshot.app.supervision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who hears a speaker, in the three classes the screen distinguishes; the speaker is in none of
 * them.
 *
 * @param surely hear him
 * @param possibly it cannot be known
 * @param surelyNot do not hear him
 */
public record Audience(
    List<ParticipantKey> surely, List<ParticipantKey> possibly, List<ParticipantKey> surelyNot) {
  public static final Audience EMPTY = new Audience(List.of(), List.of(), List.of());

  public Audience {
    surely = List.copyOf(surely);
    possibly = List.copyOf(possibly);
    surelyNot = List.copyOf(surelyNot);
  }

  /**
   * Who hears {@code speaker} if his voice goes to {@code scope} (domain model 2.3). Only what is
   * CONFIRMED counts as sure, in both directions; everything weaker is "possibly". A listener who
   * is surely on hold hears nothing.
   */
  public static Audience resolve(
      Known<SpeakScope> scope, ParticipantKey speaker, List<ObservedParticipant> roster) {
    return sort(
        speaker,
        roster,
        Certainty.CONFIRMED,
        listener ->
            listener.held().isSurely(true)
                ? new Hearing.Cell(false, Certainty.CONFIRMED)
                : Hearing.addressed(scope, listener));
  }

  /**
   * As {@link #resolve}, but as if nobody were on hold: who may hear the next word without anything
   * being asked again. The gate is judged by this one.
   */
  public static Audience reach(
      Known<SpeakScope> scope, ParticipantKey speaker, List<ObservedParticipant> roster) {
    return reach(scope, speaker, roster, Certainty.CONFIRMED);
  }

  /** As {@link #reach}, where more than {@code enough} can never be known. */
  static Audience reach(
      Known<SpeakScope> scope,
      ParticipantKey speaker,
      List<ObservedParticipant> roster,
      Certainty enough) {
    return sort(speaker, roster, enough, listener -> Hearing.addressed(scope, listener));
  }

  /** Surely nobody: the gate is closed. */
  public static Audience nobody(ParticipantKey speaker, List<ObservedParticipant> roster) {
    return sort(
        speaker,
        roster,
        Certainty.CONFIRMED,
        listener -> new Hearing.Cell(false, Certainty.CONFIRMED));
  }

  private static Audience sort(
      ParticipantKey speaker,
      List<ObservedParticipant> roster,
      Certainty enough,
      Function<ObservedParticipant, Hearing.Cell> rule) {
    List<ParticipantKey> surely = new ArrayList<>();
    List<ParticipantKey> possibly = new ArrayList<>();
    List<ParticipantKey> surelyNot = new ArrayList<>();
    for (ObservedParticipant listener : roster) {
      if (listener.key().equals(speaker)) {
        continue;
      }
      Hearing.Cell cell = rule.apply(listener);
      if (cell.certainty().compareTo(enough) < 0) {
        possibly.add(listener.key());
      } else {
        (cell.hears() ? surely : surelyNot).add(listener.key());
      }
    }
    return new Audience(surely, possibly, surelyNot);
  }

  /** Everybody who hears him surely or possibly. */
  public Set<ParticipantKey> mayHear() {
    Set<ParticipantKey> all = new HashSet<>(surely);
    all.addAll(possibly);
    return Set.copyOf(all);
  }

  /** {@code Heard by: Anna. Not by: +49 30 1234, Bob. Unsure: –} */
  public String sentence(Function<ParticipantKey, String> name) {
    return "Heard by: %s. Not by: %s. Unsure: %s"
        .formatted(
            list(surely, name, "nobody"), list(surelyNot, name, "–"), list(possibly, name, "–"));
  }

  private static String list(
      List<ParticipantKey> keys, Function<ParticipantKey, String> name, String none) {
    return keys.isEmpty() ? none : keys.stream().map(name).collect(Collectors.joining(", "));
  }
}
