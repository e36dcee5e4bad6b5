package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.DockLine.Change;
import dev.earshot.app.DockLine.Start;
import dev.earshot.audio.device.AudioDevice;
import dev.earshot.audio.device.DevicePreference;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Devices that come and go under a line, in steps. */
class DockLineTest {
  private final FakeCards cards = new FakeCards();
  private final DockLine line = new DockLine(cards, DevicePreference.NONE);

  @Test
  void aHeadsetIsTakenFirst() throws IOException {
    cards.plug("Speaker", "Jabra");
    assertThat(line.start("default", "none")).isEqualTo(Start.OPEN);
    assertThat(cards.current).isEqualTo("device:Jabra");
  }

  @Test
  void withoutDevicesItSaysSoAndTakesTheFirstHeadset() throws IOException {
    assertThat(line.start("default", "none")).isEqualTo(Start.NOTHING_THERE);
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

  @Test
  void whatWasChosenBeforeIsTakenAtTheStartInTheOrderOfTheChoices() throws IOException {
    DockLine remembering = remembering("Jabra", "Line");
    cards.plug("EPOS Headset", "Line");
    assertThat(remembering.start("default", "none")).isEqualTo(Start.OPEN);
    assertThat(cards.current).isEqualTo("device:Line");

    cards.plug("Jabra");
    remembering.refresh();
    assertThat(remembering.watch(true)).isEqualTo(Change.MOVED);
    assertThat(cards.current).isEqualTo("device:Jabra");
    assertThat(remembering.wishes()).extracting(AudioDevice::name).containsExactly("Jabra", "Line");
  }

  @Test
  void loudspeakersDoNotTakeThePlaceOfWhatWasChosenBefore() throws IOException {
    DockLine remembering = remembering("Jabra");
    cards.plug("Speaker");
    assertThat(remembering.start("default", "none")).isEqualTo(Start.WISH_MISSING);
    assertThat(cards.opened).containsExactly("none");
  }

  @Test
  void aHeadsetThatIsPluggedInLaterIsTakenIfNobodyChoseAnything() throws IOException {
    cards.plug("Line");
    line.start("default", "none");
    assertThat(cards.current).isEqualTo("device:Line");
    cards.plug("Jabra");
    line.refresh();
    assertThat(line.watch(false)).as("while talking").isEqualTo(Change.NONE);
    assertThat(line.watch(true)).isEqualTo(Change.MOVED);
    assertThat(line.wishes()).as("nobody chose it").isEmpty();
  }

  @Test
  void whatNobodyChoseComesBackItself() throws IOException {
    cards.plug("Line");
    line.start("default", "none");
    cards.unplug("Line");
    line.watch(true);
    cards.plug("Speaker", "Line");
    line.refresh();
    assertThat(line.watch(true)).isEqualTo(Change.BACK);
    assertThat(cards.current).isEqualTo("device:Line");
  }

  @Test
  void filesAndTonesAreNoWishesToRemember() throws IOException {
    cards.plug("Line");
    line.start("tone:440", "silence");
    line.refresh();
    line.choose("device:Line");
    assertThat(line.wishes()).extracting(AudioDevice::name).containsExactly("Line");
  }

  private DockLine remembering(String... names) {
    List<AudioDevice> wanted =
        java.util.Arrays.stream(names)
            .map(name -> new AudioDevice("device:" + name, name))
            .toList();
    return new DockLine(cards, new DevicePreference(wanted));
  }
}
