package dev.earshot.app.cli;

import dev.earshot.app.demo.DemoOptions;
import java.io.IOException;
import java.io.PrintWriter;

/** Runs the demo; wired where everything is known. */
@FunctionalInterface
public interface DemoRunner {
  /**
   * @param out where the summary goes
   * @return exit code: 0 if everything was measured as claimed
   * @throws IOException if it cannot start or write; the message is one line that names what
   */
  int run(DemoOptions options, PrintWriter out) throws IOException;
}
