package dev.earshot.app.profile;

/** Where {@link Settings} are kept. Both methods may touch a disk; any thread but FX and mix. */
public interface Memory {
  /** What was saved last; nothing if nothing was, or if it cannot be read. */
  Settings load();

  /** Remembers; that it could not be is one line of the log. */
  void save(Settings settings);

  /** What the user should know of the last {@link #load}, in a sentence; empty if all is well. */
  default String problem() {
    return "";
  }

  /** Remembers nothing. */
  static Memory none() {
    return new Memory() {
      @Override
      public Settings load() {
        return Settings.NONE;
      }

      @Override
      public void save(Settings settings) {}
    };
  }
}
