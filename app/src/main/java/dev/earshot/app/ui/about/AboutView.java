package dev.earshot.app.ui.about;

import dev.earshot.app.about.About;
import dev.earshot.app.ui.widget.ProductMark;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** Version, commit, Java, JavaFX, native libraries, and the licence of everything bundled. */
public final class AboutView extends VBox {
  private static final double WIDTH = 560;
  private static final double HEIGHT = 180;

  public AboutView(About about) {
    getStyleClass().addAll("overlay-sheet", "about");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setAlignment(Pos.TOP_CENTER);
    Label title = new Label("About Earshot");
    title.getStyleClass().add("sheet-title");
    VBox facts = new VBox(4);
    facts.setAlignment(Pos.TOP_CENTER);
    facts.setFillWidth(false);
    for (String line : about.lines()) {
      Label fact = new Label(line);
      fact.setWrapText(true);
      fact.setMaxWidth(WIDTH);
      facts.getChildren().add(fact);
    }
    Label own = new Label("Apache-2.0. It comes with:");
    own.getStyleClass().add("muted");
    getChildren().addAll(new ProductMark(44), title, facts, own, licences(about.licences()));
    setAccessibleText("About Earshot. " + String.join(" ", about.lines()));
  }

  /** No field of text: the space bar talks here, too. */
  private static ScrollPane licences(List<String> lines) {
    Label text =
        new Label(
            lines.isEmpty()
                ? "Run from the source tree: the licences of the libraries lie with each of them.\n"
                    + "Installed packages list them here and in the folder licences."
                : String.join("\n", lines));
    text.getStyleClass().add("about-licences");
    text.setWrapText(true);
    ScrollPane pane = new ScrollPane(text);
    pane.setFitToWidth(true);
    pane.setPrefSize(WIDTH, HEIGHT);
    pane.setAccessibleText("Licences of everything bundled");
    return pane;
  }
}
