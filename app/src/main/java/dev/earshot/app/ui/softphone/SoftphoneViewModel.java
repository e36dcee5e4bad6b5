package dev.earshot.app.ui.softphone;

import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.DockView;
import dev.earshot.app.console.DockView.Quality;
import dev.earshot.app.console.SessionView.Measured;
import dev.earshot.app.supervision.SessionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the dock shows.
 *
 * @param mos {@code 4.3}, or {@code ?} while it is not known
 * @param quality the other numbers in one line, only those that are known
 * @param details every number, known or not
 * @param clicks measured click-to-audible; empty where it cannot be measured
 * @param leaked samples that reached somebody who was not to hear; empty where not measured
 */
public record SoftphoneViewModel(
    DockView dock,
    String mos,
    MosLook mosLook,
    String quality,
    List<Detail> details,
    Optional<Clicks> clicks,
    Optional<Long> leaked,
    boolean muted,
    boolean inConference) {

  /** How good the mean opinion score is. */
  public enum MosLook {
    GOOD,
    FAIR,
    POOR,
    UNKNOWN
  }

  /**
   * One number.
   *
   * @param bad whether it is worse than it should be
   */
  public record Detail(String name, String value, boolean bad) {}

  /** Click-to-audible in milliseconds. */
  public record Clicks(int last, int median, int count) {}

  public static SoftphoneViewModel of(ConsoleSnapshot snapshot) {
    Quality quality = snapshot.dock().quality();
    Optional<Clicks> clicks = snapshot.session().measured().flatMap(SoftphoneViewModel::clicks);
    return new SoftphoneViewModel(
        snapshot.dock(),
        quality.mos() < 0 ? "?" : String.format(Locale.ROOT, "%.1f", quality.mos()),
        look(quality.mos()),
        line(quality),
        QualityDetails.of(quality, clicks),
        clicks,
        snapshot.session().measured().map(Measured::leakedSamples),
        snapshot.session().mutedByUser(),
        snapshot.session().state() != SessionState.OUT);
  }

  private static MosLook look(double mos) {
    if (mos < 0) {
      return MosLook.UNKNOWN;
    }
    if (mos >= 4.0) {
      return MosLook.GOOD;
    }
    return mos >= 3.5 ? MosLook.FAIR : MosLook.POOR;
  }

  private static String line(Quality quality) {
    if (quality.codec().isEmpty()) {
      return "No call";
    }
    List<String> parts = new ArrayList<>();
    add(parts, "RTT %.0f ms", quality.roundTripMillis());
    add(parts, "loss %.1f %%", quality.lossPercent());
    add(parts, "jitter %.0f ms", quality.jitterMillis());
    return String.join(" · ", parts);
  }

  private static void add(List<String> parts, String format, double value) {
    if (value >= 0) {
      parts.add(String.format(Locale.ROOT, format, value));
    }
  }

  private static Optional<Clicks> clicks(Measured measured) {
    List<Integer> all = measured.clickToAudibleMillis();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    List<Integer> sorted = all.stream().sorted().toList();
    int middle = sorted.size() / 2;
    int median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : Math.round((sorted.get(middle - 1) + sorted.get(middle)) / 2f);
    return Optional.of(new Clicks(all.getLast(), median, all.size()));
  }
}
