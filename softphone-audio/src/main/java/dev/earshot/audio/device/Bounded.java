package dev.earshot.audio.device;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Calls into a sound system with a time limit. A sound server that hangs blocks its callers in
 * native code where no interrupt reaches them, so each call runs on a daemon thread of its own that
 * is abandoned when the limit is over.
 */
final class Bounded {
  private Bounded() {}

  /**
   * @param what for the error message, as in "microphone 'default'"
   * @param late takes a result that arrives after the limit, to close it
   * @throws IOException if the call failed or did not end in time
   */
  static <T> T call(String what, Duration limit, Callable<T> call, Consumer<T> late)
      throws IOException {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("sound-call")
        .start(
            () -> {
              try {
                result.complete(call.call());
              } catch (Exception e) {
                result.completeExceptionally(e);
              }
            });
    try {
      return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IOException(what + ": " + cause.getMessage(), cause);
    } catch (TimeoutException e) {
      result.thenAccept(late);
      throw new IOException(
          what + ": the sound system did not answer within " + limit.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      result.thenAccept(late);
      throw new IOException(what + " was interrupted", e);
    }
  }
}
