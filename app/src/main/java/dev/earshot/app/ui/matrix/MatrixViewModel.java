package dev.earshot.app.ui.matrix;

import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.SessionView;
import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.Guard;
import dev.earshot.app.supervision.Hearing;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.ui.widget.Names;
import dev.earshot.app.ui.widget.RoleLook;
import java.util.List;
import java.util.Optional;

/**
 * The hearing matrix as marks.
 *
 * @param people rows and columns alike
 * @param rows by speaker, each with one cell for each listener
 * @param preview the mode whose matrix this would be; empty for the matrix in force
 */
public record MatrixViewModel(List<Person> people, List<List<Cell>> rows, Optional<Mode> preview) {

  /** How a cell is drawn. */
  public enum Mark {
    /** Filled disc: hears, confirmed. */
    HEARS("hears"),
    /** Ring: asked for or presumed to hear. */
    HEARS_REQUESTED("is to hear, not confirmed"),
    /** Bar: does not hear, confirmed. */
    DEAF("does not hear"),
    /** Hollow bar: asked for or presumed not to hear. */
    DEAF_REQUESTED("is not to hear, not confirmed"),
    /** Bar in a ring: a customer's ear of ours did not hear it either. */
    DEAF_PROVED("does not hear (proved by ear)"),
    /** Question mark. */
    UNKNOWN("may or may not hear, unknown:"),
    /** The diagonal. */
    SELF("");

    private final String verb;

    Mark(String verb) {
      this.verb = verb;
    }
  }

  /** A row and a column. */
  public record Person(
      ParticipantKey key, String name, String fullName, String roleClass, boolean self) {
    /** Whoever is not known to be a colleague counts as one. */
    boolean isCustomer() {
      return !self && !roleClass.equals("role-agent") && !roleClass.equals("role-supervisor");
    }
  }

  /**
   * @param ours whether it is about our own voice
   * @param customer whether it is about the ear of somebody who is not known to be a colleague
   * @param changed whether a preview differs here from what is in force
   */
  public record Cell(Mark mark, boolean ours, boolean customer, boolean changed, String says) {}

  public static MatrixViewModel of(ConsoleSnapshot snapshot, Optional<Mode> looked) {
    Hearing now = snapshot.session().hearing();
    Optional<Mode> preview = looked.filter(snapshot.session().hearingPreviews()::containsKey);
    Hearing shown = preview.map(snapshot.session().hearingPreviews()::get).orElse(now);
    List<Person> people = shown.order().stream().map(key -> person(snapshot, key)).toList();
    boolean proves = preview.isEmpty() && isProved(snapshot.session());
    List<List<Cell>> rows =
        people.stream()
            .map(
                speaker ->
                    people.stream()
                        .map(listener -> cell(now, shown, speaker, listener))
                        .map(cell -> proves ? proved(cell) : cell)
                        .toList())
            .toList();
    return new MatrixViewModel(people, rows, preview);
  }

  private static Person person(ConsoleSnapshot snapshot, ParticipantKey key) {
    Optional<ObservedParticipant> known = Names.find(snapshot, key);
    return new Person(
        key,
        Names.of(snapshot, key),
        known.map(ObservedParticipant::name).orElse(key.value()),
        known.map(p -> RoleLook.of(p).styleClass()).orElse("role-unknown"),
        known.map(ObservedParticipant::self).orElse(false));
  }

  private static Cell cell(Hearing now, Hearing shown, Person speaker, Person listener) {
    Mark mark = mark(shown, speaker.key(), listener.key());
    boolean changed = mark != mark(now, speaker.key(), listener.key());
    String says = mark == Mark.SELF ? "" : listener.name() + " " + mark.verb + " " + speaker.name();
    return new Cell(
        mark, speaker.self() && mark != Mark.SELF, listener.isCustomer(), changed, says);
  }

  private static boolean isProved(SessionView session) {
    return session.guard().is(Guard.State.PROVED)
        && session.gateOpen()
        && session.mode() == Mode.WHISPER;
  }

  /** Our ear hears what customers hear, so it says nothing of colleagues. */
  private static Cell proved(Cell cell) {
    boolean deaf = cell.mark() == Mark.DEAF || cell.mark() == Mark.DEAF_REQUESTED;
    return cell.ours() && cell.customer() && deaf
        ? new Cell(
            Mark.DEAF_PROVED,
            true,
            true,
            cell.changed(),
            cell.says().replace(cell.mark().verb, Mark.DEAF_PROVED.verb))
        : cell;
  }

  /** A missing cell is not known, never "does not hear". */
  private static Mark mark(Hearing hearing, ParticipantKey speaker, ParticipantKey listener) {
    if (speaker.equals(listener)) {
      return Mark.SELF;
    }
    Hearing.Cell cell = hearing.cell(speaker, listener);
    if (cell.certainty() == Certainty.UNKNOWN) {
      return Mark.UNKNOWN;
    }
    boolean confirmed = cell.certainty() == Certainty.CONFIRMED;
    if (cell.hears()) {
      return confirmed ? Mark.HEARS : Mark.HEARS_REQUESTED;
    }
    return confirmed ? Mark.DEAF : Mark.DEAF_REQUESTED;
  }

  String title() {
    return preview
        .map(
            mode ->
                switch (mode) {
                  case LISTEN -> "If you listen";
                  case WHISPER -> "While you whisper";
                  case BARGE -> "If you barge in";
                })
        .orElse("Who hears whom");
  }
}
