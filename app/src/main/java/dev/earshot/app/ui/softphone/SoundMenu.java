package dev.earshot.app.ui.softphone;

import dev.earshot.app.console.DockView;
import dev.earshot.app.console.VoiceChoice;
import dev.earshot.app.console.VoiceChoice.Noise;
import dev.earshot.app.ui.widget.Tips;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** The switches of voice processing. Shows what it is given; only asks for changes. */
final class SoundMenu extends MenuButton {
  private static final int[] SIDE_TONES = {0, -36, -30, -24, -18, -12};
  private static final String TITLE = "Your voice: echo, noise, level, side-tone";

  private final Consumer<VoiceChoice> wanted;
  private final List<Runnable> shows = new ArrayList<>();
  private final MenuItem notice = new MenuItem();
  private final Tooltip tip;
  private final Menu rings = new Menu("Calls ring");
  private final Consumer<String> ringWanted;
  private VoiceChoice choice = VoiceChoice.DEFAULT;
  private List<DockView.Device> ringDevices = List.of();
  private String ring = "-";

  /**
   * @param wanted is told what is to be done to the voice
   * @param ringWanted is told the spec where calls are to ring
   */
  SoundMenu(Consumer<VoiceChoice> wanted, Consumer<String> ringWanted) {
    this.wanted = wanted;
    this.ringWanted = ringWanted;
    setGraphic(new FontIcon(MaterialDesignT.TUNE_VARIANT));
    getStyleClass().addAll("icon-button", "bare-menu", "sound-menu");
    setMinWidth(USE_PREF_SIZE);
    setAccessibleText(TITLE);
    tip = Tips.on(this, TITLE);
    notice.setDisable(true);
    getItems()
        .addAll(
            notice,
            check("Echo cancellation", () -> choice.echo(), on -> choice.withEcho(on)),
            check("Cut hum and knocks", () -> choice.highPass(), on -> choice.withHighPass(on)),
            check("Automatic level", () -> choice.gain(), on -> choice.withGain(on)),
            choices("Noise suppression", noises()),
            new SeparatorMenuItem(),
            choices("Hear yourself (side-tone)", sideTones()),
            rings);
    render(DockView.Voice.USUAL);
    renderRing("", List.of());
  }

  private CheckMenuItem check(
      String what, BooleanSupplier isOn, Function<Boolean, VoiceChoice> changed) {
    CheckMenuItem item = new CheckMenuItem(what);
    item.setOnAction(_ -> ask(changed.apply(!isOn.getAsBoolean())));
    shows.add(() -> item.setSelected(isOn.getAsBoolean()));
    return item;
  }

  private Menu choices(String what, List<RadioMenuItem> items) {
    Menu menu = new Menu(what);
    ToggleGroup group = new ToggleGroup();
    items.forEach(item -> item.setToggleGroup(group));
    menu.getItems().setAll(items);
    return menu;
  }

  private List<RadioMenuItem> noises() {
    List<RadioMenuItem> items = new ArrayList<>();
    for (Noise level : Noise.values()) {
      items.add(radio(word(level), () -> choice.noise() == level, () -> choice.withNoise(level)));
    }
    return items;
  }

  private static String word(Noise level) {
    return switch (level) {
      case OFF -> "Off";
      case LOW -> "A little";
      case MODERATE -> "Moderate";
      case HIGH -> "Strong";
      case VERY_HIGH -> "Very strong";
    };
  }

  private List<RadioMenuItem> sideTones() {
    List<RadioMenuItem> items = new ArrayList<>();
    for (int decibels : SIDE_TONES) {
      items.add(
          radio(
              decibels == 0 ? "Off" : "−" + -decibels + " dB",
              () -> choice.sideTone() == decibels,
              () -> choice.withSideTone(decibels)));
    }
    return items;
  }

  private RadioMenuItem radio(String what, BooleanSupplier isOn, Supplier<VoiceChoice> changed) {
    RadioMenuItem item = new RadioMenuItem(what);
    item.setOnAction(_ -> ask(changed.get()));
    shows.add(() -> item.setSelected(isOn.getAsBoolean()));
    return item;
  }

  /** What is shown stays until the dock confirms the change. */
  private void ask(VoiceChoice changed) {
    shows.forEach(Runnable::run);
    wanted.accept(changed);
  }

  void render(DockView.Voice voice) {
    choice = voice.choice();
    shows.forEach(Runnable::run);
    notice.setText(voice.notice());
    notice.setVisible(!voice.notice().isEmpty());
    tip.setText(voice.notice().isEmpty() ? TITLE : voice.notice());
  }

  /**
   * @param device spec of where it rings
   */
  void renderRing(String device, List<DockView.Device> speakers) {
    if (device.equals(ring) && speakers.equals(ringDevices)) {
      return;
    }
    ring = device;
    ringDevices = speakers;
    List<DockView.Device> places = new ArrayList<>();
    places.add(new DockView.Device("", "In the headset"));
    places.add(new DockView.Device("none", "Nowhere: on the screen only"));
    places.addAll(speakers.stream().filter(known -> !known.spec().equals("none")).toList());
    if (places.stream().noneMatch(known -> known.spec().equals(device))) {
      places.add(new DockView.Device(device, device.replaceFirst("^device:", "") + " (not there)"));
    }
    ToggleGroup group = new ToggleGroup();
    List<RadioMenuItem> items = places.stream().map(place -> ringItem(place, group)).toList();
    rings.getItems().setAll(items);
  }

  private RadioMenuItem ringItem(DockView.Device place, ToggleGroup group) {
    RadioMenuItem item = new RadioMenuItem(place.name());
    item.setToggleGroup(group);
    item.setSelected(place.spec().equals(ring));
    item.setOnAction(_ -> ringWanted.accept(place.spec()));
    return item;
  }
}
