package dev.earshot.app.ui.talk;

import dev.earshot.app.ui.talk.TalkViewModel.Track;
import dev.earshot.app.ui.widget.Chip;
import dev.earshot.app.ui.widget.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;

/** Talk activity: a track for each speaker, their shares, overlap and the longest silence. */
public final class TalkView extends VBox {
  private static final double NAME_WIDTH = 92;
  private static final int MARKS = 3;
  private static final double ROW_LEAST = 16;
  private static final double ROW_MOST = 28;

  private final GridPane grid = new GridPane(8, 6);
  private final Chip silence = new Chip("", "chip-neutral");
  private final HBox axis = new HBox();
  private final List<TalkTrack> bars = new ArrayList<>();
  private final List<Label> shares = new ArrayList<>();
  private Optional<TalkViewModel> shown = Optional.empty();

  public TalkView() {
    getStyleClass().addAll("card", "talk");
    Label title = new Label("Talk activity");
    title.getStyleClass().add("section-title");
    title.setMinWidth(USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head = new HBox(6, title, space, silence);
    head.setAlignment(Pos.CENTER_LEFT);
    ColumnConstraints names = new ColumnConstraints(60, NAME_WIDTH, NAME_WIDTH);
    ColumnConstraints track = new ColumnConstraints();
    track.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(names, track, new ColumnConstraints(38));
    VBox.setVgrow(grid, Priority.ALWAYS);
    getChildren().addAll(head, grid);
  }

  public void render(TalkViewModel model) {
    if (shown.filter(model::equals).isPresent()) {
      return;
    }
    if (shown.filter(m -> heads(m).equals(heads(model))).isEmpty()) {
      build(model.tracks());
    }
    if (shown.filter(m -> m.window().equals(model.window())).isEmpty()) {
      showAxis(model.window().toMinutes());
    }
    shown = Optional.of(model);
    for (int i = 0; i < model.tracks().size(); i++) {
      bars.get(i).show(model.tracks().get(i).stretches());
      shares.get(i).setText(model.tracks().get(i).percent() + " %");
    }
    silence.setText("Longest silence " + Durations.timer(model.longestSilence()));
  }

  private static List<String> heads(TalkViewModel model) {
    return model.tracks().stream().map(t -> t.name() + "/" + t.roleClass()).toList();
  }

  private void build(List<Track> tracks) {
    grid.getChildren().clear();
    grid.getRowConstraints().clear();
    bars.clear();
    shares.clear();
    for (int row = 0; row < tracks.size(); row++) {
      Track track = tracks.get(row);
      Label name = new Label(track.name());
      name.getStyleClass().add("talk-name");
      TalkTrack bar = new TalkTrack();
      bar.getStyleClass().add(track.roleClass());
      bar.setAccessibleText("When " + track.name() + " spoke");
      Label share = new Label();
      share.getStyleClass().add("talk-share");
      bars.add(bar);
      shares.add(share);
      grid.addRow(row, name, bar, share);
      RowConstraints height = new RowConstraints(ROW_LEAST, ROW_LEAST, ROW_MOST);
      height.setVgrow(Priority.ALWAYS);
      grid.getRowConstraints().add(height);
    }
    axis.getStyleClass().add("talk-axis");
    grid.add(axis, 1, tracks.size());
  }

  private void showAxis(long minutes) {
    List<Node> marks = new ArrayList<>();
    for (int i = 0; i < MARKS; i++) {
      double back = (double) minutes * (MARKS - i) / MARKS;
      marks.add(new Label(back == Math.rint(back) ? "-" + (long) back + " min" : seconds(back)));
      Region space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      marks.add(space);
    }
    marks.add(new Label("now"));
    axis.getChildren().setAll(marks);
  }

  private static String seconds(double minutes) {
    long seconds = Math.round(minutes * 60);
    return "-" + seconds / 60 + ":" + (seconds % 60 < 10 ? "0" : "") + seconds % 60;
  }
}
