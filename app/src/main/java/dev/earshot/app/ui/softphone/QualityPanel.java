package dev.earshot.app.ui.softphone;

import dev.earshot.app.ui.softphone.SoftphoneViewModel.Detail;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Everything that is measured of our call, each number over its name. */
final class QualityPanel extends FlowPane {
  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

  private List<Detail> shown = List.of();
  private final List<Label> values = new ArrayList<>();

  QualityPanel() {
    getStyleClass().add("quality-panel");
    setAccessibleText("Quality of the call");
    setFocusTraversable(true);
  }

  void render(List<Detail> details) {
    if (details.equals(shown)) {
      return;
    }
    boolean same =
        details.stream()
            .map(Detail::name)
            .toList()
            .equals(shown.stream().map(Detail::name).toList());
    shown = details;
    if (!same) {
      values.clear();
      getChildren().setAll(details.stream().map(this::cell).toList());
    }
    for (int i = 0; i < values.size(); i++) {
      values.get(i).setText(details.get(i).value());
      values.get(i).pseudoClassStateChanged(BAD, details.get(i).bad());
    }
    setAccessibleText(
        "Quality of the call: "
            + details.stream()
                .map(detail -> detail.name() + " " + detail.value())
                .collect(Collectors.joining(", ")));
  }

  private VBox cell(Detail detail) {
    Label value = new Label();
    value.getStyleClass().add("quality-value");
    values.add(value);
    Label name = new Label(detail.name());
    name.getStyleClass().add("muted");
    return new VBox(1, value, name);
  }
}
