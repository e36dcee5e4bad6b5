package dev.earshot.app.ui.participant;

import dev.earshot.app.ui.widget.Tips;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

/** The menu of a card; not there where nothing can be done. Only asks for changes. */
final class CardMenu extends MenuButton {
  private final Consumer<CardAction> wanted;

  CardMenu(Consumer<CardAction> wanted) {
    this.wanted = wanted;
    setGraphic(new FontIcon(MaterialDesignD.DOTS_VERTICAL));
    getStyleClass().addAll("icon-button", "bare-menu", "card-menu");
    setMinWidth(USE_PREF_SIZE);
    Tips.on(this, "Mute, hold");
  }

  void render(String name, List<CardAction> actions) {
    setAccessibleText("What can be done to " + name);
    setVisible(!actions.isEmpty());
    setManaged(isVisible());
    getItems().setAll(actions.stream().map(this::item).toList());
  }

  private MenuItem item(CardAction action) {
    MenuItem item = new MenuItem(action.words());
    item.setOnAction(_ -> wanted.accept(action));
    return item;
  }
}
