package dev.earshot.app.ui.widget;

import dev.earshot.app.console.Meters;
import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * A level in segments, from -60 to 0 dBFS. Draws only when the number of lit segments changed, and
 * nothing at all for {@link Meters#UNKNOWN}. Colours come from CSS: {@code -meter-low, -meter-mid,
 * -meter-high, -meter-track}.
 */
public final class LevelMeter extends Region {
  private static final StyleablePropertyFactory<LevelMeter> CSS =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());
  private static final int FLOOR = -60;
  private static final int MID_FROM = -15;
  private static final int HIGH_FROM = -5;
  private static final double PITCH = 5;
  private static final double SEGMENT = 3;
  private static final int NOTHING_DRAWN = -2;

  private final StyleableProperty<Color> low = color("-meter-low", Color.GREEN);
  private final StyleableProperty<Color> mid = color("-meter-mid", Color.GOLDENROD);
  private final StyleableProperty<Color> high = color("-meter-high", Color.RED);
  private final StyleableProperty<Color> track = color("-meter-track", Color.GRAY);
  private final Canvas canvas = new Canvas();
  private int level = Meters.UNKNOWN;
  private int lit = NOTHING_DRAWN;

  public LevelMeter(double height) {
    getStyleClass().add("level-meter");
    setMinSize(PITCH * 4, height);
    setPrefSize(PITCH * 20, height);
    setMaxHeight(height);
    setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
    getChildren().add(canvas);
  }

  /** Shows a level in dBFS. */
  public void show(int dbfs) {
    level = dbfs;
    if (litAt(dbfs) != lit) {
      draw();
    }
  }

  /** Segments lit for a level, out of {@code segments}; -1 if the level is not known. */
  static int lit(int dbfs, int segments) {
    if (dbfs == Meters.UNKNOWN) {
      return -1;
    }
    double share = (double) (Math.clamp(dbfs, FLOOR, 0) - FLOOR) / -FLOOR;
    return (int) Math.round(share * segments);
  }

  private int litAt(int dbfs) {
    return lit(dbfs, segments());
  }

  private int segments() {
    return (int) ((canvas.getWidth() + PITCH - SEGMENT) / PITCH);
  }

  @Override
  protected void layoutChildren() {
    double width = snapSizeX(getWidth());
    double height = snapSizeY(getHeight());
    if (canvas.getWidth() != width || canvas.getHeight() != height) {
      canvas.setWidth(width);
      canvas.setHeight(height);
      draw();
    }
  }

  private void draw() {
    int segments = segments();
    lit = lit(level, segments);
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    for (int i = 0; i < segments && lit >= 0; i++) {
      g.setFill(i < lit ? hue(FLOOR - (double) FLOOR * i / segments) : track.getValue());
      g.fillRect(i * PITCH, 0, SEGMENT, canvas.getHeight());
    }
  }

  private Color hue(double dbfs) {
    if (dbfs >= HIGH_FROM) {
      return high.getValue();
    }
    return dbfs >= MID_FROM ? mid.getValue() : low.getValue();
  }

  private StyleableProperty<Color> color(String css, Color initial) {
    StyleableProperty<Color> property =
        CSS.createStyleableColorProperty(this, css, css, m -> m.byName(css), initial);
    ((javafx.beans.value.ObservableValue<?>) property).addListener(_ -> draw());
    return property;
  }

  private StyleableProperty<Color> byName(String css) {
    return switch (css) {
      case "-meter-low" -> low;
      case "-meter-mid" -> mid;
      case "-meter-high" -> high;
      default -> track;
    };
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return CSS.getCssMetaData();
  }
}
