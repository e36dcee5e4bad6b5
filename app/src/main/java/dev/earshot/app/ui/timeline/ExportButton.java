package dev.earshot.app.ui.timeline;

import dev.earshot.app.console.EvidenceFile;
import dev.earshot.app.console.EvidenceLog;
import dev.earshot.app.ui.widget.Tips;
import java.io.File;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;

/** Saves the evidence to a file that the user names, and says what came of it. */
final class ExportButton extends Button {
  private static final String IDLE = "Export";

  private final EvidenceLog evidence;
  private final Executor background;
  private final Tooltip tip;

  /**
   * @param background runs what writes files
   */
  ExportButton(EvidenceLog evidence, Executor background) {
    super(IDLE, new FontIcon(MaterialDesignE.EXPORT_VARIANT));
    this.evidence = evidence;
    this.background = background;
    getStyleClass().addAll("chip", "chip-button", "export-button");
    setMinWidth(USE_PREF_SIZE);
    setAccessibleText("Export who could hear you and what was asked, as JSON lines or CSV");
    tip = Tips.on(this, getAccessibleText());
    setOnAction(_ -> save(this::ask));
  }

  private Optional<File> ask() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Export evidence");
    chooser.setInitialFileName("earshot-evidence.jsonl");
    chooser
        .getExtensionFilters()
        .addAll(
            new ExtensionFilter("JSON lines", "*.jsonl"), new ExtensionFilter("Table", "*.csv"));
    return Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow()));
  }

  /** Writes to the file that is named, if one is. */
  void save(Supplier<Optional<File>> named) {
    named
        .get()
        .ifPresent(
            file ->
                background.execute(
                    () -> {
                      String outcome = written(file);
                      Platform.runLater(() -> tell(outcome));
                    }));
  }

  private String written(File file) {
    try (EvidenceFile out = new EvidenceFile(evidence, file.toPath())) {
      out.catchUp();
      return "Saved to " + file;
    } catch (IOException e) {
      return "Not saved: " + e.getMessage();
    }
  }

  private void tell(String outcome) {
    setText(outcome.startsWith("Saved") ? "Saved" : "Not saved");
    setAccessibleText(outcome);
    tip.setText(outcome);
  }
}
