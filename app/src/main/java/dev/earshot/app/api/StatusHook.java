package dev.earshot.app.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earshot.audio.focus.FocusEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tools.jackson.databind.node.ObjectNode;

/**
 * Posts status events to one URL, one at a time and in order, on a virtual thread {@code
 * backend-hook}. {@link #onEvent} never waits: what the queue cannot take is dropped and counted.
 * An event is tried once; the log says when deliveries begin to fail and when they work again.
 */
public final class StatusHook implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(StatusHook.class.getName());
  private static final MediaType JSON = MediaType.get("application/json");
  private static final Duration LAST_WORDS = Duration.ofMillis(800);

  /** Queued by {@link #close}: what stands behind it is not sent. */
  private static final byte[] END = {};

  private final HookConfig config;
  private final StatusEvents events;
  private final InstantSource clock;
  private final OkHttpClient http;
  private final BlockingQueue<byte[]> queue;
  private final AtomicLong delivered = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final Thread thread;

  /** Whether the last attempt failed; {@code backend-hook} only. */
  private boolean failing;

  private StatusHook(HookConfig config, StatusEvents events, InstantSource clock) {
    this.config = config;
    this.events = events;
    this.clock = clock;
    this.http =
        new OkHttpClient.Builder()
            .callTimeout(config.timeout())
            .followRedirects(false)
            .retryOnConnectionFailure(false)
            .build();
    this.queue = new ArrayBlockingQueue<>(config.queue());
    this.thread = Thread.ofVirtual().name("backend-hook").unstarted(this::run);
  }

  /**
   * @param focus address of the focus, part of each event
   */
  public static StatusHook start(
      HookConfig config, UUID account, InetSocketAddress focus, InstantSource clock) {
    CallDocuments documents = new CallDocuments(account, focus);
    StatusHook hook = new StatusHook(config, new StatusEvents(account, documents), clock);
    hook.thread.start();
    return hook;
  }

  /** Queues what the event is in jambonz's terms. Focus thread; never waits. */
  public void onEvent(FocusEvent event) {
    for (ObjectNode payload : events.of(event)) {
      if (!queue.offer(payload.toString().getBytes(UTF_8))) {
        dropped.incrementAndGet();
      }
    }
  }

  /** Events answered with 2xx. */
  public long delivered() {
    return delivered.get();
  }

  /** Events refused, timed out or not connected. */
  public long failed() {
    return failed.get();
  }

  /** Events that found the queue full. */
  public long dropped() {
    return dropped.get();
  }

  private void run() {
    try {
      for (byte[] body = queue.take(); body != END; body = queue.take()) {
        post(body);
      }
    } catch (InterruptedException e) {
      // close() interrupts a delivery that takes too long: the rest is not sent.
      Thread.currentThread().interrupt();
    }
  }

  private void post(byte[] body) {
    Request.Builder request =
        new Request.Builder().url(config.url()).post(RequestBody.create(body, JSON));
    config
        .secret()
        .ifPresent(
            secret ->
                request.header(
                    HookSignature.HEADER, HookSignature.of(secret, clock.instant(), body)));
    try (Response response = http.newCall(request.build()).execute()) {
      if (response.isSuccessful()) {
        delivered.incrementAndGet();
        works();
      } else {
        fails("answered " + response.code());
      }
    } catch (IOException e) {
      fails(String.valueOf(e.getMessage()));
    }
  }

  private void works() {
    if (failing) {
      failing = false;
      LOG.log(
          System.Logger.Level.INFO,
          "status hook {0} works again; {1} events failed so far",
          config.url().redact(),
          failed.get());
    }
  }

  private void fails(String why) {
    failed.incrementAndGet();
    if (!failing) {
      failing = true;
      LOG.log(
          System.Logger.Level.WARNING, "status hook {0} fails: {1}", config.url().redact(), why);
    }
  }

  /** Sends what is queued, for at most 0.8 s, then stops; idempotent. */
  @Override
  public void close() {
    try {
      // A full queue has no room for the end: then there is no time for its content either.
      if (!queue.offer(END) || !thread.join(LAST_WORDS)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
