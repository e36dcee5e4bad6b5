package dev.earshot.app.ui.softphone;

import dev.earshot.app.console.DockView.Device;
import dev.earshot.app.ui.widget.LevelMeter;
import dev.earshot.app.ui.widget.Stepper;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Chooses a device; a live meter and one level beside it. */
final class DevicePicker extends VBox {
  private static final double WIDTH = 196;
  private static final double NARROW = 148;

  private final ComboBox<Device> choice = new ComboBox<>();
  private final LevelMeter meter = new LevelMeter(6);
  private final Stepper stepper;
  private final Consumer<String> chosen;
  private boolean rendering;

  DevicePicker(String what, Ikon icon, Stepper stepper, Consumer<String> chosen) {
    super(5);
    this.chosen = chosen;
    this.stepper = stepper;
    getStyleClass().add("device-picker");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(NARROW);
    setPrefWidth(WIDTH);
    Label title = new Label(what, new FontIcon(icon));
    title.getStyleClass().add("device-title");
    title.setMinWidth(USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head = new HBox(title, space, stepper);
    head.setAlignment(Pos.CENTER_LEFT);
    meter.setAccessibleText(what + " level");
    meter.setMaxWidth(Double.MAX_VALUE);
    choice.setMaxWidth(Double.MAX_VALUE);
    choice.setAccessibleText(what);
    choice.setConverter(new Names());
    choice.setOnAction(_ -> choose());
    getChildren().addAll(head, meter, choice);
  }

  private void choose() {
    Device device = choice.getValue();
    if (!rendering && device != null) {
      chosen.accept(device.spec());
    }
  }

  void render(List<Device> devices, String spec, int level) {
    rendering = true;
    Optional<Device> current = devices.stream().filter(d -> d.spec().equals(spec)).findFirst();
    Device shown = current.orElse(new Device(spec, spec));
    if (!choice.getItems().equals(devices)) {
      choice.getItems().setAll(devices);
    }
    if (!shown.equals(choice.getValue())) {
      choice.setValue(shown);
    }
    rendering = false;
    stepper.show(level);
  }

  /** Takes less room, or what it likes. */
  void narrow(boolean narrow) {
    setPrefWidth(narrow ? NARROW : WIDTH);
  }

  void tick(int dbfs) {
    meter.show(dbfs);
  }

  /** Devices by name; they are never typed in. */
  private static final class Names extends StringConverter<Device> {
    @Override
    public String toString(@Nullable Device device) {
      return device == null ? "" : device.name();
    }

    @Override
    public Device fromString(String text) {
      return new Device(text, text);
    }
  }
}
