package dev.earshot.packaging;

import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Writes what a display shows to a file; run with that display, in a process of its own. */
final class Photograph {
  private Photograph() {}

  public static void main(String[] arguments) throws Exception {
    Rectangle all = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
    ImageIO.write(new Robot().createScreenCapture(all), "png", Path.of(arguments[0]).toFile());
    System.exit(0);
  }
}
