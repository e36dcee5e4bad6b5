package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.DockLine.Change;
import dev.earshot.audio.device.AudioDevice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Devices that come and go under a line, in steps. */
class DockLineTest {
  private final ScriptedLine cards = new ScriptedLine();
  private final DockLine line = new DockLine(cards);

  @Test
  void aHeadsetIsTakenFirst() throws IOException {
    cards.plug("Speaker", "Jabra");
    assertThat(line.start("default", "none")).isTrue();
    assertThat(cards.current).isEqualTo("device:Jabra");
  }

  @Test
  void withoutDevicesItSaysSoAndTakesTheFirstHeadset() throws IOException {
    assertThat(line.start("default", "none")).isFalse();
    assertThat(line.inUse()).isEqualTo("none");

    cards.plug("Speaker");
    line.refresh();
    assertThat(line.watch(true)).isEqualTo(Change.NONE);
    cards.plug("Jabra");
    line.refresh();
    assertThat(line.watch(true)).isEqualTo(Change.MOVED);
    assertThat(cards.current).isEqualTo("device:Jabra");
  }

  @Test
  void aPulledHeadsetIsSilentUntilItIsBackAndLoudspeakersDoNotTakeItsPlace() throws IOException {
    cards.plug("Speaker", "Jabra");
    line.start("default", "none");
    cards.unplug("Jabra");
    assertThat(line.watch(true)).isEqualTo(Change.LOST);
    for (int i = 0; i < 5; i++) {
      line.refresh();
      assertThat(line.watch(true)).isEqualTo(Change.NONE);
    }
    assertThat(cards.opened).containsExactly("device:Jabra");

    cards.plug("Jabra");
    line.refresh();
    assertThat(line.watch(false)).isEqualTo(Change.BACK);
    assertThat(cards.opened).containsExactly("device:Jabra", "device:Jabra");
  }

  @Test
  void anotherHeadsetMayHelpOutUntilTheWantedOneIsBack() throws IOException {
    cards.plug("Jabra", "EPOS");
    line.start("device:Jabra", "none");
    cards.unplug("Jabra");
    line.watch(true);
    line.refresh();
    assertThat(line.watch(true)).isEqualTo(Change.BACK);
    assertThat(cards.current).isEqualTo("device:EPOS");

    cards.plug("Jabra");
    line.refresh();
    assertThat(line.watch(false)).as("while talking").isEqualTo(Change.NONE);
    assertThat(line.watch(true)).isEqualTo(Change.MOVED);
    assertThat(cards.current).isEqualTo("device:Jabra");
    assertThat(line.watch(true)).isEqualTo(Change.NONE);
  }

  @Test
  void loudspeakersAreUsedIfTheUserChoseThem() throws IOException {
    cards.plug("Jabra", "Speaker");
    line.start("default", "none");
    line.choose("device:Speaker");
    line.refresh();
    assertThat(line.watch(true)).isEqualTo(Change.NONE);
    assertThat(cards.current).isEqualTo("device:Speaker");
  }

  @Test
  void aLineThatStalledAndGoesOnIsBackWithoutBeingOpenedAgain() throws IOException {
    cards.plug("Jabra");
    line.start("default", "none");
    cards.stalled = true;
    assertThat(line.watch(true)).isEqualTo(Change.LOST);
    cards.stalled = false;
    assertThat(line.watch(true)).isEqualTo(Change.BACK);
    assertThat(cards.opened).hasSize(1);
  }

  @Test
  void aFileIsOpenedAgainAsItIs() throws IOException {
    line.start("file:x.wav", "silence");
    cards.stalled = true;
    line.watch(true);
    line.watch(true);
    assertThat(cards.opened).containsExactly("file:x.wav", "file:x.wav");
  }

  /** Cards by name; what is not there cannot be opened and does not live. */
  private static final class ScriptedLine implements DockLine.Line {
    private final List<String> plugged = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();
    private String current = "";
    private boolean stalled;

    /** A card that was pulled is lost for good. */
    private boolean pulled;

    void plug(String... names) {
      plugged.addAll(List.of(names));
    }

    void unplug(String name) {
      plugged.remove(name);
      pulled |= current.equals("device:" + name);
    }

    @Override
    public List<AudioDevice> list() {
      return plugged.stream().map(name -> new AudioDevice("device:" + name, name)).toList();
    }

    @Override
    public void open(String spec) throws IOException {
      Optional<AudioDevice> card =
          list().stream().filter(device -> device.spec().equals(spec)).findFirst();
      if (spec.startsWith("device:") && card.isEmpty()) {
        throw new IOException(spec + " is not there");
      }
      opened.add(spec);
      current = spec;
      pulled = false;
    }

    @Override
    public boolean alive() {
      return !stalled && !pulled;
    }

    @Override
    public String name() {
      return current.replace("device:", "");
    }

    @Override
    public String spec() {
      return current.startsWith("device:") ? current : "";
    }
  }
}
