package dev.earshot.app;

import dev.earshot.app.desk.Personal;
import dev.earshot.audio.device.AudioDevice;
import dev.earshot.audio.device.DeviceForm;
import dev.earshot.audio.device.DevicePreference;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/**
 * Keeps one of the telephone's two lines, microphone or speaker, on the device that is wanted: what
 * was lost is opened again when it is back, another headset may take its place, loudspeakers never
 * do. Belongs to the {@code devices} thread.
 */
final class DockLine {
  private static final System.Logger LOG = System.getLogger(DockLine.class.getName());

  /** The line itself, in the telephone. */
  interface Line {
    List<AudioDevice> list();

    /** Puts the telephone on a device; if it fails, on the former one still. */
    void open(String spec) throws IOException;

    boolean alive();

    String name();

    /** Spec of the very device in use; empty if nobody can tell. */
    String spec();
  }

  /** What a look at the line has found. */
  enum Change {
    NONE,
    LOST,
    BACK,
    /** It went to a device that is wanted more and has come back. */
    MOVED
  }

  /** What came of the start. */
  enum Start {
    OPEN,
    /** There are no devices at all. */
    NOTHING_THERE,
    /** What the user chose once is not there, and nobody chose what is. */
    WISH_MISSING
  }

  private final Line line;
  private DevicePreference preference;

  /** What was taken while nobody had chosen anything. */
  private Optional<AudioDevice> unchosen = Optional.empty();

  private List<AudioDevice> there = List.of();
  private String inUse = "";
  private boolean alive = true;

  /**
   * @param preference what the user chose before
   */
  DockLine(Line line, DevicePreference preference) {
    this.line = line;
    this.preference = preference;
  }

  /**
   * Opens the first device.
   *
   * @param spec {@code default} takes what the user prefers, else a headset if there is one
   * @param without what is opened for {@code default} where there is nothing to take
   * @throws IOException if it cannot be opened
   */
  Start start(String spec, String without) throws IOException {
    there = line.list();
    if (!spec.equals("default")) {
      choose(spec);
      return Start.OPEN;
    }
    Optional<AudioDevice> device = preference.atStart(there);
    take(device.map(AudioDevice::spec).orElse(without));
    if (device.isEmpty()) {
      return there.isEmpty() ? Start.NOTHING_THERE : Start.WISH_MISSING;
    }
    notChosen();
    return Start.OPEN;
  }

  /** The user's choice; from now on wanted most. */
  void choose(String spec) throws IOException {
    take(spec);
    preference = preference.prefer(current());
    alive = line.alive();
  }

  /** What the user chose, the latest choice first: cards only, no files and tones. */
  List<AudioDevice> wishes() {
    return preference.wanted().stream().filter(device -> Personal.isCard(device.spec())).toList();
  }

  private void take(String spec) throws IOException {
    line.open(spec);
    inUse = spec;
  }

  private void notChosen() {
    if (preference.wanted().isEmpty()) {
      unchosen = Optional.of(current());
    }
  }

  /** The very device in use, as it is listed if it is. */
  private AudioDevice current() {
    return Personal.current(inUse, line.spec(), line.name(), there);
  }

  /** Whether what is in use works and is at one person's head ({@link Personal}). */
  boolean personal() {
    return line.alive() && Personal.isPersonal(inUse, current(), preference);
  }

  /** Lists the devices anew. */
  void refresh() {
    there = line.list();
  }

  /**
   * Looks at the line, and opens what can be opened.
   *
   * @param mayMove whether this is a moment to go to a device that is wanted more
   */
  Change watch(boolean mayMove) {
    boolean now = line.alive();
    if (alive && !now) {
      alive = false;
      return Change.LOST;
    }
    if (!now) {
      reopen();
    } else if (alive && mayMove) {
      return move();
    }
    if (!alive && line.alive()) {
      alive = true;
      return Change.BACK;
    }
    return Change.NONE;
  }

  private void reopen() {
    Optional<String> spec = Optional.of(inUse);
    if (Personal.isCard(inUse)) {
      spec = preference.choose(there).or(this::unchosenAgain).map(AudioDevice::spec);
    }
    spec.ifPresent(this::tryToTake);
  }

  /** What nobody chose may come back itself; nothing takes its place but a headset. */
  private Optional<AudioDevice> unchosenAgain() {
    return unchosen.flatMap(device -> DevicePreference.NONE.prefer(device).wanted(there));
  }

  /** Goes to what is wanted more than what is in use, or to the first headset at all. */
  private Change move() {
    Optional<AudioDevice> best =
        preference.wanted().isEmpty() && !isHeadset(current())
            ? preference.choose(there)
            : preference.wanted(there);
    boolean better = best.filter(device -> !isInUse(device)).isPresent();
    if (!better || !tryToTake(best.get().spec())) {
      return Change.NONE;
    }
    notChosen();
    return Change.MOVED;
  }

  private static boolean isHeadset(AudioDevice device) {
    return device.form() == DeviceForm.HEADSET;
  }

  private boolean isInUse(AudioDevice device) {
    return device.spec().equals(inUse) || device.spec().equals(line.spec());
  }

  private boolean tryToTake(String spec) {
    try {
      take(spec);
      return true;
    } catch (IOException notYet) {
      LOG.log(Level.DEBUG, "cannot be opened yet: {0}", notYet.getMessage());
      return false;
    }
  }

  /** What can be chosen. */
  List<AudioDevice> there() {
    return there;
  }

  /** Spec of what was opened last. */
  String inUse() {
    return inUse;
  }

  boolean alive() {
    return alive;
  }

  /** Whether it works at this moment. */
  boolean works() {
    return line.alive();
  }

  String name() {
    return line.name();
  }
}
