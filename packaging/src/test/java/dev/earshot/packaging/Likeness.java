package dev.earshot.packaging;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * How much two pictures of a window differ: in a coarse grid, so that what moves in them – meters,
 * times, one word or another – counts little, and what is missing or broken counts much.
 */
final class Likeness {
  private static final int COLUMNS = 64;
  private static final int ROWS = 40;

  private Likeness() {}

  /** Mean difference of the fields' brightness, 0 to 255. */
  static double difference(Path one, Path other) throws IOException {
    int[] a = fields(one);
    int[] b = fields(other);
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    return (double) sum / a.length;
  }

  /** Whether there is anything in it: the span of the fields' brightness. */
  static int contrast(Path picture) throws IOException {
    int least = 255;
    int most = 0;
    for (int field : fields(picture)) {
      least = Math.min(least, field);
      most = Math.max(most, field);
    }
    return most - least;
  }

  private static int[] fields(Path file) throws IOException {
    BufferedImage picture = ImageIO.read(file.toFile());
    if (picture == null) {
      throw new IOException(file + " is no picture");
    }
    BufferedImage small = new BufferedImage(COLUMNS, ROWS, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(
        picture.getScaledInstance(COLUMNS, ROWS, java.awt.Image.SCALE_AREA_AVERAGING), 0, 0, null);
    graphics.dispose();
    return small.getRaster().getSamples(0, 0, COLUMNS, ROWS, 0, (int[]) null);
  }
}
