package dev.earshot.audio.voice;

/** Leaves every voice as it is. Immutable. */
final class PassThrough implements Processor {
  private final String notice;

  /**
   * @param notice why, in a sentence; empty if that is as wished
   */
  PassThrough(String notice) {
    this.notice = notice;
  }

  @Override
  public void process(int[] frame) {}

  @Override
  public void played(int[] frame) {}

  @Override
  public void use(VoiceSettings settings) {}

  @Override
  public VoiceSettings settings() {
    return VoiceSettings.OFF;
  }

  @Override
  public double voice() {
    return UNKNOWN;
  }

  @Override
  public String notice() {
    return notice;
  }

  @Override
  public void close() {}
}
