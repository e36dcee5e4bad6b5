package dev.earshot.app.cli;

import dev.earshot.app.console.OpenConsole;
import dev.earshot.app.demo.DemoOptions;
import dev.earshot.app.doctor.Examination;
import dev.earshot.app.doctor.Finding;
import dev.earshot.app.profile.Profile;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs a demo that a test brings, and nothing else. */
record TestRunners(DemoRunner demo) implements Runners {
  @Override
  public int run(DemoOptions options, PrintWriter out) throws IOException {
    return demo.run(options, out);
  }

  @Override
  public OpenConsole console(Profile profile) throws IOException {
    throw new IOException("no console in this test");
  }

  @Override
  public int window(Profile profile) throws IOException {
    throw new IOException("no window in this test");
  }

  @Override
  public int relay(Profile profile, Optional<InetSocketAddress> health, PrintWriter out)
      throws IOException {
    throw new IOException("no relay in this test");
  }

  @Override
  public void tell(String sentence) throws IOException {
    throw new IOException("no window in this test");
  }

  @Override
  public void examine(Examination wish, Consumer<Finding> findings) {
    findings.accept(Finding.ok("java", ""));
  }
}
