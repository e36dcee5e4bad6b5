package dev.earshot.app.ui.widget;

import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/** Earshot's mark: a voice and the three rings it reaches, the outermost open like an ear. */
public final class ProductMark extends StackPane {
  public ProductMark(double size) {
    getStyleClass().add("product-mark");
    setMinSize(size, size);
    setPrefSize(size, size);
    setMaxSize(size, size);
    double scale = size / 32;
    getChildren()
        .addAll(
            stroke("M16 6.5 a9.5 9.5 0 0 1 9.5 9.5 c0 5 -4 6 -5.2 9.2", scale),
            stroke("M10.5 16 a5.5 5.5 0 1 1 8.6 4.5", scale),
            stroke("M6.5 16 a9.5 9.5 0 0 1 3.2 -7.1", scale),
            dot(scale));
  }

  private static SVGPath stroke(String path, double scale) {
    SVGPath shape = shape(path, scale);
    shape.getStyleClass().add("product-mark-line");
    return shape;
  }

  private static SVGPath dot(double scale) {
    SVGPath shape = shape("M13.9 16 a2.1 2.1 0 1 0 4.2 0 a2.1 2.1 0 1 0 -4.2 0", scale);
    shape.getStyleClass().add("product-mark-dot");
    return shape;
  }

  /** Paths are drawn on a 32 by 32 field whose middle is the middle of the mark. */
  private static SVGPath shape(String path, double scale) {
    SVGPath shape = new SVGPath();
    shape.setContent(path);
    shape.setManaged(false);
    shape.getTransforms().add(new Scale(scale, scale));
    return shape;
  }
}
