package dev.earshot.app.demo.ear;

/** Lets sound through to a recorder that may be put on later, also in the middle of a call. */
public final class Tap implements FrameSink {
  private volatile FrameSink sink = frame -> {};

  public void open(FrameSink to) {
    sink = to;
  }

  @Override
  public void write(int[] frame) {
    sink.write(frame);
  }
}
