package dev.earshot.app.cli;

import dev.earshot.app.console.ActionView;
import dev.earshot.app.console.ConnectionView;
import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.SessionView;
import dev.earshot.app.console.TimelineEntry;
import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Consent;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.app.supervision.StandingOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Does what a supervisor at the window would do, by the same commands, and looks at the same screen
 * for what came of it. Belongs to the command's thread.
 */
final class Operator {
  /** A call's SID: a UUID, or Twilio's. */
  private static final Pattern KEY =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}|CA[0-9a-f]{32}");

  private static final Duration CONNECT = Duration.ofSeconds(15);
  private static final Duration JOIN = Duration.ofSeconds(40);
  private static final Duration SPEAK = Duration.ofSeconds(45);
  private static final Duration SETTLE = Duration.ofSeconds(1);
  private static final Duration LEAVE = Duration.ofSeconds(3);

  /** In place of an agent who is still to be found. */
  static final ConferenceKey NOBODY = new ConferenceKey("");

  private final Seat seat;
  private final Duration patience;

  Operator(Seat seat, Duration patience) {
    this.seat = seat;
    this.patience = patience;
  }

  /** Waits for the line to the system. */
  void connect() throws VerbFailure {
    if (!seat.await(CONNECT, now -> now.connection().state() == ConnectionView.State.UP)) {
      ConnectionView line = seat.now().connection();
      throw new VerbFailure(
          Exit.NOT_CONNECTED,
          line.name()
              + " is "
              + EventText.lower(line.state())
              + (line.detail().isEmpty() ? "" : ": " + line.detail()));
    }
  }

  /** The conference of that name or key, which may still have to appear. */
  ObservedConference conference(String name) throws VerbFailure {
    if (!seat.await(patience, now -> find(now, name).isPresent())) {
      String all =
          seat.now().conferences().stream()
              .map(ObservedConference::name)
              .sorted()
              .collect(Collectors.joining(", "));
      throw new VerbFailure(
          Exit.NOT_FOUND,
          "no conference '"
              + name
              + "'; "
              + (all.isEmpty() ? "there is none" : "there are " + all));
    }
    return find(seat.now(), name).orElseThrow();
  }

  private static Optional<ObservedConference> find(ConsoleSnapshot now, String name) {
    return now.conferences().stream()
        .filter(c -> c.name().equals(name) || c.key().value().equals(name))
        .findFirst();
  }

  /** Joins to listen; returns once nobody hearing us is known. */
  void listen(String room) throws VerbFailure {
    ObservedConference conference = conference(room);
    seat.commands().watch(conference.key());
    boolean inside =
        seat.await(
            JOIN,
            now ->
                now.session().state() == SessionState.LISTEN
                        && now.session().conference().equals(Optional.of(conference.key()))
                    || failed(now));
    if (!inside || seat.now().session().state() != SessionState.LISTEN) {
      throw new VerbFailure(
          Exit.REFUSED, "cannot listen to '" + room + "': " + seat.now().session().gateReason());
    }
  }

  /** A problem has been told, and we are back where we were. */
  private static boolean failed(ConsoleSnapshot now) {
    return now.session().state() == SessionState.OUT
        && !now.timeline().isEmpty()
        && now.timeline().getFirst().kind() == TimelineEntry.Kind.PROBLEM;
  }

  /** Back to listening: nobody hears us. */
  void silence() throws VerbFailure {
    seat.commands().listen();
    expect("back to listening", now -> now.session().state() == SessionState.LISTEN);
  }

  /** Whispers to the chosen until told otherwise. */
  void whisper(Choice choice) throws VerbFailure {
    if (choice.tag().isPresent() && !tagsAreCertain()) {
      whisperToTag(choice.tag().get());
    } else {
      List<ParticipantKey> targets = targets(choice);
      seat.commands().chooseTargets(targets);
      seat.await(patience, now -> now.session().targets().containsAll(targets));
    }
    refuseIfUnavailable(Mode.WHISPER);
    seat.commands().whisper();
    expect("whisper", now -> now.session().gateOpen());
  }

  /**
   * Where a system cannot say who carries which tag, the tag itself is addressed: the system lets
   * nobody else hear it. Whoever names it on the command line has taken that upon himself.
   */
  private void whisperToTag(String tag) {
    seat.tell(
        "notice",
        "addressing whoever carries the tag '" + tag + "'",
        "this system does not confirm who does");
    seat.commands().chooseTag(tag);
    seat.commands().accept(Consent.UNVERIFIED_AUDIENCE);
    seat.await(SETTLE, now -> !now.session().unavailable().containsKey(Mode.WHISPER));
  }

  private boolean tagsAreCertain() {
    List<ObservedParticipant> others =
        watched(seat.now()).stream()
            .flatMap(c -> c.participants().stream())
            .filter(p -> !p.self())
            .toList();
    return !others.isEmpty()
        && others.stream().allMatch(p -> p.tags().certainty() == Certainty.CONFIRMED);
  }

  private List<ParticipantKey> targets(Choice choice) throws VerbFailure {
    if (!seat.await(patience, now -> !choice.of(watched(now)).isEmpty())) {
      throw new VerbFailure(Exit.NOT_FOUND, choice.missing(watched(seat.now())));
    }
    return choice.of(watched(seat.now()));
  }

  private static Optional<ObservedConference> watched(ConsoleSnapshot now) {
    return now.session().conference().flatMap(now.conferences()::find);
  }

  /** Everybody hears us; whoever calls this has confirmed it. */
  void barge() throws VerbFailure {
    refuseIfUnavailable(Mode.BARGE);
    seat.commands().askBarge();
    expect("barge", now -> now.session().bargeAsked() || now.session().gateOpen());
    seat.commands().confirmBarge();
    expect("barge", now -> now.session().gateOpen());
  }

  private void refuseIfUnavailable(Mode mode) throws VerbFailure {
    String why = seat.now().session().unavailable().get(mode);
    if (why != null) {
      throw new VerbFailure(Exit.REFUSED, EventText.lower(mode) + " is not possible: " + why);
    }
  }

  private void expect(String what, Predicate<ConsoleSnapshot> condition) throws VerbFailure {
    boolean came =
        seat.await(SPEAK, now -> condition.test(now) || now.session().state() == SessionState.OUT);
    if (!came || !condition.test(seat.now())) {
      SessionView session = seat.now().session();
      throw new VerbFailure(
          Exit.REFUSED,
          seat.stopAsked()
              ? what + " was interrupted"
              : what + " did not come about: " + session.gateReason());
    }
  }

  /** Leaves; what does not end in time is ended by closing. */
  void leave() {
    seat.commands().leave();
    seat.await(LEAVE, now -> now.session().state() == SessionState.OUT);
  }

  /**
   * Everybody hears us, and whoever did before us is removed. His leaving ends the barge, as every
   * change of its audience does, so it is said once more.
   */
  void takeOver(ParticipantKey from) throws VerbFailure {
    barge();
    act(() -> seat.commands().removeParticipant(from));
    expect("removing " + from, now -> now.session().state() == SessionState.LISTEN);
    barge();
  }

  /** Ends a conference for everybody. */
  void end(String room) throws VerbFailure {
    ObservedConference conference = conference(room);
    act(() -> seat.commands().endConference(conference.key()));
  }

  /** The one participant that is meant by a key, a name, a number or a tag. */
  ParticipantKey participant(String room, String who) throws VerbFailure {
    Choice choice = Choice.of(Optional.empty(), List.of(who));
    if (KEY.matcher(who).matches()) {
      return new ParticipantKey(who);
    }
    String name = conference(room).name();
    if (!seat.await(patience, now -> !choice.of(find(now, name)).isEmpty())) {
      throw new VerbFailure(Exit.NOT_FOUND, choice.missing(find(seat.now(), name)));
    }
    List<ParticipantKey> meant = choice.of(find(seat.now(), name));
    if (meant.size() > 1) {
      throw new VerbFailure(
          Exit.NOT_FOUND,
          "'" + who + "' means " + meant.size() + " participants of '" + room + "'");
    }
    return meant.getFirst();
  }

  /** Orders to be brought into calls of an agent of the list, or of a number. */
  void arm(String agent, StandingOrder.Wish wish) throws VerbFailure {
    ConferenceKey target =
        agent.startsWith("number:") ? new ConferenceKey(agent) : conference(agent).key();
    StandingOrder.Wish whole =
        new StandingOrder.Wish(target, wish.mode(), wish.span(), wish.reach());
    act(() -> seat.commands().arm(whole));
  }

  /** Does something to another participant and waits for the system's answer. */
  void act(Runnable command) throws VerbFailure {
    Answer answer = new Answer();
    try (AutoCloseable observing = seat.observe(answer)) {
      assert observing != null;
      command.run();
      boolean came = seat.await(SPEAK, _ -> answer.problem.isPresent() || answer.done);
      if (!came) {
        throw new VerbFailure(Exit.REFUSED, "no answer within " + SPEAK.toSeconds() + " s");
      }
      if (answer.problem.isPresent()) {
        throw new VerbFailure(Exit.REFUSED, answer.problem.get());
      }
    } catch (VerbFailure e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("could not stop observing", e);
    }
  }

  /** What the screen is told of one action. Written by whoever brings events. */
  private static final class Answer implements Consumer<ConsoleEvent> {
    private volatile boolean done;
    private volatile Optional<String> problem = Optional.empty();

    @Override
    public void accept(ConsoleEvent event) {
      if (event instanceof ConsoleEvent.ActionChanged(ActionView action)) {
        switch (action.stage()) {
          case REQUESTED -> {}
          case ACCEPTED, CONFIRMED -> done = true;
          case FAILED -> problem = Optional.of(action.what() + ": " + action.detail());
        }
      } else if (event instanceof ConsoleEvent.Happened(var entry)
          && entry.kind() == TimelineEntry.Kind.PROBLEM
          && problem.isEmpty()) {
        problem = Optional.of(entry.what() + ": " + entry.detail());
      }
    }
  }
}
