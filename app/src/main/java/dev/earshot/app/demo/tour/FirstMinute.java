package dev.earshot.app.demo.tour;

/** The scenes of the first minute in order (console.md chapter 7). */
public final class FirstMinute {
  /** Number of captions. */
  public static final int STEPS = 11;

  private final FirstVoices voices;
  private final HandOver handOver;
  private final LoudAndSilent finale;

  public FirstMinute(Tour tour) {
    this.voices = new FirstVoices(tour);
    this.handOver = new HandOver(tour);
    this.finale = new LoudAndSilent(tour);
  }

  public void perform() {
    voices.list();
    voices.twoVoices();
    voices.nobodyHearsYou();
    voices.whisper();
    voices.otherEars();
    handOver.handRaise();
    handOver.transfer();
    finale.barge();
    finale.pulledCable();
    finale.whisperAgain();
    finale.card();
  }
}
