package dev.earshot.app.cli;

import dev.earshot.app.console.OpenConsole;
import dev.earshot.app.doctor.Examination;
import dev.earshot.app.doctor.Finding;
import dev.earshot.app.profile.Profile;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Consumer;

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
   * @param health where it tells how it is, if anywhere
   * @param out where it says that it is ready
   * @throws IOException as for {@link #console}
   */
  int relay(Profile profile, Optional<InetSocketAddress> health, PrintWriter out)
      throws IOException;

  /**
   * Tells the user something in a small window and returns when it is closed.
   *
   * @throws IOException if there is no display
   */
  void tell(String sentence) throws IOException;

  /**
   * Examines the workstation and what a profile names, without joining anything.
   *
   * @param findings hears of each finding as it is made, of one at a time
   */
  void examine(Examination wish, Consumer<Finding> findings);
}
