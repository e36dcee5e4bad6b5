package dev.earshot.app.demo.tour;

import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.console.DemoView;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.ParticipantKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The machinery of a guided tour: steps with captions, phases with their hearers, claims. What
 * happens in it is told by {@link FirstMinute}. One thread.
 */
public final class Tour {
  /** The console has answered a command after this time. */
  static final long ANSWER_MILLIS = 2000;

  /** The jitter buffers of a call that has just begun have found their depth after this time. */
  static final long SETTLE_MILLIS = 1500;

  /** What was in flight at a release has been heard after this time, in ms. */
  static final long DRAIN_MILLIS = 300;

  private final TourStage stage;
  private final TourPace pace;
  private final Timing timing;
  private final DemoView opening;
  private final List<Phase> phases = new ArrayList<>();
  private final List<Claim> claims = new ArrayList<>();
  private final List<KeyPress> presses = new ArrayList<>();
  private final Map<String, Integer> pictures = new HashMap<>();
  private final LeakCount leaks = new LeakCount();
  private String step = "";
  private int number;

  /** A press of the talk key: when, and whose ears it was to reach. */
  public record KeyPress(long atMillis, long untilMillis, List<String> hearers) {}

  /**
   * @param opening seed and speed for the banner, and how many steps there will be
   */
  public Tour(TourStage stage, TourPace pace, Timing timing, DemoView opening) {
    this.stage = stage;
    this.pace = pace;
    this.timing = timing;
    this.opening = opening;
  }

  public List<Phase> phases() {
    return List.copyOf(phases);
  }

  public List<Claim> claims() {
    return List.copyOf(claims);
  }

  /** Presses that opened the microphone. */
  public List<KeyPress> presses() {
    return List.copyOf(presses);
  }

  /** Samples that the mixer added to an ear that was not to hear the supervisor. */
  public long leakedSamples() {
    leaks.settle(stage.samplesHeard());
    return leaks.leaked();
  }

  TourStage stage() {
    return stage;
  }

  long now() {
    return pace.now();
  }

  /** Begins a step and shows its caption. */
  void step(String name, String caption) {
    number++;
    step = name;
    caption(caption);
  }

  void caption(String caption) {
    show(caption, List.of());
  }

  /** The closing card. */
  void finish(String caption, List<String> lines) {
    show(caption, lines);
  }

  private void show(String caption, List<String> lines) {
    stage.tell(
        new ConsoleEvent.DemoChanged(
            new DemoView(
                opening.seed(), opening.speed(), caption, number, opening.steps(), lines)));
  }

  /** Lets a scene last, shorter if the tour is in a hurry. */
  void scene(long millis) {
    pace.pass(timing.millis(millis));
  }

  void picture() {
    String name = "%02d-%s".formatted(number, step);
    int before = pictures.merge(name, 1, Integer::sum);
    stage.picture(before == 1 ? name : name + "-" + before);
  }

  /** Waits for what was in flight to be heard. */
  void drain() {
    pace.pass(DRAIN_MILLIS);
  }

  /** Waits for a new call to run smoothly. */
  void settle() {
    pace.pass(SETTLE_MILLIS);
  }

  /** Claims that something comes true in time, and waits for it. */
  boolean expect(String claimed, BooleanSupplier condition, long timeoutMillis) {
    long start = pace.now();
    boolean ok = pace.await(condition, timeoutMillis);
    String measured =
        ok ? "after " + (pace.now() - start) + " ms" : "not within " + timeoutMillis + " ms";
    claims.add(new Claim.Fact(step, claimed, measured, ok));
    return ok;
  }

  void fact(String claimed, String measured, boolean ok) {
    claims.add(new Claim.Fact(step, claimed, measured, ok));
  }

  /** A phase in which nobody hears the supervisor; call {@link #drain} before. */
  void quiet(String name, Runnable scene) {
    long start = begin();
    scene.run();
    add(name, start, pace.now(), List.of());
  }

  /** A phase begins now; what was heard up to now belongs to the former one. */
  long begin() {
    leaks.settle(stage.samplesHeard());
    return pace.now();
  }

  /** Presses the talk key, and has it held when {@code end} puts an end to the whisper. */
  void whisper(int sentence, Runnable scene, Runnable end) {
    long start = begin();
    stage.say(sentence);
    stage.commands().talkPressed();
    expect("the microphone opens", () -> stage.snapshot().session().gateOpen(), ANSWER_MILLIS);
    List<String> hearers = claimedHearers();
    scene.run();
    long until = pace.now();
    List<String> ears = present();
    long counted = hearers.stream().mapToLong(ear -> leaks.since(ear, stage.samplesHeard())).sum();
    end.run();
    add("whisper", start, until, hearers, ears);
    fact("the mixer counted the whisper in its targets' ears", counted + " samples", counted > 0);
    presses.add(new KeyPress(start, until, hearers));
  }

  /** Holds the talk key during a scene. */
  void whisper(int sentence, Runnable scene) {
    whisper(sentence, scene, () -> stage.commands().talkReleased());
    drain();
  }

  /** Who hears the supervisor now, as the console says: ids of ears. */
  List<String> claimedHearers() {
    return ears(stage.snapshot().session().audience().surely());
  }

  /** Records a phase and claims that exactly its hearers heard. */
  void add(String name, long start, long end, List<String> hearers) {
    add(name, start, end, hearers, present());
  }

  private void add(
      String name, long start, long end, List<String> hearers, List<String> listeners) {
    Phase phase =
        new Phase(name, watched().map(ObservedConference::name).orElse(""), start, end, hearers);
    phases.add(phase);
    leaks.heardBy(hearers);
    claims.add(new Claim.Heard(step, phase, listeners));
  }

  /** Claims whom the supervisor's own ear heard during a scene. */
  void earHeard(long start, List<String> heard, List<String> unheard) {
    claims.add(new Claim.EarHeard(step, TourStage.SUPERVISOR, start, pace.now(), heard, unheard));
  }

  /** Ids of all ears in the conference that is being watched. */
  List<String> present() {
    List<String> ears = new ArrayList<>(List.of(TourStage.SUPERVISOR));
    watched()
        .ifPresent(
            c ->
                ears.addAll(
                    ears(c.participants().stream().map(ObservedParticipant::key).toList())));
    return ears.stream().distinct().toList();
  }

  Optional<ObservedConference> watched() {
    return stage.snapshot().session().conference().flatMap(this::conference);
  }

  Optional<ObservedConference> conference(ConferenceKey key) {
    return stage.snapshot().conferences().find(key);
  }

  Optional<ObservedConference> conference(String name) {
    return stage.snapshot().conferences().stream().filter(c -> c.name().equals(name)).findFirst();
  }

  /** A participant of the watched conference by his name. */
  Optional<ParticipantKey> participant(String name) {
    return watched().stream()
        .flatMap(c -> c.participants().stream())
        .filter(p -> p.name().equals(name))
        .map(ObservedParticipant::key)
        .findFirst();
  }

  Optional<String> earOf(String name) {
    return participant(name).flatMap(stage::ear);
  }

  private List<String> ears(List<ParticipantKey> participants) {
    return participants.stream().map(stage::ear).flatMap(Optional::stream).toList();
  }
}
