package dev.earshot.app.simulate.laml;

import java.time.Duration;

/** Lets time pass; tests let it pass faster. */
interface Nap {
  void take(Duration time) throws InterruptedException;
}
