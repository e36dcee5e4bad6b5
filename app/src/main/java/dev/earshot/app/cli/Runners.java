package dev.earshot.app.cli;

import dev.earshot.app.console.OpenConsole;
import dev.earshot.app.profile.Profile;
import java.io.IOException;
import java.io.PrintWriter;

/** What commands start; wired where everything is known. */
public interface Runners extends DemoRunner {
  /**
   * Starts the console of a profile, without a window.
   *
   * @throws IOException if it cannot start; the message is one line that names what
   */
  OpenConsole console(Profile profile) throws IOException;

  /**
   * Opens the window of a profile and returns when it is closed.
   *
   * @throws IOException as for {@link #console}
   */
  int window(Profile profile) throws IOException;

  /**
   * Runs the endpoint of a profile for consoles elsewhere until Ctrl-C.
   *
   * @param out where it says that it is ready
   * @throws IOException as for {@link #console}
   */
  int relay(Profile profile, PrintWriter out) throws IOException;

  /** Examines what a profile names, without joining anything; each finding as it is made. */
  void examine(Profile profile, java.util.function.Consumer<Finding> findings);

  /**
   * @param what was examined
   * @param good whether it is as it must be
   * @param detail one sentence; what to do, if it is not good
   */
  record Finding(String what, boolean good, String detail) {}
}
