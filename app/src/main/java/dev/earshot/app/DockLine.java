package dev.earshot.app;

import dev.earshot.audio.device.AudioDevice;
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

  private final Line line;
  private DevicePreference preference = DevicePreference.NONE;
  private List<AudioDevice> there = List.of();
  private String inUse = "";
  private boolean alive = true;

  DockLine(Line line) {
    this.line = line;
  }

  /**
   * Opens the first device.
   *
   * @param spec {@code default} takes a headset if there is one
   * @param without what is opened for {@code default} on a machine without devices
   * @return false if there are none, where one was asked for
   * @throws IOException if it cannot be opened
   */
  boolean start(String spec, String without) throws IOException {
    there = line.list();
    boolean asked = spec.equals("default");
    if (asked && there.isEmpty()) {
      take(without);
      return false;
    }
    take(asked ? DevicePreference.first(there).map(AudioDevice::spec).orElse(spec) : spec);
    prefer();
    return true;
  }

  /** The user's choice; from now on wanted most. */
  void choose(String spec) throws IOException {
    take(spec);
    prefer();
    alive = line.alive();
  }

  private void take(String spec) throws IOException {
    line.open(spec);
    inUse = spec;
  }

  private void prefer() {
    String spec = line.spec().isEmpty() ? inUse : line.spec();
    preference = preference.prefer(new AudioDevice(spec, line.name()));
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
    boolean card = inUse.equals("default") || inUse.startsWith("device:");
    Optional<String> spec = preference.choose(there).map(AudioDevice::spec);
    if (!card) {
      spec = Optional.of(inUse);
    }
    spec.ifPresent(this::tryToTake);
  }

  /** Goes to what is wanted more than what is in use, or to the first headset at all. */
  private Change move() {
    boolean waits = preference.wanted().isEmpty();
    Optional<AudioDevice> best = waits ? preference.choose(there) : preference.wanted(there);
    boolean better = best.filter(device -> !isInUse(device)).isPresent();
    if (!better || !tryToTake(best.get().spec())) {
      return Change.NONE;
    }
    if (waits) {
      prefer();
    }
    return Change.MOVED;
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

  String name() {
    return line.name();
  }
}
