import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The data of an SVG path, of the commands M, a, c and l (SVG 1.1, chapter 8). */
final class PathData {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z]|-?[0-9]*\\.?[0-9]+");

  private final Matcher tokens;
  private final Path2D path = new Path2D.Double();
  private double x;
  private double y;

  PathData(String text) {
    tokens = TOKEN.matcher(text);
  }

  Shape shape() {
    while (tokens.find()) {
      String command = tokens.group();
      switch (command) {
        case "M" -> {
          x = next();
          y = next();
          path.moveTo(x, y);
        }
        case "l" -> {
          x += next();
          y += next();
          path.lineTo(x, y);
        }
        case "c" -> curve();
        case "a" -> arc();
        default -> throw new IllegalStateException("no drawing of the path command " + command);
      }
    }
    return path;
  }

  private double next() {
    if (!tokens.find()) {
      throw new IllegalStateException("the path ends too early");
    }
    return Double.parseDouble(tokens.group());
  }

  private void curve() {
    double x1 = x + next();
    double y1 = y + next();
    double x2 = x + next();
    double y2 = y + next();
    x += next();
    y += next();
    path.curveTo(x1, y1, x2, y2, x, y);
  }

  /** A circle's arc from here to there: its middle by SVG 1.1, F.6.5, with equal radii. */
  private void arc() {
    double r = next();
    double same = next();
    double turn = next();
    boolean large = next() != 0;
    boolean sweep = next() != 0;
    double dx = next();
    double dy = next();
    if (same != r || turn != 0) {
      throw new IllegalStateException("only arcs of circles are drawn");
    }
    double chord = Math.hypot(dx, dy);
    double away = Math.sqrt(Math.max(0, r * r - chord * chord / 4));
    double side = large == sweep ? -1 : 1;
    double cx = x + dx / 2 - side * away * dy / chord;
    double cy = y + dy / 2 + side * away * dx / chord;
    double from = Math.toDegrees(Math.atan2(y - cy, x - cx));
    double to = Math.toDegrees(Math.atan2(y + dy - cy, x + dx - cx));
    double extent = to - from;
    if (sweep && extent < 0) {
      extent += 360;
    } else if (!sweep && extent > 0) {
      extent -= 360;
    }
    // Arc2D counts against the clock, on a field whose y grows upwards.
    Arc2D arc = new Arc2D.Double(cx - r, cy - r, 2 * r, 2 * r, -from, -extent, Arc2D.OPEN);
    path.append(arc.getPathIterator(new AffineTransform()), true);
    x += dx;
    y += dy;
  }
}
