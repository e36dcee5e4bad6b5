package dev.earshot.app.ui;

import dev.earshot.app.ui.widget.ProductMark;
import java.util.concurrent.CountDownLatch;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** A sentence in a small window of its own, for what was started without a terminal. */
final class NoticeWindow {
  private static final double WIDTH = 420;

  private final CountDownLatch closed = new CountDownLatch(1);

  private NoticeWindow() {}

  /** Opens it. FX thread. */
  static NoticeWindow open(Stage stage, String sentence) {
    NoticeWindow window = new NoticeWindow();
    Label text = new Label(sentence);
    text.setWrapText(true);
    text.setMaxWidth(WIDTH);
    Button close = new Button("Close");
    close.setDefaultButton(true);
    close.setCancelButton(true);
    close.setOnAction(_ -> stage.close());
    VBox content = new VBox(16, new ProductMark(44), text, close);
    content.getStyleClass().addAll("console", "notice");
    content.setAlignment(Pos.CENTER);
    Scene scene = new Scene(content);
    new Themes(scene).show(UiOptions.Theme.SYSTEM);
    stage.setTitle("Earshot");
    stage.setScene(scene);
    stage.setOnHidden(_ -> window.closed.countDown());
    stage.show();
    return window;
  }

  /** Waits for the user to close it. */
  void awaitClosed() throws InterruptedException {
    closed.await();
  }
}
