package dev.earshot.app;

import dev.earshot.app.DockState.Topic;
import dev.earshot.app.profile.Settings;
import dev.earshot.audio.device.AudioDevice;
import dev.earshot.audio.device.DevicePreference;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Microphone and speaker together. Whoever has lost either must not be heard: he is silent, or he
 * cannot know what becomes of his words. Belongs to the {@code devices} thread, but for {@link
 * #personal}.
 */
final class Headset {
  private static final String NO_SOUND_CARD =
      "No sound card found: simulated microphone, silent output.";
  private static final String NO_SPEAKER = "No speaker found: silent output.";

  /** Who must know whether the user may talk. */
  interface Talk {
    /** Shuts the gate before it returns; what the user was about to do may go on afterwards. */
    void pause(String why);

    /** Shuts the gate before it returns; talking is over until the user begins anew. */
    void end(String why);

    /** The user may talk again; the gate stays as it is. */
    void may();
  }

  private final DockState state;
  private final Talk talk;
  private final Consumer<String> journal;
  private final DockLine microphone;
  private final DockLine speaker;
  private boolean whole = true;
  private volatile boolean personal;

  /**
   * @param settings which devices the user chose before
   * @param journal takes sentences for the timeline
   */
  Headset(Lines lines, Settings settings, DockState state, Talk talk, Consumer<String> journal) {
    this.state = state;
    this.talk = talk;
    this.journal = journal;
    microphone = new DockLine(lines.input, new DevicePreference(settings.microphones()));
    speaker = new DockLine(lines.output, new DevicePreference(settings.speakers()));
  }

  /** The telephone's two lines. */
  record Lines(DockLine.Line input, DockLine.Line output) {}

  /**
   * Opens the devices it is started with.
   *
   * @throws IOException if a spec is wrong; without a sound card {@code default} is no error
   */
  void open(String microphoneSpec, String speakerSpec) throws IOException {
    DockLine.Start hears = microphone.start(microphoneSpec, "silence");
    DockLine.Start plays = speaker.start(speakerSpec, "none");
    String deaf = plays == DockLine.Start.NOTHING_THERE ? NO_SPEAKER : "";
    state.notice(Topic.SYSTEM, hears == DockLine.Start.NOTHING_THERE ? NO_SOUND_CARD : deaf);
    state.notice(Topic.MICROPHONE, missing(hears, "microphone", microphone));
    state.notice(Topic.SPEAKER, missing(plays, "speaker", speaker));
    personal = microphone.personal() && speaker.personal();
  }

  private static String missing(DockLine.Start start, String what, DockLine line) {
    List<AudioDevice> wishes = line.wishes();
    return start == DockLine.Start.WISH_MISSING && !wishes.isEmpty()
        ? "Your %s %s is not there: plug it in, or choose another."
            .formatted(what, wishes.getFirst().name())
        : "";
  }

  /**
   * Looks at both lines and opens what can be opened.
   *
   * @param mayMove whether this is a moment to go to a device that is wanted more
   */
  void watch(boolean mayMove) {
    changed(microphone, microphone.watch(mayMove), Topic.MICROPHONE);
    changed(speaker, speaker.watch(mayMove), Topic.SPEAKER);
    settle();
  }

  private void changed(DockLine line, DockLine.Change change, Topic topic) {
    boolean speaks = topic == Topic.MICROPHONE;
    String what = speaks ? "Microphone" : "Speaker";
    switch (change) {
      case LOST -> {
        whole = false;
        talk.end(line.name() + (speaks ? " was lost" : " was lost: you hear nobody"));
        told(
            topic,
            what
                + " lost: "
                + line.name()
                + (speaks ? "" : ". Nothing is played elsewhere, and your microphone is shut."));
      }
      case BACK -> {
        state.notice(topic, "");
        journal.accept(what + " is back: " + line.name());
      }
      case MOVED -> {
        state.notice(Topic.SYSTEM, "");
        state.notice(topic, "");
        journal.accept(what + " is now " + line.name());
      }
      case NONE -> {}
    }
  }

  private void pause(String why) {
    whole = false;
    talk.pause(why);
  }

  /** Lets the user talk again when both are there again. */
  private void settle() {
    if (!whole && microphone.works() && speaker.works()) {
      whole = true;
      talk.may();
    }
    personal = microphone.personal() && speaker.personal();
  }

  /** The user's choice. The gate closes first. */
  void useMicrophone(String spec) {
    pause("changing microphone");
    choose(microphone, spec, Topic.MICROPHONE);
    if (!microphone.works()) {
      pause("no microphone");
    }
    settle();
  }

  /** The user's choice. */
  void useSpeaker(String spec) {
    choose(speaker, spec, Topic.SPEAKER);
    settle();
  }

  private void choose(DockLine line, String spec, Topic topic) {
    try {
      line.choose(spec);
      state.notice(topic, "");
      state.notice(Topic.SYSTEM, "");
    } catch (IOException e) {
      told(topic, Optional.ofNullable(e.getMessage()).orElse("the device cannot be opened"));
    }
  }

  private void told(Topic topic, String what) {
    state.notice(topic, what);
    journal.accept(what);
  }

  /** Lists the devices anew; true if there are any. */
  boolean refresh() {
    microphone.refresh();
    speaker.refresh();
    return !microphone.there().isEmpty() || !speaker.there().isEmpty();
  }

  /**
   * Whether a call may be answered without anybody's doing: both lines work and are at one person's
   * head, as far as anybody knows ({@link DockLine#personal}). Any thread.
   */
  boolean personal() {
    return personal;
  }

  DockLine microphone() {
    return microphone;
  }

  DockLine speaker() {
    return speaker;
  }
}
