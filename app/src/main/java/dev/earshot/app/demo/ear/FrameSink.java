package dev.earshot.app.demo.ear;

/** Takes sound, one tick at a time, on the mix thread: must neither block nor allocate. */
@FunctionalInterface
public interface FrameSink {
  void write(int[] frame);
}
