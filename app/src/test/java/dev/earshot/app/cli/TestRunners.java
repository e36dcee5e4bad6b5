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
import java.util.function.Supplier;

/** Runs a demo or a console that a test brings, and nothing else. */
record TestRunners(DemoRunner demo, Supplier<Optional<OpenConsole>> opened) implements Runners {
  TestRunners(DemoRunner demo) {
    this(demo, Optional::empty);
  }

  /** Brings no demo. */
  static TestRunners of(Supplier<OpenConsole> console) {
    DemoRunner none =
        (_, _) -> {
          throw new IOException("no demo in this test");
        };
    return new TestRunners(none, () -> Optional.of(console.get()));
  }

  @Override
  public int run(DemoOptions options, PrintWriter out) throws IOException {
    return demo.run(options, out);
  }

  @Override
  public OpenConsole console(Profile profile) throws IOException {
    return opened.get().orElseThrow(() -> new IOException("no console in this test"));
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
