package dev.earshot.app.doctor;

import java.util.List;
import java.util.function.Consumer;

/**
 * Runs checks one after the other. What hangs – a sound server, a driver – is left behind when its
 * time is over, what breaks is a finding, and the others go on. Any thread.
 */
public final class Checkup {
  private Checkup() {}

  /**
   * @param findings hears of each finding on the thread of its check, never of two at once
   */
  public static void run(List<Check> checks, Consumer<Finding> findings) {
    for (Check check : checks) {
      run(check, new Ledger(check.name(), findings));
    }
  }

  private static void run(Check check, Ledger ledger) {
    Thread doctor = Thread.ofPlatform().daemon().name("doctor").start(() -> examine(check, ledger));
    try {
      if (!doctor.join(check.limit())) {
        ledger.end("did not end within " + check.limit().toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ledger.end("was interrupted");
    }
  }

  private static void examine(Check check, Ledger ledger) {
    try {
      check.examine(ledger);
    } catch (RuntimeException | LinkageError e) {
      System.getLogger(Checkup.class.getName())
          .log(System.Logger.Level.DEBUG, "check " + check.name() + " broke", e);
      ledger.end("broke: " + e);
    }
  }

  /** Passes findings on until its check is over. */
  private static final class Ledger implements Consumer<Finding> {
    private final String check;
    private final Consumer<Finding> findings;
    private boolean over;

    Ledger(String check, Consumer<Finding> findings) {
      this.check = check;
      this.findings = findings;
    }

    @Override
    public synchronized void accept(Finding finding) {
      if (!over) {
        findings.accept(finding);
      }
    }

    synchronized void end(String why) {
      if (!over) {
        over = true;
        findings.accept(
            Finding.failed(
                check,
                "the check " + why,
                "run earshot doctor --only " + check + " again; if it stays so, report it"));
      }
    }
  }
}
