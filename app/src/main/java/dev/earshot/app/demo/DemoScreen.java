package dev.earshot.app.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pictures of the window during the tour, if there is a window and somebody wants them. */
public final class DemoScreen {
  /** Writes what the window shows now. */
  @FunctionalInterface
  public interface Camera {
    void screenshot(Path file) throws IOException;
  }

  private static final System.Logger LOG = System.getLogger(DemoScreen.class.getName());

  private final Optional<Path> directory;
  private final List<Path> pictures = new ArrayList<>();
  private volatile Optional<Camera> camera = Optional.empty();

  /**
   * @param directory empty if nobody wants pictures
   */
  public DemoScreen(Optional<Path> directory) {
    this.directory = directory;
  }

  /** From now on there is a window. */
  public void use(Camera windows) {
    camera = Optional.of(windows);
  }

  /** Takes a picture; one that fails is missing in the list of files, the tour goes on. */
  public void take(String name) {
    if (camera.isPresent() && directory.isPresent()) {
      Path file = directory.get().resolve(name + ".png");
      try {
        camera.get().screenshot(file);
        pictures.add(file);
      } catch (IOException e) {
        LOG.log(System.Logger.Level.WARNING, e.getMessage());
      }
    }
  }

  /** What has been written; to be asked when the tour is over. */
  public List<Path> pictures() {
    return List.copyOf(pictures);
  }
}
