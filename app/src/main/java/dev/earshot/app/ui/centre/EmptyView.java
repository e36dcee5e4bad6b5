package dev.earshot.app.ui.centre;

import dev.earshot.app.ui.keys.KeyAction;
import dev.earshot.app.ui.keys.KeyMap;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** The centre without a conference: inviting, never blank. */
final class EmptyView extends VBox {
  private final FontIcon icon = new FontIcon(MaterialDesignE.EAR_HEARING);
  private final Label title = new Label();
  private final Label text = new Label();
  private final HBox hints;

  EmptyView(KeyMap keys) {
    super(12);
    getStyleClass().add("empty");
    setAlignment(Pos.CENTER);
    StackPane disc = new StackPane(icon);
    disc.getStyleClass().add("empty-disc");
    disc.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    title.getStyleClass().add("empty-title");
    text.getStyleClass().add("empty-text");
    text.setWrapText(true);
    hints =
        new HBox(
            18,
            hint("↑ ↓", "choose"),
            hint("Enter", "listen"),
            hint(keys.label(KeyAction.TALK), "hold to whisper"),
            hint(keys.label(KeyAction.SILENCE), "silence"),
            hint("?", "all keys"));
    hints.setAlignment(Pos.CENTER);
    hints.getStyleClass().add("empty-hints");
    getChildren().addAll(disc, title, text, hints);
  }

  private static HBox hint(String key, String what) {
    Label cap = new Label(key);
    cap.getStyleClass().add("key-cap");
    cap.setMinWidth(USE_PREF_SIZE);
    Label label = new Label(what);
    label.getStyleClass().add("muted");
    HBox hint = new HBox(6);
    hint.getChildren().addAll(List.of(cap, label));
    hint.setAlignment(Pos.CENTER);
    return hint;
  }

  void render(EmptyViewModel model) {
    icon.setIconCode(icon(model.kind()));
    title.setText(model.title());
    text.setText(model.text());
    hints.setVisible(model.kind() == EmptyViewModel.Kind.INVITING);
  }

  private static Ikon icon(EmptyViewModel.Kind kind) {
    return switch (kind) {
      case INVITING -> MaterialDesignE.EAR_HEARING;
      case QUIET -> MaterialDesignS.SLEEP;
      case CONNECTING -> MaterialDesignC.CONNECTION;
      case OFFLINE -> MaterialDesignL.LAN_DISCONNECT;
    };
  }
}
