package dev.earshot.app.backend;

import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.console.DockCommands;
import dev.earshot.app.supervision.Session;
import dev.earshot.app.supervision.SessionInput;
import dev.earshot.app.supervision.Timings;
import dev.earshot.mixer.port.PrivacyGate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The supervision loop, stepped by a test of an adapter. */
public final class SteppedLoop {
  private final PrivacyGate.Opener opener = PrivacyGate.create();
  private final SupervisionLoop loop;
  private final SupervisionCommands user;

  public SteppedLoop(
      ConferenceBackend backend,
      Timings timings,
      Consumer<ConsoleEvent> screen,
      InstantSource clock,
      Executor threads) {
    loop = new SupervisionLoop(backend, opener, screen, timings, clock, threads);
    user = new SupervisionCommands(loop, new NoDock(), screen, clock);
  }

  /** How long nothing is due by itself, at most {@code most}. */
  public Duration quiet(Duration most) {
    return loop.untilDue(most);
  }

  /** As {@link SupervisionLoop#stop}. */
  public void stop() {
    loop.stop();
  }

  /** A customer's ear of ours listens along. */
  public void guardByEar() {
    loop.guardByEar();
  }

  /** What the loop does when nothing happens. */
  public void idle() {
    loop.idle();
  }

  public void listen() {
    loop.listen();
  }

  /** Everything that is due; false if nothing was. */
  public boolean steps() {
    boolean any = false;
    while (loop.step()) {
      any = true;
    }
    return any;
  }

  public void put(SessionInput input) {
    loop.put(input);
  }

  public SupervisionCommands user() {
    return user;
  }

  public Session session() {
    return loop.session();
  }

  public PrivacyGate gate() {
    return opener.gate();
  }

  private static final class NoDock implements DockCommands {
    @Override
    public void useMicrophone(String spec) {}

    @Override
    public void useSpeaker(String spec) {}

    @Override
    public void setMicrophoneGain(int decibels) {}

    @Override
    public void setDucking(int decibels) {}
  }
}
