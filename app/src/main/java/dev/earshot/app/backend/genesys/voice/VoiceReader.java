package dev.earshot.app.backend.genesys.voice;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.genesys.GwsApi;
import dev.earshot.app.supervision.BackendProblem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/**
 * Reads again what events told, and what they may not have told (chapter 7): events are quick,
 * reading is sure. What was read counts only if nothing was told meanwhile; otherwise it is read
 * once more. One thread of the back end runs it; others may {@link #read} besides.
 */
final class VoiceReader implements Runnable {
  private static final String DEVICES = "/me/devices?fields=*";
  private static final String CALLS = "/me/calls?fields=*";
  private static final String USERS = "/users?subresources=*";
  private static final int ATTEMPTS = 4;

  private final GwsApi api;
  private final VoiceReports reports;
  private final VoiceLine line;
  private final VoiceConfig config;
  private final InstantSource clock;
  private final Runnable housekeeping;
  private final AtomicLong told = new AtomicLong();
  private final BlockingQueue<Boolean> wakes = new LinkedBlockingQueue<>(1);
  private volatile boolean stopped;
  private volatile boolean begun;
  private volatile boolean dirty;
  private Instant nextState = Instant.MIN;
  private Instant nextUsers = Instant.MIN;

  /**
   * @param housekeeping what else is to be looked at now and then
   */
  VoiceReader(
      GwsApi api,
      VoiceReports reports,
      VoiceLine line,
      VoiceConfig config,
      InstantSource clock,
      Runnable housekeeping) {
    this.api = api;
    this.reports = reports;
    this.line = line;
    this.config = config;
    this.clock = clock;
    this.housekeeping = housekeeping;
  }

  @Override
  public void run() {
    try {
      while (!stopped) {
        wakes.poll(look().toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void stop() {
    stopped = true;
    wakes.offer(true);
  }

  /** Something was told: what was asked before knows nothing of it. */
  void told() {
    told.incrementAndGet();
    dirty = true;
    wakes.offer(true);
  }

  /** The session began, so there is something to be read. */
  void begin() {
    begun = true;
    told();
  }

  /** What is due; how long until something is due again. */
  Duration look() {
    housekeeping.run();
    Instant now = clock.instant();
    if (!begun) {
      return config.retry();
    }
    if (dirty || !now.isBefore(nextState)) {
      boolean read = read();
      boolean inCall = reports.read(book -> !book.calls().isEmpty());
      Duration usual = inCall ? config.look() : config.rest();
      nextState = clock.instant().plus(read ? usual : config.retry());
    }
    if (line.isUp() && !now.isBefore(nextUsers)) {
      nextUsers = now.plus(config.rest());
      users();
    }
    Duration due = Duration.between(clock.instant(), nextState);
    return due.compareTo(config.retry()) < 0 && due.isPositive() ? due : config.retry();
  }

  /**
   * Our device and our calls, as they are now.
   *
   * @return whether they could be read
   */
  boolean read() {
    try {
      for (int i = 0; i < ATTEMPTS; i++) {
        dirty = false;
        long before = told.get();
        JsonNode devices = api.get(DEVICES);
        JsonNode calls = api.get(CALLS);
        if (take(before, devices, calls)) {
          break;
        }
      }
      line.read(true, "");
      return true;
    } catch (BackendException e) {
      dirty = true;
      line.read(false, e.problem().what());
    } catch (RuntimeException e) {
      dirty = true;
      line.read(false, "what Genesys answers cannot be read: " + e);
    }
    return false;
  }

  /** Unless something was told since it was asked: that is newer. */
  private boolean take(long before, JsonNode devices, JsonNode calls) {
    OwnDevice own = own(VoiceRecords.devices(devices));
    List<CallRecord> ours =
        VoiceRecords.calls(calls, own.number()).stream()
            .filter(call -> VoiceFeed.isAt(call, own))
            .toList();
    boolean[] taken = new boolean[1];
    reports.update(
        book -> {
          taken[0] = told.get() == before;
          if (taken[0] || book.device().isEmpty()) {
            book.device(own, clock.instant());
            book.calls(ours, clock.instant());
          }
        });
    return taken[0];
  }

  private OwnDevice own(List<OwnDevice> devices) {
    List<OwnDevice> ours =
        devices.stream()
            .filter(
                d ->
                    config.device().isEmpty()
                        || d.id().equals(config.device())
                        || d.number().equals(config.device()))
            .toList();
    if (ours.size() != 1) {
      String numbers = String.join(", ", devices.stream().map(OwnDevice::number).toList());
      throw new BackendException(
          new BackendProblem.Rejected(
              true,
              "Which device is yours? Genesys shows "
                  + (numbers.isEmpty() ? "none" : numbers)
                  + ", the profile names "
                  + (config.device().isEmpty() ? "none" : config.device())));
    }
    return ours.getFirst();
  }

  private void users() {
    try {
      List<AgentRecord> agents = VoiceRecords.agents(api.get(USERS), api.userId(), config.base());
      reports.update(book -> book.agents(agents));
    } catch (BackendException e) {
      // Whom one may see is not what supervision rests on: what was known stays, "last known".
    }
  }
}
