package dev.earshot.app.ui.topbar;

import dev.earshot.app.console.ConnectionView;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.DemoView;
import java.util.Locale;

/**
 * What the top bar shows.
 *
 * @param demo empty outside the demo, else what distinguishes this run
 * @param attention number of alerts
 * @param user the supervisor's account
 */
public record TopBarViewModel(
    String demo, int live, int attention, ConnectionView connection, String user) {
  public static TopBarViewModel of(ConsoleSnapshot snapshot) {
    return new TopBarViewModel(
        snapshot.demo().map(TopBarViewModel::run).orElse(""),
        snapshot.conferences().size(),
        snapshot.alerts().size(),
        snapshot.connection(),
        user(snapshot.dock().account()));
  }

  private static String run(DemoView demo) {
    String speed =
        demo.speed() == 1 ? "" : String.format(Locale.ROOT, " at %s× speed", trim(demo.speed()));
    return "A simulated call centre on this computer, seed " + demo.seed() + speed;
  }

  private static String trim(double speed) {
    return speed == Math.rint(speed) ? Long.toString((long) speed) : Double.toString(speed);
  }

  /** {@code mara} of {@code sip:mara@127.0.0.1}. */
  static String user(String account) {
    return account.replaceFirst("^sips?:", "").replaceFirst("@.*$", "");
  }

  /** While there is no connection, how many are live cannot be known. */
  boolean isLiveKnown() {
    return connection.state() == ConnectionView.State.UP
        || connection.state() == ConnectionView.State.DEGRADED;
  }

  String liveText() {
    return (isLiveKnown() ? Integer.toString(live) : "?") + " live";
  }

  String attentionText() {
    return attention == 0
        ? ""
        : attention == 1 ? "1 needs attention" : attention + " need attention";
  }
}
