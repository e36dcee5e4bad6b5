package dev.earshot.app;

/**
 * How often devices are listed: soon after the sound system told of a change, else every third
 * look, and where there is nothing at all only now and then. One thread.
 */
final class ListPace {
  /** Looks between two lists, for sound systems that tell nothing of themselves. */
  private static final int USUAL = 3;

  /** At 150 ms a look: three seconds. */
  private static final int RARE = 20;

  private int looks;
  private int pause = USUAL;

  /**
   * One look.
   *
   * @param changed whether the sound system told of a change
   */
  boolean due(boolean changed) {
    looks++;
    return changed || looks >= pause;
  }

  /**
   * Devices were listed.
   *
   * @param any whether there is one
   */
  void listed(boolean any) {
    looks = 0;
    pause = any ? USUAL : Math.min(RARE, 2 * pause);
  }
}
