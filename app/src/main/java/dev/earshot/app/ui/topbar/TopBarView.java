package dev.earshot.app.ui.topbar;

import dev.earshot.app.console.ConnectionView;
import dev.earshot.app.ui.keys.KeyAction;
import dev.earshot.app.ui.keys.KeyMap;
import dev.earshot.app.ui.widget.Avatar;
import dev.earshot.app.ui.widget.Chip;
import dev.earshot.app.ui.widget.Durations;
import dev.earshot.app.ui.widget.IconButton;
import dev.earshot.app.ui.widget.ProductMark;
import dev.earshot.app.ui.widget.Tips;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** The bar across the top. */
public final class TopBarView extends HBox {
  private final Chip demo = new Chip("DEMO", "chip-demo");
  private final Tooltip demoTip = Tips.on(demo, "");
  private final Chip live = new Chip("", "chip-success");
  private final Button attention = new Button("", new FontIcon(MaterialDesignB.BELL_ALERT));
  private final TextField search = new TextField();
  private final Chip connection = new Chip("", "chip-neutral");
  private final Tooltip connectionTip = Tips.on(connection, "");
  private final Avatar avatar = new Avatar(30);
  private final Tooltip avatarTip = Tips.on(avatar, "");
  private Optional<TopBarViewModel> shown = Optional.empty();

  /**
   * @param searched is told the text as it is typed
   * @param does opens what is named
   */
  public TopBarView(KeyMap keys, Consumer<String> searched, Consumer<KeyAction> does) {
    getStyleClass().add("top-bar");
    Label name = new Label("Earshot");
    name.getStyleClass().add("product-name");
    name.setMinWidth(USE_PREF_SIZE);
    Separator line = new Separator(Orientation.VERTICAL);
    prepareAttention(keys, does);
    search.textProperty().addListener((_, _, text) -> searched.accept(text));
    getChildren()
        .addAll(
            new ProductMark(30),
            name,
            demo,
            line,
            live,
            attention,
            searchBox(keys),
            connection,
            button(MaterialDesignK.KEYBOARD_OUTLINE, keys, "Keys", KeyAction.HELP, does),
            button(MaterialDesignC.CIRCLE_HALF_FULL, keys, "Light or dark", KeyAction.THEME, does),
            button(
                MaterialDesignD.DOCK_RIGHT,
                keys,
                "Show or hide the timeline",
                KeyAction.TIMELINE,
                does),
            avatar);
  }

  private void prepareAttention(KeyMap keys, Consumer<KeyAction> does) {
    attention.getStyleClass().addAll("chip", "chip-warning", "chip-button");
    attention.setMinWidth(USE_PREF_SIZE);
    attention.setOnAction(_ -> does.accept(KeyAction.INBOX));
    attention.setTooltip(Tips.of(keys.with("Show what needs attention", KeyAction.INBOX)));
  }

  private static IconButton button(
      Ikon icon, KeyMap keys, String what, KeyAction action, Consumer<KeyAction> does) {
    return new IconButton(icon, keys.with(what, action), () -> does.accept(action));
  }

  private StackPane searchBox(KeyMap keys) {
    search.setPromptText("Search conference, caller, agent, tag");
    search.setAccessibleText("Search conferences, " + keys.label(KeyAction.SEARCH));
    search.getStyleClass().add("search-field");
    FontIcon icon = new FontIcon(MaterialDesignM.MAGNIFY);
    Label key = new Label(keys.label(KeyAction.SEARCH));
    key.getStyleClass().add("key-cap");
    key.visibleProperty().bind(search.textProperty().isEmpty());
    StackPane box = new StackPane(search, icon, key);
    box.getStyleClass().add("search-box");
    StackPane.setAlignment(icon, Pos.CENTER_LEFT);
    StackPane.setAlignment(key, Pos.CENTER_RIGHT);
    icon.setMouseTransparent(true);
    key.setMouseTransparent(true);
    search.setMaxWidth(360);
    box.setMaxWidth(360);
    box.setMinWidth(120);
    HBox holder = new HBox(box);
    HBox.setHgrow(box, Priority.ALWAYS);
    holder.setAlignment(Pos.CENTER);
    StackPane middle = new StackPane(holder);
    HBox.setHgrow(middle, Priority.ALWAYS);
    return middle;
  }

  /** Moves the focus into the search and selects what is there. */
  public void focusSearch() {
    search.requestFocus();
    search.selectAll();
  }

  /** Goes on with a search that was begun by typing elsewhere. */
  public void beginSearch(String text) {
    search.requestFocus();
    search.setText(text);
    search.end();
  }

  /** Empties the search; true if there was something in it. */
  public boolean clearSearch() {
    boolean any = !search.getText().isEmpty();
    search.clear();
    return any;
  }

  public void render(TopBarViewModel model) {
    shown = Optional.of(model);
    demo.showIfAny(model.demo().isEmpty() ? "" : "DEMO");
    demoTip.setText(model.demo());
    live.setText(model.liveText());
    live.look(model.isLiveKnown() ? "chip-success" : "chip-neutral");
    attention.setText(model.attentionText());
    attention.setVisible(model.attention() > 0);
    attention.setManaged(model.attention() > 0);
    connection.look(look(model.connection().state()));
    connectionTip.setText(model.connection().detail());
    connection.setAccessibleText("Connection: " + model.connection().detail());
    avatar.show(model.user(), "role-self");
    avatar.setVisible(!model.user().isEmpty());
    avatarTip.setText("You are " + model.user());
  }

  /** Lets the age of what the back end told us grow. */
  public void tick(Instant now) {
    shown.ifPresent(
        model -> {
          String text = connectionText(model.connection(), now);
          if (!text.equals(connection.getText())) {
            connection.setText(text);
          }
          if (connectionTip.isShowing()) {
            connectionTip.setText(detail(model.connection(), now));
          }
        });
  }

  private static String connectionText(ConnectionView connection, Instant now) {
    String name = connection.name();
    String age = Durations.age(Duration.between(connection.freshAsOf(), now));
    return switch (connection.state()) {
      case CONNECTING -> name + "  connecting…";
      case UP -> name;
      case DEGRADED -> name + "  " + age + " old";
      case DOWN -> name + "  offline " + age;
    };
  }

  private static String detail(ConnectionView connection, Instant now) {
    String age = Durations.age(Duration.between(connection.freshAsOf(), now));
    return connection.detail() + "\nLast heard of: " + age;
  }

  private static String look(ConnectionView.State state) {
    return switch (state) {
      case CONNECTING -> "chip-accent";
      case UP -> "chip-success";
      case DEGRADED -> "chip-warning";
      case DOWN -> "chip-danger";
    };
  }
}
