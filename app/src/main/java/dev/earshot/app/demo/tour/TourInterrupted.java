package dev.earshot.app.demo.tour;

/** The demo is to end, or the user has taken over; unwinds the tour. */
public final class TourInterrupted extends RuntimeException {
  private static final long serialVersionUID = 1;

  public TourInterrupted(String why) {
    super(why, null, false, false);
  }
}
