package dev.earshot.app.ui.tour;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The demo's caption bar: which step, what is going on, what to try. */
public final class CaptionView extends VBox {
  private static final double PROGRESS_HEIGHT = 3;

  private final Label step = new Label();
  private final Label caption = new Label();
  private final Region done = new Region();

  public CaptionView() {
    getStyleClass().add("caption");
    step.getStyleClass().add("caption-step");
    step.setMinWidth(Region.USE_PREF_SIZE);
    caption.getStyleClass().add("caption-text");
    caption.setWrapText(true);
    HBox.setHgrow(caption, Priority.ALWAYS);
    HBox line = new HBox(10, new FontIcon(MaterialDesignC.COMPASS_OUTLINE), step, caption);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("caption-line");
    done.getStyleClass().add("caption-done");
    StackPane track = new StackPane(done);
    track.getStyleClass().add("caption-track");
    track.setAlignment(Pos.CENTER_LEFT);
    track.setMinHeight(PROGRESS_HEIGHT);
    track.setMaxHeight(PROGRESS_HEIGHT);
    done.setMinHeight(PROGRESS_HEIGHT);
    getChildren().addAll(line, track);
    render(Optional.empty());
  }

  public void render(Optional<TourViewModel> tour) {
    Optional<TourViewModel> running = tour.filter(t -> !t.caption().isEmpty());
    setVisible(running.isPresent());
    setManaged(running.isPresent());
    running.ifPresent(
        model -> {
          step.setText(model.stepText());
          caption.setText(model.caption());
          setAccessibleText("Demo, step " + model.stepText() + ": " + model.caption());
          done.maxWidthProperty().bind(widthProperty().multiply(model.progress()));
        });
  }
}
