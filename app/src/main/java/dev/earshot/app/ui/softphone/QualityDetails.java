package dev.earshot.app.ui.softphone;

import dev.earshot.app.console.DockView.Quality;
import dev.earshot.app.ui.softphone.SoftphoneViewModel.Clicks;
import dev.earshot.app.ui.softphone.SoftphoneViewModel.Detail;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The quality of a call as numbers and words; what is not known is a question mark. */
final class QualityDetails {
  private static final String UNKNOWN = "?";
  private static final double FAIR_MOS = 3.5;
  private static final double MUCH_LOSS = 3;
  private static final double MUCH_JITTER = 40;

  /** ITU-T G.114: above this a conversation suffers. */
  private static final double LATE = 300;

  private QualityDetails() {}

  static List<Detail> of(Quality q, Optional<Clicks> clicks) {
    return List.of(
        new Detail("audio", q.flow().isEmpty() ? UNKNOWN : q.flow(), q.isOneWay()),
        number("MOS", "%.1f", q.mos(), q.mos() >= 0 && q.mos() < FAIR_MOS),
        number("loss", "%.1f %%", q.lossPercent(), q.lossPercent() > MUCH_LOSS),
        number("concealed", "%.1f %%", q.concealedPercent(), q.concealedPercent() > MUCH_LOSS),
        number("jitter", "%.0f ms", q.jitterMillis(), q.jitterMillis() > MUCH_JITTER),
        number("buffer", "%.0f ms", q.bufferMillis(), false),
        number("round trip", "%.0f ms", q.roundTripMillis(), q.roundTripMillis() > LATE),
        number("mouth to ear", "about %.0f ms", q.mouthToEarMillis(), q.mouthToEarMillis() > LATE),
        new Detail(
            "click to ear",
            clicks
                .map(c -> c.last() + " ms, median " + c.median() + " of " + c.count())
                .orElse(UNKNOWN),
            false),
        new Detail("codec", q.codec().isEmpty() ? UNKNOWN : q.codec(), false),
        new Detail("encryption", encryption(q), false));
  }

  private static String encryption(Quality q) {
    if (q.codec().isEmpty()) {
      return UNKNOWN;
    }
    return q.encryption().isEmpty() ? "none" : q.encryption();
  }

  private static Detail number(String name, String format, double value, boolean bad) {
    return new Detail(name, value < 0 ? UNKNOWN : String.format(Locale.ROOT, format, value), bad);
  }
}
